using System.Buffers;
using System.Globalization;
using Sealing.Go;

namespace Sealing.Sops.Values;

/// <summary>The canonical texts of values that are not strings.</summary>
internal static class CanonicalText
{
    public const string True = "True";
    public const string False = "False";

    /// <summary>How documents spell the float -0: its canonical text <c>-0</c> reads as the integer 0.</summary>
    public const string NegativeZero = "-0.0";

    private static readonly SearchValues<char> OfIntegers = SearchValues.Create("+-_0123456789");

    /// <summary>Whether a value is a float that was written as an integer, which it does not hold.</summary>
    /// <param name="source">The number as JSON or YAML has it.</param>
    /// <param name="value">What was read.</param>
    public static bool IsRounded(ReadOnlySpan<char> source, SopsValue value) =>
        value.Type == SopsType.Float && !source.ContainsAnyExcept(OfIntegers) && source.ToString().Replace("_", "", StringComparison.Ordinal).TrimStart('+') != value.Text;

    /// <summary>The canonical form of a text that was read, or null where it is none of the type.</summary>
    public static string? Of(SopsType type, string text) => type switch
    {
        SopsType.Integer => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? OfInteger(number) : null,
        SopsType.Float => ParseFloat(text) is { } number ? OfFloat(number) : null,
        SopsType.Boolean => text switch
        {
            "1" or "t" or "T" or "TRUE" or "true" or True => True,
            "0" or "f" or "F" or "FALSE" or "false" or False => False,
            _ => null,
        },
        SopsType.Time => GoTimestamp.Read(text) is { HasZone: true } time ? time.ToRfc3339() : null,
        _ => text,
    };

    public static string OfInteger(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The shortest digits that read back, never with an exponent.</summary>
    public static string OfFloat(double number)
    {
        if (double.IsNaN(number))
        {
            return "NaN";
        }

        var sign = double.IsInfinity(number) ? (number > 0 ? "+" : "-") : (double.IsNegative(number) ? "-" : "");
        return sign + GoFloatText.Format(Math.Abs(number), 'f', GoFloatText.Shortest);
    }

    /// <summary>The number of a canonical or exponent form, or null.</summary>
    public static double? ParseFloat(string text)
    {
        switch (text.ToUpperInvariant())
        {
            case "NAN":
                return double.NaN;
            case "INF" or "+INF" or "INFINITY" or "+INFINITY":
                return double.PositiveInfinity;
            case "-INF" or "-INFINITY":
                return double.NegativeInfinity;
            default:
                const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
                return double.TryParse(text, Style, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
        }
    }
}
