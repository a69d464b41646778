using Sealing.Yaml;

namespace Sealing.Manifests;

/// <summary>The entries of a mapping with its merge keys applied: what is written wins over what is merged, earlier sources over later ones.</summary>
internal static class MergedEntries
{
    private const int MaxSources = 1000;

    public static List<KeyValuePair<string, YamlNode>> Of(YamlMapping mapping)
    {
        var entries = new List<KeyValuePair<string, YamlNode>>(mapping.Entries.Count);
        var names = new HashSet<string>(mapping.Entries.Count, StringComparer.Ordinal);
        var sources = new Queue<YamlMapping>([mapping]);
        for (var read = 0; sources.TryDequeue(out var source); read++)
        {
            if (read > MaxSources)
            {
                throw new ManifestException("too many merge keys", 0, mapping.Span.Line, mapping.Span.Column);
            }

            foreach (var (key, value) in source.Entries)
            {
                Add(key, value);
            }
        }

        return entries;

        void Add(YamlNode key, YamlNode value)
        {
            if (key.Resolved is YamlScalar scalar && Yaml11.IsMergeKey(scalar))
            {
                Sources(value).ForEach(sources.Enqueue);
            }
            else if (Name(key) is var name && names.Add(name))
            {
                entries.Add(KeyValuePair.Create(name, value));
            }
        }
    }

    private static string Name(YamlNode key) => key.Resolved is YamlScalar scalar && Yaml11.Resolve(scalar) is { Kind: not ScalarKind.Null } name
        ? name.ToKey()
        : throw new ManifestException("a key must be a string", 0, key.Span.Line, key.Span.Column);

    private static List<YamlMapping> Sources(YamlNode value) => value.Resolved switch
    {
        YamlMapping mapping => [mapping],
        YamlSequence list => [.. list.Items.Select(item => item.Resolved).OfType<YamlMapping>()],
        _ => throw new ManifestException("a merge key needs a mapping or a list of mappings", 0, value.Span.Line, value.Span.Column),
    };
}
