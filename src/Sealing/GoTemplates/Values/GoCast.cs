using Sealing.Go;

namespace Sealing.GoTemplates.Values;

/// <summary>The conversions that Sprig's functions do to arguments of any type: what cannot be converted is 0.</summary>
internal static class GoCast
{
    public static long ToInteger(GoValue value) => value switch
    {
        GoInt integer => integer.Value,
        GoFloat number => Truncate(number.Value),
        GoBool { Value: true } => 1,
        GoString text => GoNumberText.TryInteger(WithoutZeroFraction(text.Value), out var integer) ? integer : 0,
        _ => 0,
    };

    public static double ToFloat(GoValue value) => value switch
    {
        GoInt integer => integer.Value,
        GoFloat number => number.Value,
        GoBool { Value: true } => 1,
        GoString text when GoNumberText.TryFloat(text.Value, out var number) => number,
        GoString text when GoNumberText.IsHexFloat(text.Value) => throw new FunctionException("hexadecimal floats are not supported"),
        _ => 0,
    };

    /// <summary>The text that Sprig makes of a value: strings as they are, all else as <c>%v</c> prints it.</summary>
    public static string ToText(GoValue value, RenderingBudget budget) =>
        value is GoString text ? text.Value : GoFormatter.Print([value], budget);

    /// <summary>The texts of a list without its nils; of anything else its own text, and of nil none.</summary>
    public static IReadOnlyList<string> ToTexts(GoValue value, RenderingBudget budget) => value switch
    {
        GoNil => [],
        GoList list => [.. list.Items.Where(item => !item.IsNil).Select(item => ToText(item, budget))],
        _ => [ToText(value, budget)],
    };

    /// <summary>Out of range is the smallest integer, as on the x86-64 that controllers run on.</summary>
    public static long Truncate(double number) =>
        number is >= long.MinValue and < 9223372036854775808.0 ? (long)number : long.MinValue;

    // 5.00 counts as 5, where 5.1 and 5. are no integers.
    private static string WithoutZeroFraction(string text)
    {
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && dot + 1 < text.Length && !text.AsSpan(dot + 1).ContainsAnyExcept('0') ? text[..dot] : text;
    }
}
