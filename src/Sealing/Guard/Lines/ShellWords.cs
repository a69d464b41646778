namespace Sealing.Guard.Lines;

/// <summary>The words of a line as a shell takes it apart: quotes, <c>$(...)</c> and <c>`...`</c> hold what is in them together.</summary>
internal static class ShellWords
{
    public static List<Range> Split(ReadOnlySpan<char> line)
    {
        var words = new List<Range>();
        for (var at = 0; at < line.Length;)
        {
            var length = LengthOfWord(line[at..]);
            if (length > 0)
            {
                words.Add(at..(at + length));
            }

            at += length + 1;
        }

        return words;
    }

    /// <summary>A word without the quotes around it, and how many characters that took from its start.</summary>
    public static ReadOnlySpan<char> Unquote(ReadOnlySpan<char> word, out int skipped)
    {
        skipped = word is ['"' or '\'', .., var last] && last == word[0] && word.Length > 1 ? 1 : 0;
        return skipped == 0 ? word : word[1..^1];
    }

    private static int LengthOfWord(ReadOnlySpan<char> text)
    {
        var at = 0;
        var depth = 0;
        while (at < text.Length && (depth > 0 || text[at] is not (' ' or '\t' or '|' or ';')))
        {
            switch (text[at])
            {
                case '"' or '\'' or '`' when depth == 0:
                    at += LengthOfQuoted(text[at..]);
                    break;
                case '\\':
                    at += 2;
                    break;
                default:
                    depth += text[at..] is ['$', '(', ..] || (depth > 0 && text[at] == '(' && text[at - 1] != '$') ? 1 : depth > 0 && text[at] == ')' ? -1 : 0;
                    at++;
                    break;
            }
        }

        return Math.Min(at, text.Length);
    }

    // A quote that does not end is a character, as in an apostrophe.
    private static int LengthOfQuoted(ReadOnlySpan<char> text) => text[1..].IndexOf(text[0]) is >= 0 and var end ? end + 2 : 1;
}
