using System.Buffers;
using Sealing.Data;

namespace Sealing.Syntax.Editing;

/// <summary>Strings as they are written into a document that is there already.</summary>
internal static class ScalarSpelling
{
    private static readonly SearchValues<char> FlowIndicators = SearchValues.Create(",[]{}:#&*!|>'\"%@`? ");

    /// <summary>The value in the quotes of the scalar that it replaces, in double quotes where those cannot hold it.</summary>
    public static string Like(YamlStyle style, string value) => style switch
    {
        YamlStyle.SingleQuoted when IsOneLine(value) => "'" + value.Replace("'", "''", StringComparison.Ordinal) + "'",
        YamlStyle.Plain or YamlStyle.Literal or YamlStyle.Folded when IsPlainAnywhere(value) => value,
        _ => Quoted(value),
    };

    /// <summary>A key or value for a flow collection: plain where nothing in it could mean something else.</summary>
    public static string InFlow(string value) => IsPlainAnywhere(value) ? value : Quoted(value);

    /// <summary>In double quotes, which reads the same in JSON and YAML.</summary>
    public static string Quoted(string value) => GoJson.Quoted(value);

    private static bool IsPlainAnywhere(string value) =>
        value.Length > 0 && ScalarStyle.Of(value) == YamlStyle.Plain && !value.AsSpan().ContainsAny(FlowIndicators);

    private static bool IsOneLine(string value) => !value.AsSpan().ContainsAnyInRange('\0', '\x1F') && !value.AsSpan().ContainsAny("\u0085\u2028\u2029");
}
