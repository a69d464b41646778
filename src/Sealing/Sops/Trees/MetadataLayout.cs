using Sealing.Data;
using Sealing.Sops.Metadata;
using Sealing.Sops.Stores.Nodes;
using Sealing.Sops.Values;

namespace Sealing.Sops.Trees;

/// <summary>Lays metadata out as today's SOPS does: keys sorted at every level, empty fields left out.</summary>
internal static class MetadataLayout
{
    public static ManifestMap Of(SopsMetadata metadata)
    {
        var map = new ManifestMap();
        if (metadata.KeyGroups.Count == 1)
        {
            AddKeys(map, metadata.KeyGroups[0]);
        }
        else
        {
            map.Add("key_groups", new ManifestList([.. metadata.KeyGroups.Select(Group)]));
        }

        foreach (var (name, value) in metadata.Selection.Rules)
        {
            map.Add(name, value);
        }

        map.AddIfPresent(SopsSelection.MacOnlyEncrypted, metadata.MacOnlyEncrypted ? true : null)
            .AddIfPresent("shamir_threshold", metadata.ShamirThreshold == 0 ? null : (ManifestValue)new ManifestInteger(metadata.ShamirThreshold))
            .Add("lastmodified", metadata.LastModified)
            .Add("mac", metadata.Mac)
            .Add("version", metadata.Version);
        foreach (var (name, value) in metadata.Unknown)
        {
            map.Add(name, value);
        }

        return (ManifestMap)Sorted(map);
    }

    /// <summary>Whether two say the same once they are written.</summary>
    public static bool AreSame(SopsMetadata? a, SopsMetadata? b) => a is null || b is null ? a is null && b is null : Text(a) == Text(b);

    // Read again as it would be: a field that is not written has its default.
    private static string Text(SopsMetadata metadata) => new JsonValueWriter(null, "").WriteAt(Of(MetadataReader.Read(Of(metadata))), null);

    private static ManifestMap Group(SopsKeyGroup group)
    {
        var map = new ManifestMap();
        AddKeys(map, group);
        foreach (var kind in SopsKeyKind.All.Where(kind => kind.Form.IsAlwaysInGroups && MetadataText.Find(map, kind.Name) is null))
        {
            map.Add(kind.Name, new ManifestList([]));
        }

        return map;
    }

    private static void AddKeys(ManifestMap map, SopsKeyGroup group)
    {
        foreach (var kind in group.Keys.GroupBy(key => key.Kind))
        {
            map.Add(kind.Key.Name, new ManifestList([.. kind.Select(key => key.Fields)]));
        }
    }

    private static ManifestValue Sorted(ManifestValue value) => value switch
    {
        ManifestList list => new ManifestList([.. list.Items.Select(Sorted)]),
        ManifestMap map => map.Entries
            .OrderBy(entry => entry.Key, CodePointOrder.Instance)
            .Aggregate(new ManifestMap(), (sorted, entry) => sorted.Add(entry.Key, Sorted(entry.Value))),
        _ => value,
    };
}
