using Sealing.GoTemplates.Values;

using static Sealing.GoTemplates.Functions.Define;
using static Sealing.GoTemplates.Functions.GoParameter;

namespace Sealing.GoTemplates.Functions;

/// <summary>
/// Sprig's functions of dictionaries. The dot is none: it is a map of strings, which Go passes to none of them; <c>index</c>, <c>range</c>
/// and fields take it. Keys come sorted where Go gives them in an order that is another one each time.
/// </summary>
internal static class MapFunctions
{
    public static IReadOnlyList<GoFunction> All { get; } =
    [
        Variadic("dict", [], Any, Dictionary),
        Function("get", [Map, Str], a => a.Map(0).Entries.GetValueOrDefault(a.Text(1), new GoString(""))),
        Function("set", [Map, Str, Any], Set),
        Function("unset", [Map, Str], Unset),
        Function("hasKey", [Map, Str], a => new GoBool(a.Map(0).Entries.ContainsKey(a.Text(1)))),
        Variadic("keys", [], Map, a => GoList.OfStrings(Enumerable.Range(0, a.Values.Count).SelectMany(i => a.Map(i).Entries.Keys))),
        Function("values", [Map], a => new GoList([.. a.Map(0).Entries.Values])),
        Variadic("pick", [Map], Str, a => Where(a, (name, names) => names.Contains(name))),
        Variadic("omit", [Map], Str, a => Where(a, (name, names) => !names.Contains(name))),
        Variadic("pluck", [Str], Map, Pluck),
        Variadic("dig", [], Any, Dig),
        Variadic("merge", [Map], Map, a => Merge(a, overwrites: false)),
        Variadic("mustMerge", [Map], Map, a => Merge(a, overwrites: false)),
        Variadic("mergeOverwrite", [Map], Map, a => Merge(a, overwrites: true)),
        Variadic("mustMergeOverwrite", [Map], Map, a => Merge(a, overwrites: true)),
        Function("deepCopy", [Any], DeepCopy),
        Function("mustDeepCopy", [Any], DeepCopy),
    ];

    private static GoMap Dictionary(GoArguments a)
    {
        var map = new GoMap();
        for (var i = 0; i < a.Values.Count; i += 2)
        {
            map.Entries[GoCast.ToText(a[i], a.Budget)] = i + 1 < a.Values.Count ? a[i + 1] : new GoString("");
        }

        return map;
    }

    private static GoMap Set(GoArguments a)
    {
        var map = a.Map(0);
        if (ReferenceEquals(map, GoMap.NilMap))
        {
            throw new FunctionException("there is no dictionary to write to", "make one with dict");
        }

        a.Budget.Take(RenderingBudget.BytesPerItem + a.Text(1).Length);
        map.Entries[a.Text(1)] = a[2];
        return map;
    }

    private static GoMap Unset(GoArguments a)
    {
        a.Map(0).Entries.Remove(a.Text(1));
        return a.Map(0);
    }

    private static GoMap Where(GoArguments a, Func<string, HashSet<string>, bool> isWanted)
    {
        var names = a.From(1).Select(name => ((GoString)name).Value).ToHashSet(StringComparer.Ordinal);
        var result = new GoMap();
        foreach (var (name, value) in a.Map(0).Entries.Where(entry => isWanted(entry.Key, names)))
        {
            a.Budget.Step();
            result.Entries[name] = value;
        }

        return result;
    }

    private static GoList Pluck(GoArguments a) =>
        new([.. a.From(1).Select(map => ((GoMap)map).Entries.GetValueOrDefault(a.Text(0))).Where(value => value is not null).Select(value => value!)]);

    // Keys one inside of another, then a default, then the dictionary.
    private static GoValue Dig(GoArguments a)
    {
        if (a.Values.Count < 3)
        {
            throw new FunctionException("needs at least a key, a default and a dictionary");
        }

        var value = a[a.Values.Count - 1];
        foreach (var key in a.Values.SkipLast(2))
        {
            if (value is not GoMap map || !map.Type.HoldsAny || key is not GoString name)
            {
                throw new FunctionException("needs strings as keys and dictionaries to find them in");
            }

            if (!map.Entries.TryGetValue(name.Value, out var found))
            {
                return a[a.Values.Count - 2];
            }

            value = found;
        }

        return value;
    }

    private static GoMap Merge(GoArguments a, bool overwrites)
    {
        var target = ReferenceEquals(a.Map(0), GoMap.NilMap) && a.From(1).Any(source => source.IsTrue) ? new GoMap() : a.Map(0);
        foreach (var source in a.From(1).Cast<GoMap>())
        {
            Merge(target, source, overwrites, a.Budget, depth: 1);
        }

        return target;
    }

    // Into what is there already, and dictionaries into dictionaries. Without overwriting, what is empty counts as not there.
    private static void Merge(GoMap target, GoMap source, bool overwrites, RenderingBudget budget, int depth)
    {
        RenderingBudget.CheckDepth(depth);
        foreach (var (name, value) in source.Entries.ToArray())
        {
            budget.Step();
            var old = target.Entries.GetValueOrDefault(name, GoNil.Missing);
            if (old is GoMap inner && value is GoMap other)
            {
                CheckMergeable(inner);
                Merge(inner, other, overwrites, budget, depth + 1);
            }
            else if (overwrites && !value.IsTrue && !ReferenceEquals(old, GoNil.Missing))
            {
                throw new FunctionException("versions of Sprig differ in whether an empty value overwrites another", "use set, or omit the key before");
            }
            else if (overwrites || (!old.IsTrue && !value.IsNil))
            {
                budget.Take(RenderingBudget.BytesPerItem + name.Length);
                target.Entries[name] = value;
            }
        }
    }

    // A map of strings may be the dot, which no template changes.
    private static void CheckMergeable(GoMap target)
    {
        if (!target.Type.HoldsAny || ReferenceEquals(target, GoMap.NilMap))
        {
            throw new FunctionException($"cannot merge into a {target.Type.Name} that is no dict");
        }
    }

    private static GoValue DeepCopy(GoArguments a) => a[0].IsNil ? throw new FunctionException("nil cannot be copied") : Copy(a[0], a.Budget);

    private static GoValue Copy(GoValue value, RenderingBudget budget, int depth = 1)
    {
        budget.Take(RenderingBudget.BytesPerItem);
        budget.Step();
        RenderingBudget.CheckDepth(depth);
        switch (value)
        {
            case GoList or GoMap when !value.IsTrue && (ReferenceEquals(value, GoList.NilSlice) || ReferenceEquals(value, GoMap.NilMap)):
                return value;
            case GoList list:
                return new GoList([.. list.Items.Select(item => Copy(item, budget, depth + 1))], list.Type);
            case GoMap map:
                var copy = new GoMap(map.Type);
                foreach (var (name, item) in map.Entries)
                {
                    copy.Entries[name] = Copy(item, budget, depth + 1);
                }

                return copy;
            default:
                return value;
        }
    }
}
