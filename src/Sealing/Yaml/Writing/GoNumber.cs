using System.Buffers;
using System.Globalization;

namespace Sealing.Yaml;

/// <summary>The numbers that go-yaml 2.4 resolves a plain scalar to, and base 60, which it does not read but quotes for those who do.</summary>
internal static class GoNumber
{
    private static readonly SearchValues<char> DigitsAndUnderscore = SearchValues.Create("0123456789_");

    /// <summary>Whether a scalar that starts with a digit or a sign is an integer or a float. Underscores count for nothing anywhere.</summary>
    public static bool Matches(string text)
    {
        var plain = text.Replace("_", "", StringComparison.Ordinal);
        return IsPrefixedInteger(plain) || IsFloat(plain);
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

    // Decimal and old octal integers are not looked for: the same digits make a float.
    private static bool IsPrefixedInteger(ReadOnlySpan<char> text)
    {
        var rest = SkipSign(text);
        if (rest.Length < 3 || rest[0] != '0')
        {
            return false;
        }

        var digits = rest[2..];
        return rest[1] switch
        {
            'x' or 'X' => Fits(digits, 16, text[0]),
            'o' or 'O' => Fits(digits, 8, text[0]),
            'b' when text[0] == '0' && digits[0] is '-' or '+' => Fits(digits[1..], 2, digits[0]), // 0b-1: an oddity of the reference
            'b' or 'B' => Fits(digits, 2, text[0]),
            _ => false,
        };
    }

    // Unsigned numbers have 64 bits, signed ones 63 and the sign.
    private static bool Fits(ReadOnlySpan<char> digits, int radix, char sign)
    {
        UInt128 value = 0;
        foreach (var digit in digits)
        {
            var weight = char.IsAsciiDigit(digit) ? digit - '0' : (digit | 0x20) - 'a' + 10;
            if (!char.IsAsciiHexDigit(digit) || weight >= radix || value > ulong.MaxValue)
            {
                return false;
            }

            value = (value * (uint)radix) + (uint)weight;
        }

        var limit = sign switch { '-' => 1UL << 63, '+' => (1UL << 63) - 1, _ => ulong.MaxValue };
        return !digits.IsEmpty && value <= limit;
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
