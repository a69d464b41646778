using System.Globalization;
using Sealing.Data;
using Sealing.Sops.Values;
using Sealing.Syntax;

namespace Sealing.Sops.Metadata;

/// <summary>Metadata as values instead of nodes of a text.</summary>
internal static class MetadataNodes
{
    /// <exception cref="SealingException">The metadata is no map.</exception>
    public static ManifestMap Read(YamlNode node) => ToValue(node) as ManifestMap
        ?? throw new SealingException(ErrorKind.InvalidMetadata, "the metadata under 'sops' must be a map");

    private static ManifestValue ToValue(YamlNode node) => node.Resolved switch
    {
        YamlMapping map => map.Entries.Aggregate(
            new ManifestMap(), (values, entry) => values.Add((entry.Key.Resolved as YamlScalar)?.Value ?? "", ToValue(entry.Value))),
        YamlSequence list => new ManifestList([.. list.Items.Select(ToValue)]),
        YamlScalar scalar => ToValue(scalar),
        _ => ManifestNull.Instance,
    };

    private static ManifestValue ToValue(YamlScalar scalar)
    {
        var value = YamlTypes.Resolve(scalar);
        return value.Type switch
        {
            SopsType.Null => ManifestNull.Instance,
            SopsType.Boolean => new ManifestBool(value.Text == CanonicalText.True),
            SopsType.Integer => new ManifestInteger(long.Parse(value.Text, CultureInfo.InvariantCulture)),
            _ => new ManifestText(scalar.Value),
        };
    }
}
