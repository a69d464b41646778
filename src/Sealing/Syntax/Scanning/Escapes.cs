using System.Globalization;
using System.Text;

namespace Sealing.Syntax.Scanning;

/// <summary>
/// The escapes in double quotes: those of YAML 1.1 s5.6, and <c>\/</c> of YAML 1.2, which libyaml takes, and <c>\'</c>, which go-yaml takes.
/// </summary>
internal static class Escapes
{
    // The letter, then what it stands for.
    private const string Known = "0\0a\ab\bt\t\t\tn\nv\vf\fr\re\u001B  \"\"//\\\\''N\u0085_\u00A0L\u2028P\u2029";

    /// <summary>Appends what the escape means that a text starts with, and gives its length; false where it is none.</summary>
    public static bool TryAppend(ReadOnlySpan<char> text, StringBuilder output, out int length)
    {
        length = 2;
        if (text.Length < 2)
        {
            return false;
        }

        for (var i = 0; i < Known.Length; i += 2)
        {
            if (Known[i] == text[1])
            {
                output.Append(Known[i + 1]);
                return true;
            }
        }

        length = text[1] switch { 'x' => 4, 'u' => 6, 'U' => 10, _ => 0 };
        return length > 0 && TryAppendCode(text, length, output);
    }

    private static bool TryAppendCode(ReadOnlySpan<char> text, int length, StringBuilder output)
    {
        if (text.Length < length
            || !uint.TryParse(text[2..length], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            || !Rune.TryCreate(code, out var rune))
        {
            return false;
        }

        Span<char> units = stackalloc char[2];
        output.Append(units[..rune.EncodeToUtf16(units)]);
        return true;
    }
}
