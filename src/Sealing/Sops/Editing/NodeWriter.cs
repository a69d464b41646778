using Sealing.Data;
using Sealing.Sops.Stores.Nodes;
using Sealing.Syntax;
using Sealing.Syntax.Editing;
using Sealing.Text;

namespace Sealing.Sops.Editing;

/// <summary>Writes values into a document that is there: as blocks among blocks, on one line in braces and brackets, as JSON in JSON.</summary>
internal sealed class NodeWriter(string text, TextEdits edits, YamlLayout layout, bool isJson)
{
    private readonly SourceLayout _source = new(text);

    /// <summary>Puts a value in the place of another, of its tag and of its anchor.</summary>
    public void Replace(NodeParent parent, ManifestValue value)
    {
        if (parent.IsFlow)
        {
            ReplaceInFlow(parent, value);
            return;
        }

        var column = _source.Column(parent.StartOf(parent.Index, _source));
        if (parent.Entry is { Colon: < 0 } bare)
        {
            var at = _source.EndOfLine(bare.Key.Span.End);
            edits.Insert(at, layout.NewLine + new string(' ', column) + ":" + (value is ManifestText { Value: [':', ..] } ? " " + Flow(value, null) : Block(value, column, isItem: false, IsTakenIn(value, at, column))));
            return;
        }

        var start = (parent.Entry?.Colon ?? parent.StartOf(parent.Index, _source)) + 1;
        var end = EndOf(parent.Child, start, column);
        var hasMore = !text.AsSpan(end.._source.EndOfLine(end)).IsWhiteSpace();
        var isCollection = value is ManifestMap or ManifestList;
        var needsQuotes = value is ManifestText { Value: [':', ..] } && _source.FollowsLoneColon(start);
        var written = needsQuotes || (hasMore && isCollection) ? " " + Flow(value, null) : Block(value, column, parent.Node is YamlSequence, hasMore || IsTakenIn(value, end, column));
        edits.Replace(start, written.Contains('\n', StringComparison.Ordinal) ? _source.EndOfLine(end) : end, written);
    }

    /// <summary>Adds an entry after the last of a map.</summary>
    public void Append(YamlMapping map, string key, ManifestValue value)
    {
        var first = map.Entries[0].Start;
        if (map.IsFlow)
        {
            FlowMetadata.ThrowIfAnchored(map);
            edits.Insert(first, map.IsPair ? "{" : "");
            AppendFlow(new NodeParent(map, map.Entries.Count - 1), first, FlowEntry(key, value, first) + (map.IsPair ? "}" : ""));
            return;
        }

        var column = _source.Column(first);
        var line = new string(' ', column) + YamlBlockWriter.SpellKey(key, value) + ":" + Block(value, column, isItem: false, IsTakenIn(value, map.Span.End, column));
        InsertAfter(map, line);
    }

    /// <summary>Adds an item after the last of a list.</summary>
    public void Append(YamlSequence list, ManifestValue value)
    {
        if (list.IsFlow)
        {
            AppendFlow(new NodeParent(list, list.Items.Count - 1), list.Items[0].Span.Start, Flow(value, list.Items[0].Span.Start));
            return;
        }

        var column = _source.Column(list.Dashes[0]);
        InsertAfter(list, new string(' ', column) + "-" + Block(value, column, isItem: true, IsTakenIn(value, list.Span.End, column)));
    }

    /// <summary>Whether the blank lines at a place would be a part of the text that a node ends with, if they followed it.</summary>
    public bool TakesIn(YamlNode node, int at) =>
        BlockEntries.LastLeaf(node) is YamlScalar last && YamlBlock.Read(text, last, last.Text.Span) is { } block
        && (block.Chomping == "+" || text.AsSpan(at.._source.AfterBlankLines(at)).ContainsAny(' ', '\t'));

    /// <summary>Puts a map in the place of an empty root.</summary>
    public void FillRoot(YamlDocument document, ManifestMap value)
    {
        if (document.Root is YamlMapping empty)
        {
            edits.Replace(empty.Span.Start, empty.Span.End, Flow(value, null));
            return;
        }

        var (key, entry) = value.Entries[0];
        var isLineOpen = document.End > 0 && text[document.End - 1] != '\n';
        var line = YamlBlockWriter.SpellKey(key, entry) + ":" + Block(entry, 0, isItem: false, IsTakenIn(entry, document.End, 0));
        edits.Insert(document.End, isLineOpen ? layout.NewLine + line : line + layout.NewLine);
    }

