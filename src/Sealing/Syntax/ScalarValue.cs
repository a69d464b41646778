using System.Globalization;
using Sealing.Go;

namespace Sealing.Syntax;

internal enum ScalarKind
{
    Null,
    Bool,
    Integer,
    Float,
    String,
}

/// <summary>A scalar with its type resolved. <paramref name="Text"/> is canonical: integers in decimal, booleans <c>true</c> or <c>false</c>.</summary>
internal readonly record struct ScalarValue(ScalarKind Kind, string Text)
{
    /// <summary>The name that sigs.k8s.io/yaml makes of a key: as of a value, but for what JSON has no number for. It takes no null; here that is empty.</summary>
    public string ToKey() => (Kind, ToJsonString()) switch
    {
        (ScalarKind.Float, "+Inf") => ".inf",
        (ScalarKind.Float, "-Inf") => "-.inf",
        (ScalarKind.Float, "NaN") => ".nan",
        (_, var text) => text,
    };

    /// <summary>The string that the reference reads where it wants a string: floats at 32-bit precision, null as the empty string.</summary>
    public string ToJsonString() => Kind switch
    {
        ScalarKind.Null => "",
        ScalarKind.Float => GoFloat32.Format(double.Parse(Text, CultureInfo.InvariantCulture)),
        _ => Text,
    };
}
