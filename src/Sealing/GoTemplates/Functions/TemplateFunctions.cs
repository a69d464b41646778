
namespace Sealing.GoTemplates.Functions;

/// <summary>
/// The functions that templates can use: Go's own and the generic ones of Sprig that depend on their arguments only. What Sprig has beside
/// them is listed too, with the reason why it is refused.
/// </summary>
internal static class TemplateFunctions
{
    private static readonly Dictionary<string, GoFunction> Functions = new[]
    {
        BuiltinFunctions.All, StringFunctions.All, DefaultFunctions.All, MathFunctions.All, ListFunctions.All, MapFunctions.All, EncodingFunctions.All,
    }.SelectMany(group => group).ToDictionary(function => function.Name, StringComparer.Ordinal);

    /// <summary>All supported functions, sorted by name.</summary>
    public static IReadOnlyList<GoFunction> All { get; } = [.. Functions.Values.OrderBy(function => function.Name, StringComparer.Ordinal)];

    /// <summary>The function that a template names.</summary>
    /// <exception cref="TemplateException">There is none, or it is refused.</exception>
    public static GoFunction Find(string name, TemplatePosition position)
    {
        if (Functions.TryGetValue(name, out var function))
        {
            return function;
        }

        throw RefusedFunctions.Reason(name) is { } reason
            ? new TemplateException($"the function {name} is not supported: {reason}", position, "seal the finished value instead")
            : new TemplateException($"the function {name} is not defined", position, "a key is written with a dot: {{ ." + name + " }}");
    }
}
