using System.Globalization;

namespace Sealing.Go;

/// <summary>Numbers as Go's strconv.FormatFloat(f, 'g', -1, 32) writes them: what sigs.k8s.io/yaml makes of a float where a string is wanted.</summary>
internal static class GoFloat32
{
    private const int PlainDigits = 6; // 'g' with shortest digits goes to the exponent form from here

    public static string Format(double number)
    {
        var value = (float)number;
        if (float.IsNaN(value))
        {
            return "NaN";
        }

        if (float.IsInfinity(value))
        {
            return value > 0 ? "+Inf" : "-Inf";
        }

        // The shortest digits that read back: d.dddE+xxx, of which the digits and the exponent are what is needed.
        var (digits, exponent) = Shortest(MathF.Abs(value));
        var sign = float.IsNegative(value) ? "-" : "";
        return sign + (exponent < -4 || exponent >= PlainDigits ? WithExponent(digits, exponent) : Plain(digits, exponent));
    }

    private static (string Digits, int Exponent) Shortest(float value)
    {
        var text = value.ToString("E8", CultureInfo.InvariantCulture);
        for (var precision = 0; precision < 8; precision++)
        {
            var candidate = value.ToString("E" + precision.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
            if (float.Parse(candidate, CultureInfo.InvariantCulture).Equals(value))
            {
                text = candidate;
                break;
            }
        }

        var mark = text.IndexOf('E', StringComparison.Ordinal);
        var digits = text[..mark].Replace(".", "", StringComparison.Ordinal).TrimEnd('0');
        return (digits.Length == 0 ? "0" : digits, int.Parse(text.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
    }

    private static string WithExponent(string digits, int exponent)
    {
        var mantissa = digits.Length == 1 ? digits : digits[..1] + "." + digits[1..];
        var sign = exponent < 0 ? "-" : "+";
        return mantissa + "e" + sign + Math.Abs(exponent).ToString("00", CultureInfo.InvariantCulture);
    }

    private static string Plain(string digits, int exponent)
    {
        if (exponent < 0)
        {
            return "0." + new string('0', -exponent - 1) + digits;
        }

        var whole = exponent + 1;
        return digits.Length <= whole ? digits.PadRight(whole, '0') : digits[..whole] + "." + digits[whole..];
    }
}
