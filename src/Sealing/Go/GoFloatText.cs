using System.Globalization;

namespace Sealing.Go;

/// <summary>Floats as Go's strconv.FormatFloat writes them.</summary>
internal static class GoFloatText
{
    /// <summary>Digits as many as are needed.</summary>
    public const int Shortest = -1;

    private const int PlainExponent = 6; // the shortest digits go to the exponent form from here

    /// <summary>Without sign. Infinity is <c>Inf</c>. <paramref name="verb"/> is one of <c>e E f F g G</c>.</summary>
    public static string Format(double number, char verb, int precision)
    {
        if (!double.IsFinite(number))
        {
            return double.IsNaN(number) ? "NaN" : "Inf";
        }

        return verb switch
        {
            'e' or 'E' => WithExponent(Digits(number, precision, precision + 1L), precision, verb),
            'f' or 'F' => Plain(Fixed(number, precision), precision),
            _ => General(number, precision, (char)(verb - 2)),
        };
    }

    /// <summary>As encoding/json writes it, with sign.</summary>
    public static string FormatJson(double number)
    {
        var size = Math.Abs(number);
        var isPlain = size == 0 || size is >= 1e-6 and < 1e21;
        var text = Format(number, isPlain ? 'f' : 'e', Shortest);
        var sign = double.IsNegative(number) ? "-" : "";
        return sign + (text is [.., 'e', '-', '0', _] ? text[..^2] + text[^1] : text);
    }

    private static FloatDigits Digits(double number, int precision, long count) =>
        precision < 0 ? FloatDigits.Shortest(number) : FloatDigits.Exact(number).Round((int)Math.Min(count, int.MaxValue));

    private static FloatDigits Fixed(double number, int precision)
    {
        var exact = precision < 0 ? FloatDigits.Shortest(number) : FloatDigits.Exact(number);
        return precision < 0 ? exact : exact.Round(exact.Point + precision);
    }

    private static string General(double number, int precision, char exponentVerb)
    {
        precision = precision == 0 ? 1 : precision;
        var digits = Digits(number, precision, precision);
        var limit = precision < 0 ? PlainExponent
            : precision > digits.Digits.Length && digits.Digits.Length >= digits.Point ? digits.Digits.Length : precision;
        var exponent = digits.Point - 1;
        return exponent < -4 || exponent >= limit
            ? WithExponent(digits, Math.Max(digits.Digits.Length - 1, 0), exponentVerb)
            : Plain(digits, Math.Max(digits.Digits.Length - digits.Point, 0));
    }

    private static string WithExponent(FloatDigits digits, int precision, char verb)
    {
        var text = digits.Digits.Length == 0 ? "0" : digits.Digits;
        var fraction = precision < 0 ? text[1..] : text[1..].PadRight(precision, '0');
        var exponent = digits.Digits.Length == 0 ? 0 : digits.Point - 1;
        return text[..1] + (fraction.Length == 0 ? "" : "." + fraction)
            + verb + (exponent < 0 ? "-" : "+") + Math.Abs(exponent).ToString("00", CultureInfo.InvariantCulture);
    }

    private static string Plain(FloatDigits digits, int precision)
    {
        var whole = digits.Point <= 0 ? "0" : digits.Digits.PadRight(digits.Point, '0')[..digits.Point];
        var fraction = digits.Point >= digits.Digits.Length ? ""
            : digits.Point >= 0 ? digits.Digits[digits.Point..] : new string('0', -digits.Point) + digits.Digits;
        fraction = precision < 0 ? fraction : fraction.PadRight(precision, '0');
        return whole + (fraction.Length == 0 ? "" : "." + fraction);
    }
}
