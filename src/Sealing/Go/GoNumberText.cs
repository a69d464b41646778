using System.Buffers;
using System.Globalization;

namespace Sealing.Go;

/// <summary>
/// Numbers in Go's notation: a sign, <c>0x</c>, <c>0b</c>, <c>0o</c> or <c>0</c> for octal, and single underscores between digits.
/// Hexadecimal floats are not read.
/// </summary>
internal static class GoNumberText
{
    private static readonly SearchValues<char> DecimalFloat = SearchValues.Create("+-.eE_0123456789");
    private static readonly SearchValues<char> HexFloat = SearchValues.Create("+-._pP0123456789abcdefABCDEF");

    /// <summary>Go's strconv.ParseInt with base 0: false for what is no integer or does not fit 64 bits.</summary>
    public static bool TryInteger(string text, out long value)
    {
        value = 0;
        var digits = text.AsSpan(text is ['+' or '-', ..] ? 1 : 0);
        var radix = Radix(ref digits);
        if (digits.IsEmpty || !HasGoodUnderscores(text, char.IsAsciiLetterOrDigit) || !TryDigits(digits, radix, out var sum))
        {
            return false;
        }

        var signed = text[0] == '-' ? -sum : sum;
        value = unchecked((long)signed);
        return signed <= long.MaxValue;
    }

    /// <summary>Go's strconv.ParseFloat: false for what is no float or is too large.</summary>
    public static bool TryFloat(string text, out double value)
    {
        if (text.Length > 0 && !text.AsSpan().ContainsAnyExcept(DecimalFloat))
        {
            var plain = text.Replace("_", "", StringComparison.Ordinal);
            return double.TryParse(plain, NumberStyles.Float & ~NumberStyles.AllowTrailingWhite & ~NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture, out value)
                && double.IsFinite(value) && HasGoodUnderscores(text, char.IsAsciiDigit);
        }

        value = text.ToUpperInvariant() switch
        {
            "INF" or "INFINITY" or "+INF" or "+INFINITY" => double.PositiveInfinity,
            "-INF" or "-INFINITY" => double.NegativeInfinity,
            _ => double.NaN,
        };
        return !double.IsNaN(value) || text.Equals("nan", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether the text looks like a hexadecimal float, such as 0x1p-2.</summary>
    public static bool IsHexFloat(string text) =>
        text.TrimStart('+', '-') is ['0', 'x' or 'X', .. var digits] && digits.AsSpan().ContainsAny('p', 'P') && !digits.AsSpan().ContainsAnyExcept(HexFloat);

    private static int Radix(ref ReadOnlySpan<char> digits)
    {
        if (digits is not ['0', _, ..])
        {
            return 10;
        }

        var radix = digits[1] switch { 'x' or 'X' => 16, 'b' or 'B' => 2, 'o' or 'O' => 8, _ => 0 };
        digits = digits[(radix == 0 ? 1 : 2)..];
        return radix == 0 ? 8 : radix;
    }

    private static bool TryDigits(ReadOnlySpan<char> digits, int radix, out Int128 sum)
    {
        sum = 0;
        foreach (var digit in digits)
        {
            if (digit == '_')
            {
                continue;
            }

            var weight = char.IsAsciiHexDigit(digit) ? Convert.ToInt32(digit.ToString(), 16) : radix;
            if (weight >= radix || sum > long.MaxValue)
            {
                return false;
            }

            sum = (sum * radix) + weight;
        }

        return sum <= (Int128)long.MaxValue + 1;
    }

    private static bool HasGoodUnderscores(string text, Func<char, bool> mayStandBefore)
    {
        for (var i = text.IndexOf('_', StringComparison.Ordinal); i >= 0; i = text.IndexOf('_', i + 1))
        {
            if (i == 0 || i + 1 == text.Length || !char.IsAsciiHexDigit(text[i + 1]) || !mayStandBefore(text[i - 1]))
            {
                return false;
            }
        }

        return true;
    }
}
