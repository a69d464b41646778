using Sealing.Sops.Values;

namespace Sealing.Sops.Stores.Flat;

/// <summary>Values in quotes over several lines, as other readers of dotenv files have them. The reference takes every line for itself.</summary>
internal static class DotenvQuotes
{
    /// <summary>What is written behind the ciphertext of such a value: the reference passes over what follows the bracket.</summary>
    public const string Mark = "\"";

    public static bool IsMarked(string value) => value.StartsWith(EncryptedText.Prefix, StringComparison.Ordinal) && value.EndsWith("]" + Mark, StringComparison.Ordinal);

    /// <summary>
    /// Where the last line of the value ends, and whether its lines can be nothing else: all of them may be lines for the reference too. Null where
    /// the value is not in quotes that end on a later line.
    /// </summary>
    public static (int End, bool IsText)? Find(string text, TextPlace value)
    {
        if (value.IsEmpty || text[value.Start] is not ('"' or '\'' or '`'))
        {
            return null;
        }

        var close = Close(text, value.Start);
        if (close < value.End)
        {
            return null;
        }

        var lineEnd = text.IndexOf('\n', close);
        var end = lineEnd < 0 ? text.Length : lineEnd;
        if (text.AsSpan((close + 1)..end).Trim() is not ([] or ['#', ..]))
        {
            return null;
        }

        var later = text[(value.End + 1)..end];
        var isText = later.Split('\n').Any(line => line.Length > 0 && line[0] != '#' && !line.Contains('=', StringComparison.Ordinal));
        return (end, isText && !text.AsSpan(value.Start..end).Contains("\\n", StringComparison.Ordinal));
    }

    // -1 where there is none.
    private static int Close(string text, int open)
    {
        for (var at = open + 1; at < text.Length; at++)
        {
            if (text[at] == '\\' && text[open] == '"')
            {
                at++;
            }
            else if (text[at] == text[open])
            {
                return at;
            }
        }

        return -1;
    }
}
