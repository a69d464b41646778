using Sealing.GoTemplates.Values;

namespace Sealing.GoTemplates.Functions;

/// <summary>The type of a parameter: arguments are converted to it or refused as Go does.</summary>
internal enum GoParameter
{
    Any,
    Bool,
    Int,
    Float,
    Str,
    Map,
}

/// <summary>A function of templates.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Parameters">The parameters that it must be given.</param>
/// <param name="Rest">The type of any further arguments, or null where it takes none.</param>
/// <param name="Body">Computes the result from arguments of these types.</param>
internal sealed record GoFunction(string Name, IReadOnlyList<GoParameter> Parameters, GoParameter? Rest, Func<GoArguments, GoValue> Body)
{
    /// <summary>Whether arguments are evaluated only until one decides: <c>and</c>, <c>or</c>.</summary>
    public bool IsLazy { get; init; }

    public GoParameter ParameterAt(int index) => index < Parameters.Count ? Parameters[index] : Rest!.Value;

    public bool Takes(int count) => Rest is null ? count == Parameters.Count : count >= Parameters.Count;

    /// <summary>As Go shows a function's type.</summary>
    public string Signature
    {
        get
        {
            var parameters = Parameters.Select(TypeName);
            return "(" + string.Join(", ", Rest is { } rest ? parameters.Append("..." + TypeName(rest)) : parameters) + ")";
        }
    }

    /// <summary>The same function under another name.</summary>
    public GoFunction Also(string name) => this with { Name = name };

    public static string TypeName(GoParameter parameter) => parameter switch
    {
        GoParameter.Bool => "bool",
        GoParameter.Int => "int",
        GoParameter.Float => "float64",
        GoParameter.Str => "string",
        GoParameter.Map => "map[string]interface {}",
        _ => "interface {}",
    };
}

/// <summary>The arguments of one call, of the types that the function's parameters have.</summary>
internal readonly record struct GoArguments(IReadOnlyList<GoValue> Values, RenderingBudget Budget)
{
    public GoValue this[int index] => Values[index];

    public string Text(int index) => ((GoString)Values[index]).Value;

    public long Int(int index) => ((GoInt)Values[index]).Value;

    public bool Flag(int index) => ((GoBool)Values[index]).Value;

    public GoMap Map(int index) => (GoMap)Values[index];

    public IReadOnlyList<GoValue> From(int index) => [.. Values.Skip(index)];

    /// <summary>A list, as the functions that take any type want one.</summary>
    public GoList List(int index) => Values[index] as GoList
        ?? throw new FunctionException("needs a list, not " + (Values[index].IsNil ? "nil" : Values[index].Type.Name));
}