    private void ReplaceInFlow(NodeParent parent, ManifestValue value)
    {
        var old = parent.Child;
        var start = parent.StartOf(parent.Index, _source);
        var written = Flow(value, start);
        if (parent.Entry is { Colon: < 0 } bare)
        {
            edits.Insert(bare.Key.Span.End, ": " + written);
            return;
        }

        var indicator = parent.Entry?.Colon + 1 ?? start;
        if (old is YamlScalar { Span.Length: 0 })
        {
            edits.Replace(indicator, EndOfUnwritten(old, indicator), " " + written);
            return;
        }

        var ink = _source.SkipToInk(indicator);
        edits.Replace(ink, old.Span.End, (ink == indicator && parent.Entry is not null ? " " : "") + written);
    }

    // With a block go the comments in it, the one beside its last line too. Blanks at the end of a line are a part of a text in a block.
    private int EndOf(YamlNode node, int start, int column) => node switch
    {
        YamlMapping { IsFlow: false } or YamlSequence { IsFlow: false } => _source.EndOfComments(_source.EndOfInk(node.Span.Start, node.Span.End), column),
        YamlScalar { Style: YamlStyle.Literal or YamlStyle.Folded } => _source.EndOfLine(_source.EndOfInk(node.Span.Start, node.Span.End)),
        _ when node.Span.Length > 0 => node.Span.End,
        _ => EndOfUnwritten(node, start),
    };

    // A value that is not written: there is only its tag or its anchor, or nothing.
    private int EndOfUnwritten(YamlNode node, int start) =>
        node is { Tag: null, Anchor: null } ? start : _source.EndOfProperties(_source.SkipToInk(start));

    // A text in a block would take in the blank lines behind it, and comments that are indented further. It also needs a line end behind it.
    private bool IsTakenIn(ManifestValue value, int at, int column)
    {
        var end = _source.EndOfLine(at);
        return _source.EndOfComments(at, column) > end || (LastText(value).Contains('\n', StringComparison.Ordinal) && !_source.EndsBlock(end, LastText(value)));
    }

    private static string LastText(ManifestValue value) => value switch
    {
        ManifestMap { Entries: [.., var last] } => LastText(last.Value),
        ManifestList { Items: [.., var last] } => LastText(last),
        ManifestText text => text.Value,
        _ => "",
    };

    private void AppendFlow(NodeParent last, int first, string entry) =>
        edits.Insert(last.EndOf(last.Index), (text[last.EndOf(last.Index) - 1] == ':' ? " " : "") + (_source.Indentation(first) is { } indentation ? "," + layout.NewLine + indentation : ", ") + entry);

    private void InsertAfter(YamlNode node, string line)
    {
        if (BlockEntries.LastLeaf(node) is not YamlScalar last || YamlBlock.Read(text, last, last.Text.Span) is not { } block)
        {
            edits.Insert(_source.EndOfLine(node.Span.End), layout.NewLine + line);
            return;
        }

        var end = block.EndOfAll(text, last);
        if (_source.StartOfNext(end) == end)
        {
            block.Strip(edits, last.Text.Span); // the line end that is added does not belong to its value
        }

        edits.Insert(end, layout.NewLine + line);
    }

    private string Block(ManifestValue value, int column, bool isItem, bool hasCommentAfter = false) =>
        new YamlBlockWriter(layout, hasCommentAfter).WriteValueOf(value, column, isItem);

    private string FlowEntry(string key, ManifestValue value, int place) =>
        (isJson ? GoJson.Quoted(key) : YamlSpelling.FlowKey(key, value)) + ": " + Flow(value, place);

    // In JSON on several lines, if the entry at the place has a line of its own.
    private string Flow(ManifestValue value, int? place)
    {
        var outer = isJson && place is { } at ? _source.Indentation(at) : null;
        var unit = outer is null ? null : outer.Contains('\t', StringComparison.Ordinal) ? "\t" : new string(' ', layout.Step);
        return new JsonValueWriter(unit, layout.NewLine, isYaml: !isJson).WriteAt(value, outer);
    }
}
