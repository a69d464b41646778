using System.Globalization;
using Sealing.Data;
using Sealing.Go;
using Sealing.Sops.Values;

namespace Sealing.Sops.Metadata;

/// <summary>Reads metadata in today's layout and the older ones, which differ in order and in empty lists.</summary>
internal static class MetadataReader
{
    private static readonly string[] KnownKinds = [.. SopsKeyKind.All.Select(kind => kind.Name)];

    private static readonly string[] KnownFields =
    [
        .. KnownKinds, "key_groups", "shamir_threshold", "lastmodified", "mac", SopsSelection.MacOnlyEncrypted, "version",
        .. SopsSelection.Names,
    ];

    /// <exception cref="SealingException">The metadata is incomplete or contradicts itself.</exception>
    public static SopsMetadata Read(ManifestMap map)
    {
        var groups = ReadKeyGroups(map);
        var known = groups.SelectMany(group => group.Keys).Select(key => key.Kind.Name).Union(KnownFields, StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
        var metadata = new SopsMetadata
        {
            KeyGroups = groups,
            ShamirThreshold = Number(map, "shamir_threshold"),
            Selection = ReadSelection(map),
            MacOnlyEncrypted = string.Equals(Text(map, SopsSelection.MacOnlyEncrypted), "true", StringComparison.OrdinalIgnoreCase),
            LastModified = LastModified(map),
            Mac = Text(map, "mac") ?? "",
            Version = Text(map, "version") ?? "",
            Unknown = [.. map.Entries.Where(entry => !known.Contains(entry.Key))],
        };
        return metadata.KeyGroups.Count > 0 ? metadata : throw Error("no keys found in the metadata");
    }

    /// <exception cref="SealingException">A list of keys is none.</exception>
    public static IReadOnlyList<SopsKeyGroup> ReadKeyGroups(ManifestMap map)
    {
        var single = Group(map);
        if (single.Keys.Count > 0)
        {
            return [single];
        }

        return MetadataText.Find(map, "key_groups") is ManifestList groups
            ? [.. groups.Items.Select(item => Group(item as ManifestMap ?? throw Error("key_groups must hold maps")))]
            : [];
    }

    // Lists of other names that hold encrypted keys are kinds of keys that came later.
    private static SopsKeyGroup Group(ManifestMap map)
    {
        var others = map.Entries
            .Where(entry => entry.Value is ManifestList { Items: [ManifestMap item, ..] } && MetadataText.Find(item, "enc") is not null)
            .Select(entry => entry.Key);
        return new SopsKeyGroup([.. KnownKinds.Union(others, StringComparer.Ordinal).SelectMany(kind => Keys(map, kind))]);
    }

    private static IEnumerable<SopsMasterKey> Keys(ManifestMap map, string kind) => MetadataText.Find(map, kind) switch
    {
        ManifestList list => list.Items.Select(item => new SopsMasterKey(SopsKeyKind.Of(kind), item as ManifestMap ?? throw Error(kind + " must hold maps"))),
        null or ManifestNull or ManifestText { Value: "" } => [],
        _ => throw Error(kind + " must be a list"),
    };

    /// <summary>The rule that selects values; the default where none is written.</summary>
    /// <exception cref="SealingException">There are several.</exception>
    public static SopsSelection ReadSelection(ManifestMap map)
    {
        var selection = SopsSelection.Of(name => Text(map, name));
        return selection.Conflict is { } conflict ? throw Error(conflict) : selection.OrDefault();
    }

    private static string LastModified(ManifestMap map)
    {
        var text = Text(map, "lastmodified") ?? "";
        return GoTimestamp.Read(text) is { HasZone: true } time ? time.ToRfc3339Seconds() : throw Error("lastmodified must be a time as in RFC 3339");
    }

    private static int Number(ManifestMap map, string field)
    {
        var text = Text(map, field);
        return string.IsNullOrEmpty(text) ? 0
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : throw Error(field + " must be a number");
    }

    private static string? Text(ManifestMap map, string field) => MetadataText.Of(MetadataText.Find(map, field));

    private static SealingException Error(string message) => new(ErrorKind.InvalidMetadata, message);
}
