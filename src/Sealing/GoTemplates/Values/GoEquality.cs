namespace Sealing.GoTemplates.Values;

/// <summary>Go's reflect.DeepEqual: values of two types are never equal, so that 1 is not int64(1).</summary>
internal static class GoEquality
{
    public static bool DeepEqual(GoValue a, GoValue b, RenderingBudget budget, int depth = 1)
    {
        budget.Step();
        RenderingBudget.CheckDepth(depth);
        if (!ReferenceEquals(a.Type, b.Type) || ReferenceEquals(a, GoList.NilSlice) != ReferenceEquals(b, GoList.NilSlice))
        {
            return false;
        }

        switch (a, b)
        {
            case (GoBool x, GoBool y):
                return x.Value == y.Value;
            case (GoInt x, GoInt y):
                return x.Value == y.Value;
            case (GoFloat x, GoFloat y):
                return x.Value == y.Value;
            case (GoString x, GoString y):
                budget.StepOver(x.Value.Length);
                return x.Value == y.Value;
            case (GoList x, GoList y):
                return x.Items.Count == y.Items.Count && x.Items.Zip(y.Items).All(pair => DeepEqual(pair.First, pair.Second, budget, depth + 1));
            case (GoMap x, GoMap y):
                return x.Entries.Count == y.Entries.Count && x.Entries.All(entry =>
                    y.Entries.TryGetValue(entry.Key, out var other) && DeepEqual(entry.Value, other, budget, depth + 1));
            default:
                return true;
        }
    }
}
