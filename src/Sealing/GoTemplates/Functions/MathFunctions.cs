using Sealing.GoTemplates.Values;

using static Sealing.GoTemplates.Functions.Define;
using static Sealing.GoTemplates.Functions.GoParameter;

namespace Sealing.GoTemplates.Functions;

/// <summary>Sprig's functions of numbers. Integers are int64 and wrap around; arguments of any type are converted.</summary>
internal static class MathFunctions
{
    public static IReadOnlyList<GoFunction> All { get; } =
    [
        Of("int", value => new GoInt(GoCast.ToInteger(value))),
        Of("int64", value => Int64(GoCast.ToInteger(value))),
        Of("float64", value => new GoFloat(GoCast.ToFloat(value))),
        Function("atoi", [Str], a => new GoInt(ParseDecimal(a.Text(0)))),
        Of("add1", value => Int64(unchecked(GoCast.ToInteger(value) + 1))),
        Variadic("add", [], Any, a => Int64(a.Values.Aggregate(0L, (sum, value) => unchecked(sum + GoCast.ToInteger(value))))),
        Function("sub", [Any, Any], a => Int64(unchecked(Left(a) - Right(a)))),
        Variadic("mul", [Any], Any, a => Int64(a.Values.Aggregate(1L, (product, value) => unchecked(product * GoCast.ToInteger(value))))),
        Function("div", [Any, Any], a => Int64(Divide(Left(a), Right(a)))),
        Function("mod", [Any, Any], a => Int64(Remainder(Left(a), Right(a)))),
        Variadic("max", [Any], Any, a => Int64(a.Values.Max(GoCast.ToInteger))),
        Variadic("biggest", [Any], Any, a => Int64(a.Values.Max(GoCast.ToInteger))),
        Variadic("min", [Any], Any, a => Int64(a.Values.Min(GoCast.ToInteger))),
        Of("floor", value => new GoFloat(Math.Floor(GoCast.ToFloat(value)))),
        Of("ceil", value => new GoFloat(Math.Ceiling(GoCast.ToFloat(value)))),
        Variadic("round", [Any, Int], Float, Round),
        Function("until", [Int], a => Count(0, a.Int(0), a.Int(0) < 0 ? -1 : 1, a.Budget)),
        Function("untilStep", [Int, Int, Int], a => Count(a.Int(0), a.Int(1), a.Int(2), a.Budget)),
    ];

    private static GoInt Int64(long value) => new(value, GoType.Int64);

    private static long Left(GoArguments a) => GoCast.ToInteger(a[0]);

    private static long Right(GoArguments a) => GoCast.ToInteger(a[1]);

    // The smallest integer by -1 wraps around in Go and throws in .NET.
    private static long Divide(long a, long b) => b switch
    {
        0 => throw new FunctionException("division by zero"),
        -1 => unchecked(-a),
        _ => a / b,
    };

    private static long Remainder(long a, long b) => b switch
    {
        0 => throw new FunctionException("division by zero"),
        -1 => 0,
        _ => a % b,
    };

    // Go's strconv.Atoi with its error passed over: what is too large is the nearest integer.
    private static long ParseDecimal(string text)
    {
        var digits = text.AsSpan(text is ['+' or '-', ..] ? 1 : 0);
        if (digits.IsEmpty || digits.ContainsAnyExceptInRange('0', '9'))
        {
            return 0;
        }

        var sum = Int128.Zero;
        foreach (var digit in digits)
        {
            sum = Int128.Min((sum * 10) + (digit - '0'), (Int128)long.MaxValue + 1);
        }

        return (long)Int128.Clamp(text[0] == '-' ? -sum : sum, long.MinValue, long.MaxValue);
    }

    // As Sprig: half goes up, or from the fraction that a third argument says; below zero every fraction goes down.
    private static GoFloat Round(GoArguments a)
    {
        var (value, places) = (GoCast.ToFloat(a[0]), a.Int(1));
        var from = a.Values.Count > 2 ? ((GoFloat)a[2]).Value : 0.5;
        var scale = Math.Pow(10, places);
        var digits = scale * value;
        var fraction = digits - Math.Truncate(digits);
        var rounded = fraction >= from ? Math.Ceiling(digits) : Math.Floor(digits);
        return new GoFloat(rounded / scale);
    }

    private static GoList Count(long start, long end, long step, RenderingBudget budget)
    {
        if (step == 0 || (end < start ? step > 0 : step < 0))
        {
            return new GoList([], GoType.IntList);
        }

        var count = Int128.Abs(((Int128)end - start) / step);
        budget.Require((long)Int128.Min(count * RenderingBudget.BytesPerItem, long.MaxValue));
        var items = new List<GoValue>();
        for (Int128 i = start; step > 0 ? i < end : i > end; i += step)
        {
            items.Add(new GoInt((long)i));
        }

        return new GoList(items, GoType.IntList);
    }
}
