using Sealing.Go;
using Sealing.GoTemplates.Values;

namespace Sealing.GoTemplates.Syntax;

/// <summary>
/// A number as a template writes it. It has no type until it is used: where an integer is wanted, 3.0 is one; where any value is wanted,
/// a number with a point or an exponent is a float64, else an int.
/// </summary>
internal static class NumberConstant
{
    public static bool IsNumber(string text) => ToInteger(text) is not null || ToFloat(text) is not null;

    public static GoValue ToValue(string text)
    {
        var isFloat = !IsHex(text) && text.AsSpan().ContainsAny('.', 'e', 'E');
        return !isFloat && ToInteger(text) is { } integer ? new GoInt(integer) : new GoFloat(ToFloat(text)!.Value);
    }

    public static long? ToInteger(string text)
    {
        if (GoNumberText.TryInteger(text, out var integer))
        {
            return integer;
        }

        return ToFloat(text) is { } number && Math.Floor(number).Equals(number) && Math.Abs(number) < 9e18 ? (long)number : null;
    }

    /// <summary>Null too where only an integer can have been meant and it is too large.</summary>
    public static double? ToFloat(string text)
    {
        if (GoNumberText.TryInteger(text, out var integer))
        {
            return integer;
        }

        var isFloat = !IsHex(text) && text.AsSpan().ContainsAny('.', 'e', 'E');
        return isFloat && GoNumberText.TryFloat(text, out var number) ? number : null;
    }

    private static bool IsHex(string text) => text.AsSpan().ContainsAny('x', 'X');
}
