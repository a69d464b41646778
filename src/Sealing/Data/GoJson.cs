namespace Sealing.Data;

internal static class GoJson
{
    /// <summary>A string as Go's encoding/json writes it, with its HTML escaping.</summary>
    public static string Quoted(string text) => GoJsonWriter.Write(new ManifestText(text)).TrimEnd('\n');
}
