using System.Buffers;
using System.Globalization;

namespace Sealing.Go;

/// <summary>The numbers that go-yaml 2.4 resolves a plain scalar to, and base 60, which it does not read but quotes for those who do.</summary>
internal static class GoNumber
{
    private static readonly SearchValues<char> DigitsAndUnderscore = SearchValues.Create("0123456789_");

    /// <summary>Whether a scalar that starts with a digit or a sign is an integer or a float. Underscores count for nothing anywhere.</summary>
    public static bool Matches(string text)
    {
        var plain = text.Replace("_", "", StringComparison.Ordinal);
        return TryInteger(plain, out _) || IsFloat(plain);
    }

    /// <summary>The integer that a scalar without underscores is, of 64 bits, or of 63 with a sign.</summary>
    public static bool TryInteger(string text, out Int128 value)
    {
        var sign = text is ['0', 'b', '+' or '-', ..] ? text[2] : text[0]; // 0b-1: an oddity of the reference
        var digits = text.AsSpan(text[0] is '-' or '+' ? 1 : 0);
        var radix = 10;
        if (digits is ['0', _, ..])
        {
            radix = digits[1] switch { 'x' or 'X' => 16, 'b' or 'B' => 2, _ => 8 };
            digits = digits[1] is 'x' or 'X' or 'b' or 'B' or 'o' or 'O' ? digits[2..] : digits[1..];
        }

        if (!TryDigits(text[0] == '0' && sign is '-' or '+' ? digits[1..] : digits, radix, out value))
        {
            return false;
        }

        value = sign == '-' ? -value : value;
        return value >= long.MinValue && value <= (sign == '+' ? long.MaxValue : ulong.MaxValue);
    }

    /// <summary>Whether a scalar that starts with a dot is a float. Underscores stand between two digits only.</summary>
    public static bool MatchesFraction(string text)
    {
        for (var i = text.IndexOf('_', StringComparison.Ordinal); i >= 0; i = text.IndexOf('_', i + 1))
        {
            if (i + 1 == text.Length || !char.IsAsciiDigit(text[i - 1]) || !char.IsAsciiDigit(text[i + 1]))
            {
                return false;
            }
        }

        return IsFloat(text.Replace("_", "", StringComparison.Ordinal));
    }

    /// <summary>Whether the scalar is a number in base 60, such as 1:20:30.5.</summary>
    public static bool IsBase60(ReadOnlySpan<char> text)
    {
        var rest = SkipSign(text);
        if (rest.IsEmpty || !char.IsAsciiDigit(rest[0]) || !rest.Contains(':'))
        {
            return false;
        }

        rest = rest.TrimStart("0123456789_");
        while (rest is [':', >= '0' and <= '9', ..])
        {
            rest = rest is [_, <= '5', >= '0' and <= '9', ..] ? rest[3..] : rest[2..];
        }

        return rest.IsEmpty || (rest[0] == '.' && !rest[1..].ContainsAnyExcept(DigitsAndUnderscore));
    }

    private static bool TryDigits(ReadOnlySpan<char> digits, int radix, out Int128 value)
    {
        value = 0;
        foreach (var digit in digits)
        {
            var weight = char.IsAsciiHexDigit(digit) ? Convert.ToInt32(digit.ToString(), 16) : radix;
            if (weight >= radix || value > ulong.MaxValue)
            {
                return false;
            }

            value = (value * radix) + weight;
        }

        return !digits.IsEmpty;
    }

    private static bool IsFloat(ReadOnlySpan<char> text)
    {
        var rest = SkipSign(text);
        var whole = CountDigits(rest);
        rest = rest[whole..];
        var fraction = 0;
        if (rest is ['.', ..])
        {
            fraction = CountDigits(rest[1..]);
            rest = rest[(1 + fraction)..];
        }

        return whole + fraction > 0 && (rest.IsEmpty || IsExponent(rest)) && IsFinite(text);
    }

    private static bool IsExponent(ReadOnlySpan<char> text)
    {
        var digits = text[0] is 'e' or 'E' ? SkipSign(text[1..]) : default;
        return !digits.IsEmpty && CountDigits(digits) == digits.Length;
    }

    // 1e999 is out of range for the reference and so stays a string.
    private static bool IsFinite(ReadOnlySpan<char> text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number);

    private static ReadOnlySpan<char> SkipSign(ReadOnlySpan<char> text) => text is ['+' or '-', ..] ? text[1..] : text;

    private static int CountDigits(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? text.Length : end;
    }
}
