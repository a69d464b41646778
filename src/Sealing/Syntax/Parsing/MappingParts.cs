using Sealing.Text;

namespace Sealing.Syntax.Parsing;

/// <summary>The entries of a mapping that is being read.</summary>
/// <param name="keysAreTexts">Whether keys are told apart by their text alone.</param>
internal sealed class MappingParts(bool keysAreTexts)
{
    private readonly KeySet _keys = new(keysAreTexts);

    public List<YamlEntry> Entries { get; } = [];

    public long Weight { get; private set; } = 1;

    /// <summary>False where the mapping has the key already.</summary>
    public bool TryAddKey(YamlNode key, out string? name) => _keys.Add(key, out name);

    /// <summary>Adds an entry that starts at a place, with its colon, or -1 where none is written.</summary>
    public void Add(in ParsedNode key, in ParsedNode value, int start, int colon)
    {
        Entries.Add(new YamlEntry(key.Node, value.Node) { Start = start, Colon = colon });
        Weight = NodeBudget.Add(Weight, NodeBudget.Add(key.Weight, value.Weight));
    }

    /// <summary>A mapping without braces of its own: a block, or a pair in brackets.</summary>
    public ParsedNode FinishEntries(bool isFlow, in NodeProperties properties)
    {
        var first = Entries[0];
        return Finish(first.Key.Span with { Start = first.Start, End = EndOf(Entries[^1]) }, isFlow, properties, isPair: isFlow);
    }

    public ParsedNode Finish(SourceSpan span, bool isFlow, in NodeProperties properties, bool isPair = false)
    {
        var mapping = new YamlMapping { Span = span, Entries = Entries, IsFlow = isFlow, IsPair = isPair, Tag = properties.Tag, Anchor = properties.Anchor };
        return new ParsedNode(mapping, Weight);
    }

    // Where no value is written, its place is that of the next token.
    private static int EndOf(in YamlEntry entry) =>
        entry.Value is not YamlScalar { Span.Length: 0 } ? entry.Value.Span.End : Math.Max(entry.Key.Span.End, entry.Colon + 1);
}
