using Sealing.Syntax.Json;

namespace Sealing.Syntax.Reading;

internal sealed record ParsedSource(IReadOnlyList<YamlDocument> Documents, bool IsJson);

/// <summary>
/// Reads YAML or JSON: JSON where the text starts with a brace, unless only YAML can make sense of it: <c>{a: b}</c>, a comma too many, comments, several
/// documents with lines between them. The reference and kubectl do the same.
/// </summary>
internal static class DocumentReader
{
    /// <exception cref="SealingException">It is neither; of what looks like JSON, why it is no JSON.</exception>
    public static ParsedSource ReadAll(string text, ReadLimits limits)
    {
        var start = text.AsSpan().TrimStart();
        if (start is not ['{', .. var rest])
        {
            return new ParsedSource(YamlReader.ReadAll(text, limits), IsJson: false);
        }

        try
        {
            return new ParsedSource(JsonReader.ReadAll(text, limits), IsJson: true);
        }
        catch (SealingException e) when (e.Kind == ErrorKind.InvalidDocument)
        {
            return new ParsedSource(ReadYaml(text, limits, rest.TrimStart() is ['"', ..] ? e : null), IsJson: false);
        }
    }

    private static IReadOnlyList<YamlDocument> ReadYaml(string text, ReadLimits limits, SealingException? asJson)
    {
        try
        {
            return YamlReader.ReadAll(text, limits);
        }
        catch (SealingException e) when (e.Kind == ErrorKind.InvalidDocument && asJson is not null)
        {
            throw asJson;
        }
    }
}
