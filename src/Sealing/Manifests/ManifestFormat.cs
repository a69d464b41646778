using Sealing.Data;

namespace Sealing.Manifests;

/// <summary>How a manifest is written.</summary>
public enum ManifestFormat
{
    /// <summary>YAML: each document starts with <c>---</c>.</summary>
    Yaml,

    /// <summary>JSON, indented by two; several objects stand one after another.</summary>
    Json,
}

internal static class ManifestFormats
{
    public static string Write(this ManifestFormat format, ManifestMap manifest) =>
        format == ManifestFormat.Json ? GoJsonWriter.Write(manifest) : GoYamlWriter.Write(manifest);

    public static byte[] WriteUtf8(this ManifestFormat format, ManifestMap manifest) =>
        format == ManifestFormat.Json ? GoJsonWriter.WriteUtf8(manifest) : GoYamlWriter.WriteUtf8(manifest);
}
