using Sealing.GoTemplates.Values;

using static Sealing.GoTemplates.Functions.Define;
using static Sealing.GoTemplates.Functions.GoParameter;

namespace Sealing.GoTemplates.Functions;

/// <summary>The functions that Go's text/template has itself; <c>call</c> is not among them, as no value here is a function.</summary>
internal static class BuiltinFunctions
{
    public static IReadOnlyList<GoFunction> All { get; } =
    [
        Variadic("and", [Any], Any, a => a[0]) with { IsLazy = true },
        Variadic("or", [Any], Any, a => a[0]) with { IsLazy = true },
        Of("not", value => new GoBool(!value.IsTrue)),
        Variadic("eq", [Any], Any, a => new GoBool(GoComparison.AnyEqual(a[0], a.From(1)))),
        Function("ne", [Any, Any], a => new GoBool(!GoComparison.AnyEqual(a[0], [a[1]]))),
        Function("lt", [Any, Any], a => new GoBool(GoComparison.IsLess(a[0], a[1]))),
        Function("le", [Any, Any], a => new GoBool(GoComparison.IsLess(a[0], a[1]) || GoComparison.AnyEqual(a[0], [a[1]]))),
        Function("gt", [Any, Any], a => new GoBool(!GoComparison.IsLess(a[0], a[1]) && !GoComparison.AnyEqual(a[0], [a[1]]))),
        Function("ge", [Any, Any], a => new GoBool(!GoComparison.IsLess(a[0], a[1]))),
        Of("len", Length),
        Variadic("index", [Any], Any, a => a.From(1).Aggregate(a[0], Index)),
        Variadic("print", [], Any, a => new GoString(GoFormatter.Print(a.Values, a.Budget))),
        Variadic("printf", [GoParameter.Str], Any, a => new GoString(GoFormat.Print(a.Text(0), a.From(1), a.Budget))),
        Variadic("println", [], Any, a => new GoString(GoFormatter.PrintLine(a.Values, a.Budget))),
        Variadic("html", [], Any, a => new GoString(GoEscapes.Html(Joined(a), a.Budget))),
        Variadic("js", [], Any, a => new GoString(GoEscapes.JavaScript(Joined(a), a.Budget))),
        Variadic("urlquery", [], Any, a => new GoString(GoEscapes.UrlQuery(Joined(a), a.Budget))),
    ];

    private static GoInt Length(GoValue value) => value switch
    {
        GoString text => new GoInt(text.Value.Length),
        GoList list => new GoInt(list.Items.Count),
        GoMap map => new GoInt(map.Entries.Count),
        _ => throw new FunctionException(value.IsNil ? "len of nil" : "len of type " + value.Type.Name),
    };

    private static GoValue Index(GoValue value, GoValue index) => value switch
    {
        GoMap map when index is GoString key => map.Entries.TryGetValue(key.Value, out var found) ? found : Absent(map),
        GoMap => throw new FunctionException("a map needs a key of type string, not " + TypeName(index)),
        GoList list => list.Items[Position(index, list.Items.Count)],
        GoString text => new GoInt(text.Value[Position(index, text.Value.Length)], GoType.Uint8),
        GoNil => throw new FunctionException("index of nil", "the key before it is not there: test it with if or default"),
        _ => throw new FunctionException("a value of type " + value.Type.Name + " cannot be indexed"),
    };

    // index gives the zero value where a field gives none: of a map of strings the empty string.
    private static GoValue Absent(GoMap map) => map.Type.HoldsAny ? GoNil.Missing : new GoString("");

    private static int Position(GoValue index, int count)
    {
        if (index is not GoInt integer)
        {
            throw new FunctionException("an index must be an integer, not " + TypeName(index));
        }

        return integer.Value >= 0 && integer.Value < count ? (int)integer.Value : throw new FunctionException("index out of range");
    }

    private static string TypeName(GoValue value) => value.IsNil ? "nil" : value.Type.Name;

    private static string Joined(GoArguments arguments) =>
        GoFormatter.Print([.. arguments.Values.Select(value => value.IsNil ? new GoString("<no value>") : value)], arguments.Budget);
}
