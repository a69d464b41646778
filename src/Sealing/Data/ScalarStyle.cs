using System.Text;

namespace Sealing.Data;

/// <summary>The style in which go-yaml 2.4 writes a string in a block collection, by libyaml's analysis of its characters.</summary>
internal static class ScalarStyle
{
    private const int LongestSimpleKey = 128; // bytes of UTF-8

    public static YamlStyle Of(string text)
    {
        if (PlainResolution.IsPlainBase64(text))
        {
            return YamlStyle.Plain;
        }

        if (text.Contains('\n', StringComparison.Ordinal))
        {
            return AllowsLiteral(text) ? YamlStyle.Literal : YamlStyle.DoubleQuoted;
        }

        if (!PlainResolution.IsString(text) || HasSpecial(text))
        {
            return YamlStyle.DoubleQuoted;
        }

        return AllowsPlain(text) ? YamlStyle.Plain : YamlStyle.SingleQuoted;
    }

    /// <summary>Whether a key stands on the line of its value; else it follows a question mark and its value a colon on the next line.</summary>
    public static bool IsSimpleKey(string key) =>
        Encoding.UTF8.GetByteCount(key) <= LongestSimpleKey && !key.AsSpan().ContainsAny(YamlCharacters.LineBreaks);

    /// <summary>A character that stands for itself in every style; every other one needs a double-quoted escape.</summary>
    /// <remarks>
    /// U+2028 and U+2029 are no such characters here, though they are to the reference: it writes them as they are and indents what
    /// follows, and a reader that follows YAML 1.2 takes that indentation for text. An escape reads the same everywhere.
    /// </remarks>
    public static bool IsPrintable(Rune rune) => rune.Value switch
    {
        '\n' => true,
        0x2028 or 0x2029 or 0xFEFF => false,
        (>= 0x20 and <= 0x7E) or (>= 0xA0 and <= 0xD7FF) or (>= 0xE000 and <= 0xFFFD) => true,
        _ => false,
    };

    /// <summary>Whether the text, which is not empty and all printable, can be written plain in a block collection.</summary>
    public static bool AllowsPlain(ReadOnlySpan<char> text) =>
        text[0] != ' ' && text[^1] != ' ' && !HasIndicator(text);

    /// <summary>Whether each of the characters, of ASCII, stands for itself on one line.</summary>
    public static bool IsPrintableAscii(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange(' ', '~');

    private static bool HasSpecial(string text)
    {
        if (IsPrintableAscii(text))
        {
            return false;
        }

        foreach (var rune in text.EnumerateRunes())
        {
            if (!IsPrintable(rune))
            {
                return true;
            }
        }

        return false;
    }

    private static bool AllowsLiteral(string text) =>
        text[^1] != ' ' && !text.Contains(" \n", StringComparison.Ordinal) && !HasSpecial(text);

    private static bool HasIndicator(ReadOnlySpan<char> text) =>
        "#,[]{}&*!|>'\"%@`".Contains(text[0], StringComparison.Ordinal)
        || text is "-" or "?" or ['-' or '?', ' ', ..] or ['-', '-', '-', ..] or ['.', '.', '.', ..] or [.., ':']
        || text.Contains(": ", StringComparison.Ordinal)
        || text.Contains(" #", StringComparison.Ordinal);
}
