using Sealing.Data;

namespace Sealing.Syntax.Editing;

/// <summary>Tells whether an edited document is the one before with the changes and nothing else.</summary>
internal static class OverlayCheck
{
    /// <summary>Whether <paramref name="after"/> has the nodes of <paramref name="before"/> in their order, then what was added.</summary>
    public static bool Holds(YamlNode before, ManifestValue? change, YamlNode after) => change switch
    {
        ManifestText text => after.Resolved is YamlScalar scalar && scalar.Value == text.Value && Yaml11.Resolve(scalar).Kind == ScalarKind.String,
        ManifestMap { Entries.Count: > 0 } map => after.Resolved is YamlMapping mapping && Holds(before.Resolved as YamlMapping, map, mapping),
        _ => AreEqual(before.Resolved, after.Resolved),
    };

    private static bool Holds(YamlMapping? before, ManifestMap changes, YamlMapping after)
    {
        var pending = changes.Entries.ToDictionary(entry => entry.Key, entry => entry.Value, StringComparer.Ordinal);
        var old = before?.Entries ?? [];
        if (after.Entries.Count < old.Count)
        {
            return false;
        }

        for (var i = 0; i < old.Count; i++)
        {
            pending.Remove(Name(old[i].Key), out var change);
            if (!AreEqual(old[i].Key.Resolved, after.Entries[i].Key.Resolved) || !Holds(old[i].Value, change, after.Entries[i].Value))
            {
                return false;
            }
        }

        return after.Entries.Skip(old.Count).All(entry => pending.Remove(Name(entry.Key), out var change) && Holds(entry.Value, change, entry.Value))
            && pending.Values.All(value => value is ManifestMap { Entries.Count: 0 });
    }

    private static string Name(YamlNode key) => key.Resolved is YamlScalar scalar ? Yaml11.Resolve(scalar).ToKey() : "";

    private static bool AreEqual(YamlNode a, YamlNode b) => (a, b) switch
    {
        (YamlScalar x, YamlScalar y) => x.Value == y.Value && x.Style == y.Style && x.Tag == y.Tag && x.Anchor == y.Anchor,
        (YamlSequence x, YamlSequence y) => x.Items.Count == y.Items.Count && x.Items.Zip(y.Items).All(pair => AreEqual(pair.First.Resolved, pair.Second.Resolved)),
        (YamlMapping x, YamlMapping y) => x.Entries.Count == y.Entries.Count && x.Entries.Zip(y.Entries).All(AreEqual),
        _ => false,
    };

    private static bool AreEqual((YamlEntry First, YamlEntry Second) pair) =>
        AreEqual(pair.First.Key.Resolved, pair.Second.Key.Resolved) && AreEqual(pair.First.Value.Resolved, pair.Second.Value.Resolved);
}
