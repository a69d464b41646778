using System.Buffers;
using Sealing.Data;

namespace Sealing.Sops.Stores.Nodes;

/// <summary>What a YAML text has beside names, values and comments: indicators, line ends, document markers, directives, anchors, tags, headers of blocks.</summary>
internal static class YamlSyntax
{
    private static readonly SearchValues<char> Indicators = SearchValues.Create(" \t\r\n\u0085\u2028\u2029\uFEFF-?:,[]{}#\"'.");
    private static readonly SearchValues<char> OfHeaders = SearchValues.Create("+-0123456789");
    private static readonly SearchValues<char> OfProperties = SearchValues.Create(" \t\r\n\u0085\u2028\u2029,[]{}\"'");
    private static readonly string[] EscapedBrackets = ["\\x5D", "\\u005D", "\\U0000005D"];

    /// <summary>Where something else stands in a stretch between two of these, or null.</summary>
    public static int? FindOther(ReadOnlySpan<char> gap)
    {
        for (var at = 0; at < gap.Length;)
        {
            var next = gap[at..].IndexOfAnyExcept(Indicators);
            if (next < 0)
            {
                return null;
            }

            at += next;
            var length = LengthOf(gap[at..], isAtLineStart: at == 0 || YamlCharacters.LineBreaks.Contains(gap[at - 1]));
            if (length == 0)
            {
                return at;
            }

            at += length;
        }

        return null;
    }

    private static int LengthOf(ReadOnlySpan<char> text, bool isAtLineStart) => text[0] switch
    {
        '|' or '>' => 1 + UpTo(text[1..].IndexOfAnyExcept(OfHeaders), text.Length - 1),
        '&' or '!' => text is ['!', '<', ..] ? 1 + text.IndexOf('>') : UpTo(text.IndexOfAny(OfProperties), text.Length),
        '%' when isAtLineStart => UpTo(text.IndexOfAny(YamlCharacters.LineBreaks), text.Length),
        '\\' => Bracket(text),
        _ => 0,
    };

    private static int Bracket(ReadOnlySpan<char> text)
    {
        foreach (var escape in EscapedBrackets)
        {
            if (text.StartsWith(escape, StringComparison.Ordinal))
            {
                return escape.Length;
            }
        }

        return 0;
    }

    private static int UpTo(int index, int length) => index < 0 ? length : index;
}
