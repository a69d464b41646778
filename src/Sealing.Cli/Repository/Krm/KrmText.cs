using Sealing.Data;
using Sealing.Sops;
using Sealing.Sops.Conversion;
using Sealing.Sops.Stores.Nodes;
using Sealing.Sops.Values;

namespace Sealing.Cli.Repository.Krm;

/// <summary>Objects of Kubernetes as values: read from YAML or JSON, looked into, and written as YAML.</summary>
internal static class KrmText
{
    /// <summary>The documents of a text, less empty ones.</summary>
    /// <exception cref="SealingException">The text is no YAML.</exception>
    public static IReadOnlyList<ManifestMap> Read(ReadOnlySpan<byte> text) =>
        [.. SopsDocument.Parse(text, SopsFormat.Yaml).Trees().OfType<ManifestMap>().Where(map => map.Entries.Any(entry => entry.Value is not ManifestComment))];

    /// <summary>One document, without a line of three dashes.</summary>
    public static string Write(ManifestMap map) => TreeConversion.Write(map, SopsFormat.Yaml, 2);

    public static ManifestMap? MapOf(ManifestMap map, string name) => MetadataText.Find(map, name) as ManifestMap;

    public static string? TextOf(ManifestMap map, string name) => MetadataText.Find(map, name) switch
    {
        ManifestText text => text.Value,
        ManifestBool boolean => boolean.Value ? "true" : "false",
        _ => null,
    };

    /// <summary>The items of a list, comments passed over; empty where there is none.</summary>
    public static IEnumerable<ManifestValue> ItemsOf(ManifestMap map, string name) =>
        MetadataText.Find(map, name) is ManifestList list ? list.Items.Where(item => item is not ManifestComment) : [];

    /// <summary>The map with a field set, at its place where it is there.</summary>
    public static ManifestMap With(ManifestMap map, string name, ManifestValue? value)
    {
        var changed = new ManifestMap();
        foreach (var entry in map.Entries.Where(entry => entry.Key != name || value is not null))
        {
            changed.Add(entry.Key, entry.Key == name ? value! : entry.Value);
        }

        return value is null || MetadataText.Find(map, name) is not null ? changed : changed.Add(name, value);
    }
}
