using Sealing.GoTemplates.Values;

namespace Sealing.GoTemplates.Functions;

/// <summary>How <c>eq</c>, <c>lt</c> and their kin compare: integers of all types with one another, else only what is of one type.</summary>
internal static class GoComparison
{
    /// <summary>Whether the first equals any of the others.</summary>
    public static bool AnyEqual(GoValue first, IReadOnlyList<GoValue> others)
    {
        if (others.Count == 0)
        {
            throw new FunctionException("a second argument to compare with is missing");
        }

        return others.Any(other => AreEqual(first, other));
    }

    public static bool IsLess(GoValue a, GoValue b) => (a, b) switch
    {
        (GoInt x, GoInt y) => x.Value < y.Value,
        (GoFloat x, GoFloat y) => x.Value < y.Value,
        (GoString x, GoString y) => string.CompareOrdinal(x.Value, y.Value) < 0,
        _ when !IsOrdered(a) || !IsOrdered(b) => throw new FunctionException("only numbers and strings have an order"),
        _ => throw Incompatible(a, b),
    };

    private static bool AreEqual(GoValue a, GoValue b) => (a, b) switch
    {
        (GoBool x, GoBool y) => x.Value == y.Value,
        (GoInt x, GoInt y) => x.Value == y.Value,
        (GoFloat x, GoFloat y) => x.Value.Equals(y.Value) && !double.IsNaN(x.Value),
        (GoString x, GoString y) => x.Value == y.Value,
        (GoNil, _) or (_, GoNil) => a.IsNil && b.IsNil,
        (GoList or GoMap, _) or (_, GoList or GoMap) => throw new FunctionException("lists and maps cannot be compared", "use deepEqual"),
        _ => throw Incompatible(a, b),
    };

    private static bool IsOrdered(GoValue value) => value is GoInt or GoFloat or GoString;

    private static FunctionException Incompatible(GoValue a, GoValue b) =>
        new($"incompatible types for comparison: {a.Type.Name} and {b.Type.Name}", "convert one of them: int, float64, toString");
}
