using Sealing.Text;

namespace Sealing.Syntax.Parsing;

/// <summary>The items of a sequence that is being read.</summary>
internal sealed class SequenceParts
{
    private readonly List<YamlNode> _items = [];
    private readonly List<int> _dashes = [];
    private long _weight = 1;

    public void AddDash(int at) => _dashes.Add(at);

    public void Add(in ParsedNode item)
    {
        _items.Add(item.Node);
        _weight = NodeBudget.Add(_weight, item.Weight);
    }

    public ParsedNode FinishBlock(in NodeProperties properties) => Finish(_items[0].Span with { Start = _dashes[0], End = Math.Max(_items[^1].Span.End, _dashes[^1] + 1) }, isFlow: false, properties);

    public ParsedNode Finish(SourceSpan span, bool isFlow, in NodeProperties properties)
    {
        var sequence = new YamlSequence { Span = span, Items = _items, Dashes = _dashes, IsFlow = isFlow, Tag = properties.Tag, Anchor = properties.Anchor };
        return new ParsedNode(sequence, _weight);
    }
}
