using Sealing.Data;
using Sealing.Syntax.Parsing;

namespace Sealing.Syntax.Reading;

/// <summary>
/// Reads the documents of a YAML stream into nodes with their spans, and its comments. Resolves no types.
/// </summary>
internal static class YamlReader
{
    /// <summary>The documents of the stream, the empty ones too, so that numbers are those of the file.</summary>
    /// <exception cref="SealingException">Not YAML, a key twice in one mapping, or over a limit.</exception>
    public static IReadOnlyList<YamlDocument> ReadAll(string text, ReadLimits limits) => Read(text, limits).Documents;

    /// <inheritdoc cref="ReadAll"/>
    public static YamlStream Read(string text, ReadLimits limits)
    {
        YamlCharacters.Check(text);
        return StreamParser.Read(text, limits);
    }
}
