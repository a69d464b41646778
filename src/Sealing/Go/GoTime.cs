using System.Globalization;

namespace Sealing.Go;

/// <summary>A time as it was written: in a zone by its offset, seconds with any number of decimals.</summary>
internal readonly record struct GoTime
{
    private const int FractionDigits = 9;

    public int Year { get; init; }

    public int Month { get; init; }

    public int Day { get; init; }

    public int Hour { get; init; }

    public int Minute { get; init; }

    public int Second { get; init; }

    /// <summary>The decimals of the seconds, as many as were written.</summary>
    public string Fraction { get; init; }

    public int OffsetMinutes { get; init; }

    /// <summary>Whether a zone was written. A time without one is in UTC.</summary>
    public bool HasZone { get; init; }

    /// <summary>As Go's time.RFC3339Nano: nanoseconds without trailing zeros, <c>Z</c> where there is no offset.</summary>
    public string ToRfc3339()
    {
        var fraction = (Fraction.Length > FractionDigits ? Fraction[..FractionDigits] : Fraction).TrimEnd('0');
        return ToSeconds() + (fraction.Length == 0 ? "" : "." + fraction) + Zone();
    }

    /// <summary>As Go's time.RFC3339: without decimals.</summary>
    public string ToRfc3339Seconds() => ToSeconds() + Zone();

    private string ToSeconds() => string.Create(
        CultureInfo.InvariantCulture, $"{Year:0000}-{Month:00}-{Day:00}T{Hour:00}:{Minute:00}:{Second:00}");

    private string Zone()
    {
        var size = Math.Abs(OffsetMinutes);
        var sign = OffsetMinutes < 0 ? '-' : '+';
        return size == 0 ? "Z" : string.Create(CultureInfo.InvariantCulture, $"{sign}{size / 60:00}:{size % 60:00}");
    }
}
