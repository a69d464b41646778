using Sealing.Syntax;

namespace Sealing.Sops.Stores;

/// <summary>Where the keys and aliases of a YAML or JSON document stand: what is never encrypted there.</summary>
internal static class NodeNames
{
    /// <summary>Adds those of a document.</summary>
    /// <param name="root">The document.</param>
    /// <param name="metadata">The entry with the metadata, which is passed over; null for none.</param>
    /// <param name="names">What they are added to, in the order of the text.</param>
    /// <remarks>Nodes nest no deeper than the limit of the readers, so this may recurse.</remarks>
    public static void Add(YamlNode root, YamlEntry? metadata, List<TextPlace> names)
    {
        switch (root)
        {
            case YamlAlias alias:
                names.Add(new TextPlace(alias.Span.Start, alias.Span.End));
                break;
            case YamlSequence list:
                foreach (var item in list.Items)
                {
                    Add(item, null, names);
                }

                break;
            case YamlMapping map:
                AddEntries(map, metadata?.Start ?? -1, names);
                break;
        }
    }

    private static void AddEntries(YamlMapping map, int passed, List<TextPlace> names)
    {
        for (var i = 0; i < map.Entries.Count; i++)
        {
            var entry = map.Entries[i];
            if (entry.Start == passed)
            {
                continue;
            }

            names.Add(new TextPlace(entry.Key.Span.Start, entry.Key.Span.End));
            if (entry.Value is not YamlScalar)
            {
                Add(entry.Value, null, names);
            }
        }
    }
}
