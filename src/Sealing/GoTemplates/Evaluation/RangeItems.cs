using Sealing.GoTemplates.Syntax;
using Sealing.GoTemplates.Values;

namespace Sealing.GoTemplates.Evaluation;

/// <summary>What <c>range</c> goes over.</summary>
internal static class RangeItems
{
    /// <summary>Keys with items: lists by index, maps sorted by key, integers from 0 (Go 1.24). Nothing where there is no value.</summary>
    /// <exception cref="TemplateException">The value is of another type.</exception>
    public static IEnumerable<(GoValue Key, GoValue Item)> Of(GoValue value, RangeNode node) => value switch
    {
        GoNil => [],
        GoList list => list.Items.Select((item, i) => ((GoValue)new GoInt(i), OrMissing(item))),
        GoMap map => map.Entries.Select(entry => ((GoValue)new GoString(entry.Key), OrMissing(entry.Value))).ToArray(), // the body may change it
        GoInt integer when node.Pipeline.Variables.Count < 2 => Count(integer),
        GoInt => throw new TemplateException("range over an integer sets one variable only", node.Position),
        _ => throw new TemplateException("range cannot go over a value of type " + value.Type.Name, node.Pipeline.Position,
            value is GoString ? "make it a list: splitList \",\" ., or fromJson" : null),
    };

    private static IEnumerable<(GoValue Key, GoValue Item)> Count(GoInt end)
    {
        for (long i = 0; i < end.Value; i++)
        {
            yield return (GoNil.Missing, new GoInt(i, end.Type));
        }
    }

    private static GoValue OrMissing(GoValue item) => item.IsNil ? GoNil.Missing : item;
}
