using System.Globalization;
using System.Numerics;
using Sealing.Go;
using Sealing.GoTemplates.Values;
using static Sealing.GoTemplates.Functions.Define;
using static Sealing.GoTemplates.Functions.GoParameter;

namespace Sealing.GoTemplates.Functions;

/// <summary>Sprig's functions of lists, those that fail aloud (<c>mustX</c>) under both names: here all do.</summary>
internal static class ListFunctions
{
    public static IReadOnlyList<GoFunction> All { get; } =
    [
        Variadic("list", [], Any, a => new GoList([.. a.Values])),
        Variadic("tuple", [], Any, a => new GoList([.. a.Values])),
        Variadic("concat", [], Any, a => OrNil([.. Enumerable.Range(0, a.Values.Count).SelectMany(i => a.List(i).Items)])),
        .. WithMust(Function("first", [Any], a => a.List(0).Items.FirstOrDefault(GoNil.Nil))),
        .. WithMust(Function("last", [Any], a => a.List(0).Items.LastOrDefault(GoNil.Nil))),
        .. WithMust(Function("rest", [Any], a => a.List(0).IsTrue ? new GoList([.. a.List(0).Items.Skip(1)]) : GoList.NilSlice)),
        .. WithMust(Function("initial", [Any], a => a.List(0).IsTrue ? new GoList([.. a.List(0).Items.SkipLast(1)]) : GoList.NilSlice)),
        .. WithMust(Function("append", [Any, Any], a => new GoList([.. a.List(0).Items, a[1]]))),
        .. WithMust(Function("push", [Any, Any], a => new GoList([.. a.List(0).Items, a[1]]))),
        .. WithMust(Function("prepend", [Any, Any], a => new GoList([a[1], .. a.List(0).Items]))),
        .. WithMust(Function("reverse", [Any], a => new GoList([.. a.List(0).Items.Reverse()]))),
        .. WithMust(Function("compact", [Any], a => new GoList([.. a.List(0).Items.Where(item => item.IsTrue)]))),
        .. WithMust(Function("has", [Any, Any], a => new GoBool(!a[1].IsNil && Holds(a.List(1).Items, a[0], a.Budget)))),
        .. WithMust(Function("uniq", [Any], Unique)),
        .. WithMust(Variadic("without", [Any], Any, a => new GoList([.. a.List(0).Items.Where(item => !Holds(a.From(1), item, a.Budget))]))),
        .. WithMust(Function("chunk", [Int, Any], Chunk)),
        .. WithMust(Variadic("slice", [Any], Any, Slice)),
        Function("sortAlpha", [Any], SortAlpha),
        Function("splitList", [Str, Str], a => GoList.OfStrings(Split(a, a.Text(0), a.Text(1), count: -1))),
        Function("split", [Str, Str], a => Numbered(Split(a, a.Text(0), a.Text(1), count: -1))),
        Function("splitn", [Str, Int, Str], a => Numbered(Split(a, a.Text(0), a.Text(2), a.Int(1)))),
        Variadic("seq", [], Int, Sequence),
    ];

    private static GoFunction[] WithMust(GoFunction function) =>
        [function, function.Also("must" + char.ToUpperInvariant(function.Name[0]) + function.Name[1..])];

    private static GoList OrNil(GoValue[] items) => items.Length == 0 ? GoList.NilSlice : new GoList(items);

    private static bool Holds(IReadOnlyList<GoValue> items, GoValue wanted, RenderingBudget budget) =>
        items.Any(item => GoEquality.DeepEqual(item, wanted, budget));

    private static GoList Unique(GoArguments a)
    {
        var unique = new List<GoValue>();
        foreach (var item in a.List(0).Items)
        {
            if (!Holds(unique, item, a.Budget))
            {
                unique.Add(item);
            }
        }

        return new GoList(unique);
    }

    private static GoList Chunk(GoArguments a)
    {
        var size = a.Int(0) > 0 ? a.Int(0) : throw new FunctionException("a size below 1");
        var chunks = a.List(1).Items.Chunk((int)Math.Min(size, int.MaxValue));
        return new GoList([.. chunks.Select(chunk => new GoList(chunk))], GoType.ListList);
    }

    private static GoValue Slice(GoArguments a)
    {
        var list = a.List(0);
        if (!list.IsTrue)
        {
            return GoNil.Nil;
        }

        var start = a.Values.Count > 1 ? GoCast.ToInteger(a[1]) : 0;
        var end = a.Values.Count > 2 ? GoCast.ToInteger(a[2]) : list.Items.Count;
        return start >= 0 && start <= end && end <= list.Items.Count
            ? new GoList([.. list.Items.Skip((int)start).Take((int)(end - start))], list.Type)
            : throw new FunctionException("index out of range");
    }

    private static GoList SortAlpha(GoArguments a)
    {
        var texts = a[0] is GoList ? GoCast.ToTexts(a[0], a.Budget) : [GoCast.ToText(a[0], a.Budget)];
        a.Budget.StepOver(texts.Sum(text => (long)text.Length) * BitOperations.Log2((uint)texts.Count + 1));
        return GoList.OfStrings(texts.Order(StringComparer.Ordinal));
    }

    // Go's strings.SplitN: no limit below 0, nothing for 0, between the runes for an empty separator.
    private static List<string> Split(GoArguments a, string separator, string text, long count)
    {
        StringFunctions.StepOverSearch(a.Budget, text, separator);
        var parts = new List<string>();
        var start = 0;
        var limit = count < 0 ? long.MaxValue : count;
        while (parts.Count < limit)
        {
            var next = parts.Count == limit - 1 ? -1 : End(text, separator, start);
            a.Budget.Require(RenderingBudget.BytesPerItem * parts.Count);
            if (next < 0)
            {
                if (separator.Length > 0 || start < text.Length)
                {
                    parts.Add(text[start..]);
                }

                break;
            }

            parts.Add(text[start..next]);
            start = next + separator.Length;
        }

        return parts;
    }

    private static int End(string text, string separator, int start)
    {
        if (separator.Length > 0)
        {
            return text.IndexOf(separator, start, StringComparison.Ordinal);
        }

        if (start >= text.Length)
        {
            return -1;
        }

        GoText.Decode(text.AsSpan(start), out var length);
        return start + length;
    }

    private static GoMap Numbered(List<string> parts)
    {
        var map = new GoMap(GoType.StringMap);
        for (var i = 0; i < parts.Count; i++)
        {
            map.Entries["_" + i.ToString(CultureInfo.InvariantCulture)] = new GoString(parts[i]);
        }

        return map;
    }

    // Numbers as text with blanks between them: up to an end, from a start, or with a step between.
    private static GoString Sequence(GoArguments a)
    {
        var numbers = a.Values.Select(value => ((GoInt)value).Value).ToArray();
        var (start, step, end) = numbers switch
        {
            [var last] => (1, last < 1 ? -1 : 1, last),
            [var first, var last] => (first, last < first ? -1 : 1, last),
            [var first, var by, var last] => (first, by, last),
            _ => (0, 0, 0),
        };
        var texts = new List<string>();
        for (Int128 i = start; step != 0 && (step > 0 ? i <= end : i >= end); i += step)
        {
            a.Budget.Require(RenderingBudget.BytesPerItem * texts.Count);
            texts.Add(i.ToString(CultureInfo.InvariantCulture));
        }

        return new GoString(StringFunctions.Join(" ", texts, a.Budget));
    }
}
