namespace Sealing.Yaml.Scanning;

/// <summary>The entries of a mapping that is being read.</summary>
internal sealed class MappingParts
{
    private readonly KeySet _keys = new();

    public List<YamlEntry> Entries { get; } = [];

    public long Weight { get; private set; } = 1;

    /// <summary>False where the mapping has the key already.</summary>
    public bool TryAddKey(YamlNode key, out string? name) => _keys.Add(key, out name);

    public void Add(in ParsedNode key, in ParsedNode value)
    {
        Entries.Add(new YamlEntry(key.Node, value.Node));
        Weight = NodeBudget.Add(Weight, NodeBudget.Add(key.Weight, value.Weight));
    }

    public ParsedNode Finish(SourceSpan span, bool isFlow, in NodeProperties properties)
    {
        var mapping = new YamlMapping { Span = span, Entries = Entries, IsFlow = isFlow, Tag = properties.Tag, Anchor = properties.Anchor };
        return new ParsedNode(mapping, Weight);
    }
}
