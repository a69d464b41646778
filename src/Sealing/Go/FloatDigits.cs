using System.Globalization;

namespace Sealing.Go;

/// <summary>
/// The digits of a finite number without its sign: 0.ddd times 10 to the power of <paramref name="Point"/>. Zero has none.
/// .NET's own formats round half away from zero, where Go rounds the exact value half to even.
/// </summary>
internal readonly record struct FloatDigits(string Digits, int Point)
{
    private const string ExactFormat = "E766"; // no double has more significant digits

    /// <summary>The fewest digits that read back as the same number.</summary>
    public static FloatDigits Shortest(double number) => Parse(Math.Abs(number).ToString("R", CultureInfo.InvariantCulture));

    /// <summary>All digits that the number has.</summary>
    public static FloatDigits Exact(double number) => Parse(Math.Abs(number).ToString(ExactFormat, CultureInfo.InvariantCulture));

    /// <summary>At most <paramref name="count"/> of the digits, rounded.</summary>
    public FloatDigits Round(int count)
    {
        if (count < 0)
        {
            return new FloatDigits("", 0);
        }

        if (count >= Digits.Length)
        {
            return this;
        }

        var kept = Digits[..count];
        return RoundsUp(count) ? Increment(kept) : new FloatDigits(kept.TrimEnd('0'), Point);
    }

    private static FloatDigits Parse(string text)
    {
        var mark = text.IndexOf('E', StringComparison.Ordinal);
        var mantissa = mark < 0 ? text : text[..mark];
        var exponent = mark < 0 ? 0 : int.Parse(text.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var dot = mantissa.IndexOf('.', StringComparison.Ordinal);
        var digits = mantissa.Replace(".", "", StringComparison.Ordinal);
        var significant = digits.TrimStart('0');
        var point = (dot < 0 ? mantissa.Length : dot) + exponent - (digits.Length - significant.Length);
        significant = significant.TrimEnd('0');
        return new FloatDigits(significant, significant.Length == 0 ? 0 : point);
    }

    private bool RoundsUp(int count)
    {
        var isHalf = Digits[count] == '5' && count + 1 == Digits.Length;
        return isHalf ? count > 0 && (Digits[count - 1] - '0') % 2 == 1 : Digits[count] >= '5';
    }

    private FloatDigits Increment(string digits)
    {
        var head = digits.TrimEnd('9');
        return head.Length == 0
            ? new FloatDigits("1", Point + 1)
            : new FloatDigits(head[..^1] + (char)(head[^1] + 1), Point);
    }
}
