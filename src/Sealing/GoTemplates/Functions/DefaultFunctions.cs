using Sealing.GoTemplates.Values;

using static Sealing.GoTemplates.Functions.Define;
using static Sealing.GoTemplates.Functions.GoParameter;

namespace Sealing.GoTemplates.Functions;

/// <summary>Sprig's functions of defaults, conditions and types.</summary>
internal static class DefaultFunctions
{
    public static IReadOnlyList<GoFunction> All { get; } =
    [
        Variadic("default", [Any], Any, a => a.Values is [_, { IsTrue: true } given, ..] ? given : a[0]),
        Of("empty", value => new GoBool(!value.IsTrue)),
        Variadic("coalesce", [], Any, a => a.Values.FirstOrDefault(value => value.IsTrue, GoNil.Nil)),
        Variadic("all", [], Any, a => new GoBool(a.Values.All(value => value.IsTrue))),
        Variadic("any", [], Any, a => new GoBool(a.Values.Any(value => value.IsTrue))),
        Function("ternary", [Any, Any, Bool], a => a.Flag(2) ? a[0] : a[1]),
        Function("fail", [Str], _ => throw new FunctionException("the template gives up here", "the text is in the template: fail says when a value is not as it must be")),
        Function("deepEqual", [Any, Any], a => new GoBool(GoEquality.DeepEqual(a[0], a[1], a.Budget))),
        Of("typeOf", value => new GoString(value.Type.Name)),
        Of("kindOf", value => new GoString(value.Type.KindName)),
        Function("typeIs", [Str, Any], a => new GoBool(a.Text(0) == a[1].Type.Name)),
        Function("typeIsLike", [Str, Any], a => new GoBool(a.Text(0) == a[1].Type.Name)), // also of pointers in Sprig, of which there are none
        Function("kindIs", [Str, Any], a => new GoBool(a.Text(0) == a[1].Type.KindName)),
    ];
}
