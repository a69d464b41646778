using Sealing.Syntax;

namespace Sealing.Manifests;

/// <summary>
/// The entries of a mapping with its merge keys applied as go-yaml v2, and so kubectl and the reference, does it: a merge stands where it is written,
/// so that what comes later wins, written or merged; of the mappings of one merge the first wins.
/// </summary>
internal sealed class MergedEntries
{
    private const int MaxSources = 1000;

    private readonly List<KeyValuePair<string, YamlNode>> _entries;
    private readonly Dictionary<string, int> _places;
    private int _sources;

    private MergedEntries(int count)
    {
        (_entries, _places) = (new(count), new(count, StringComparer.Ordinal));
    }

    /// <exception cref="SealingException">A key is no text, or a merge has nothing that can be merged or too much.</exception>
    public static List<KeyValuePair<string, YamlNode>> Of(YamlMapping mapping)
    {
        var merged = new MergedEntries(mapping.Entries.Count);
        merged.Apply(mapping);
        return merged._entries;
    }

    private void Apply(YamlMapping mapping)
    {
        if (_sources++ > MaxSources)
        {
            throw new SealingException(ErrorKind.InvalidDocument, "too many merge keys", new(0, mapping.Span.Line, mapping.Span.Column));
        }

        foreach (var (key, value) in mapping.Entries)
        {
            if (key.Resolved is YamlScalar scalar && Yaml11.IsMergeKey(scalar))
            {
                foreach (var source in Sources(value))
                {
                    Apply(source);
                }
            }
            else
            {
                Set(Name(key), value);
            }
        }
    }

    private void Set(string name, YamlNode value)
    {
        if (_places.TryAdd(name, _entries.Count))
        {
            _entries.Add(KeyValuePair.Create(name, value));
        }
        else
        {
            _entries[_places[name]] = KeyValuePair.Create(name, value);
        }
    }

    private static string Name(YamlNode key) => key.Resolved is YamlScalar scalar && Yaml11.Resolve(scalar) is { Kind: not ScalarKind.Null } name
        ? name.ToKey()
        : throw new SealingException(ErrorKind.InvalidDocument, "a key must be a string", new(0, key.Span.Line, key.Span.Column));

    // The one that wins last.
    private static IEnumerable<YamlMapping> Sources(YamlNode value) =>
        value.Resolved is YamlSequence list ? list.Items.Reverse().Select(Source) : [Source(value)];

    private static YamlMapping Source(YamlNode value) =>
        value.Resolved as YamlMapping ?? throw new SealingException(ErrorKind.InvalidDocument, "a merge key needs a mapping or a list of mappings", new(0, value.Span.Line, value.Span.Column));
}
