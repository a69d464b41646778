using Sealing.Data;
using Sealing.Manifests;
using Sealing.Syntax;

namespace Sealing.Guard.Content;

/// <summary>Mappings and scalars as a reader of hostile files needs them: nothing throws, what makes no sense is absent.</summary>
internal static class MappingView
{
    /// <summary>
    /// Names and values, merge keys applied, and then what these replace: it is in the file all the same. A value keeps its own place: an alias is where it stands.
    /// </summary>
    public static IReadOnlyList<KeyValuePair<string, YamlNode>> Entries(this YamlMapping mapping)
    {
        var written = mapping.Entries.Where(entry => entry.Key.Resolved is YamlScalar).Select(entry => KeyValuePair.Create(((YamlScalar)entry.Key.Resolved).Value, entry.Value)).ToList();
        if (!mapping.Entries.Any(entry => entry.Key.Resolved is YamlScalar key && Yaml11.IsMergeKey(key)))
        {
            return written;
        }

        try
        {
            var merged = MergedEntries.Of(mapping);
            var seen = merged.Select(entry => entry.Value).ToHashSet();
            return [.. merged, .. written.Where(entry => entry.Key != "<<" && !seen.Contains(entry.Value))];
        }
        catch (SealingException e) when (e.Kind == ErrorKind.InvalidDocument)
        {
            return written; // a merge of nothing that could be merged
        }
    }

    /// <summary>The value of a field, or null. By exact name, else whatever the case, as Kubernetes does.</summary>
    public static YamlNode? Find(this YamlMapping mapping, string name)
    {
        var entries = mapping.Entries();
        return entries.FirstOrDefault(entry => entry.Key == name).Value
            ?? entries.FirstOrDefault(entry => string.Equals(entry.Key, name, StringComparison.OrdinalIgnoreCase)).Value;
    }

    public static YamlMapping? FindMapping(this YamlMapping mapping, string name) => mapping.Find(name)?.Resolved as YamlMapping;

    public static IReadOnlyList<YamlNode> FindItems(this YamlMapping mapping, string name) => (mapping.Find(name)?.Resolved as YamlSequence)?.Items ?? [];

    public static string? FindText(this YamlMapping mapping, string name) => mapping.Find(name)?.Text();

    /// <summary>The text of a scalar; null for a null and for collections.</summary>
    public static string? Text(this YamlNode node) => node.Resolved switch
    {
        YamlScalar { Style: YamlStyle.Plain, Tag: null, Text.Span: "" or "~" or "null" or "Null" or "NULL" } => null,
        YamlScalar scalar => scalar.Value,
        _ => null,
    };

    /// <summary>The scalars at and under a node, with their paths.</summary>
    public static IEnumerable<(YamlNode Node, NodePath Path)> Leaves(this YamlNode node, NodePath path) => node.Resolved switch
    {
        YamlMapping mapping => mapping.Entries().SelectMany(entry => entry.Value.Leaves(path.Child(entry.Key))),
        YamlSequence list => list.Items.SelectMany((item, index) => item.Leaves(path.Item(index))),
        _ => [(node, path)],
    };
}
