using Sealing.Syntax;

namespace Sealing.Sops.Stores;

/// <summary>Where the keys and aliases of a YAML or JSON document stand: what is never encrypted there.</summary>
internal static class NodeNames
{
    /// <param name="root">The document.</param>
    /// <param name="metadata">The entry with the metadata, which is passed over.</param>
    public static IEnumerable<TextPlace> Of(YamlNode root, YamlEntry? metadata)
    {
        var names = new List<TextPlace>();
        Walk(root, metadata, names);
        return names;
    }

    // Nodes nest no deeper than the limit of the readers, so this may recurse.
    private static void Walk(YamlNode node, YamlEntry? metadata, List<TextPlace> names)
    {
        switch (node)
        {
            case YamlAlias alias:
                names.Add(new TextPlace(alias.Span.Start, alias.Span.End));
                break;
            case YamlSequence list:
                foreach (var item in list.Items)
                {
                    Walk(item, null, names);
                }

                break;
            case YamlMapping map:
                foreach (var entry in map.Entries.Where(entry => entry != metadata))
                {
                    names.Add(new TextPlace(entry.Key.Span.Start, entry.Key.Span.End));
                    Walk(entry.Value, null, names);
                }

                break;
        }
    }
}
