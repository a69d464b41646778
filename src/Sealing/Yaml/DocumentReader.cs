using Sealing.Json;

namespace Sealing.Yaml;

internal sealed record ParsedSource(IReadOnlyList<YamlDocument> Documents, bool IsJson);

/// <summary>Reads YAML or JSON: JSON where the text starts with a brace, unless only YAML can make sense of it (<c>{a: b}</c>).</summary>
internal static class DocumentReader
{
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
        catch (ManifestException) when (rest.TrimStart() is not ['"', ..])
        {
            return new ParsedSource(YamlReader.ReadAll(text, limits), IsJson: false);
        }
    }
}
