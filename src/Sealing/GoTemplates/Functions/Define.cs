using Sealing.GoTemplates.Values;

using static Sealing.GoTemplates.Functions.GoParameter;

namespace Sealing.GoTemplates.Functions;

/// <summary>Short forms for the tables of functions.</summary>
internal static class Define
{
    public static GoFunction Function(string name, GoParameter[] parameters, Func<GoArguments, GoValue> body) => new(name, parameters, Rest: null, body);

    public static GoFunction Variadic(string name, GoParameter[] parameters, GoParameter rest, Func<GoArguments, GoValue> body) =>
        new(name, parameters, rest, body);

    /// <summary>From text to text.</summary>
    public static GoFunction OnText(string name, Func<string, string> body) =>
        new(name, [GoParameter.Str], Rest: null, a => new GoString(body(a.Text(0))));

    /// <summary>From two texts to a text.</summary>
    public static GoFunction OnTexts(string name, Func<string, string, string> body) =>
        new(name, [GoParameter.Str, GoParameter.Str], Rest: null, a => new GoString(body(a.Text(0), a.Text(1))));

    /// <summary>Whether two texts are so.</summary>
    public static GoFunction Test(string name, Func<string, string, bool> body) =>
        new(name, [GoParameter.Str, GoParameter.Str], Rest: null, a => new GoBool(body(a.Text(0), a.Text(1))));

    /// <summary>From a value of any type to a value.</summary>
    public static GoFunction Of(string name, Func<GoValue, GoValue> body) => new(name, [Any], Rest: null, a => body(a[0]));
}
