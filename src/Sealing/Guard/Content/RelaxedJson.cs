namespace Sealing.Guard.Content;

/// <summary>JSON as editors and tools read it: with comments, which YAML takes for text, and with a comma after the last item.</summary>
internal static class RelaxedJson
{
    /// <summary>The text with blanks in place of <c>// …</c>, <c>/* … */</c> and last commas, so that places stay what they are.</summary>
    public static string Strict(string text)
    {
        var units = text.ToCharArray();
        var comma = -1;
        for (var at = 0; at < units.Length;)
        {
            var rest = units.AsSpan(at);
            var length = rest switch
            {
                ['/', '/', ..] => Or(rest.IndexOf('\n'), rest.Length),
                ['/', '*', ..] => rest[2..].IndexOf("*/") is >= 0 and var end ? end + 4 : rest.Length,
                _ => 0,
            };
            Blank(rest[..length]);
            if (length == 0 && !char.IsWhiteSpace(rest[0]))
            {
                Blank(rest[0] is '}' or ']' && comma >= 0 ? units.AsSpan(comma, 1) : []);
                comma = rest[0] == ',' ? at : -1;
            }

            at += length > 0 ? length : rest[0] == '"' ? LengthOfString(rest) : 1;
        }

        return new string(units);
    }

    private static int LengthOfString(ReadOnlySpan<char> text)
    {
        var at = 1;
        while (at < text.Length && text[at] is not ('"' or '\n'))
        {
            at += text[at] == '\\' ? 2 : 1;
        }

        return Math.Min(at + 1, text.Length);
    }

    private static int Or(int index, int otherwise) => index < 0 ? otherwise : index;

    private static void Blank(Span<char> units)
    {
        foreach (ref var unit in units)
        {
            unit = unit == '\n' ? unit : ' ';
        }
    }
}
