using Sealing.Json;
using Sealing.Yaml;

namespace Sealing.Sops;

/// <summary>Writes values into a document that is there: as blocks among blocks, as JSON in braces and brackets.</summary>
internal sealed class NodeWriter(string text, TextEdits edits, YamlLayout layout, bool isJson)
{
    private readonly SourceLayout _source = new(text);

    /// <summary>Puts a value in the place of another.</summary>
    public void Replace(NodeParent parent, ManifestValue value)
    {
        var old = parent.Child;
        if (parent.IsFlow)
        {
            edits.Replace(old.Span.Start, old.Span.End, Json(value, parent.StartOf(parent.Index)));
            return;
        }

        var start = parent.Node is YamlMapping map ? text.IndexOf(':', map.Entries[parent.Index].Key.Span.End) + 1 : parent.StartOf(parent.Index) + 1;
        var column = _source.Column(parent.StartOf(parent.Index));
        var end = EndOf(old, start, column);
        var hasMore = !text.AsSpan(end.._source.EndOfLine(end)).IsWhiteSpace();
        var isCollection = value is ManifestMap or ManifestList;
        edits.Replace(start, end, hasMore && isCollection ? " " + Json(value, null) : Block(value, column, parent.Node is YamlSequence, hasMore || IsBeforeComments(end, column)));
    }

    /// <summary>Adds an entry after the last of a map.</summary>
    public void Append(YamlMapping map, string key, ManifestValue value)
    {
        var first = map.Entries[0].Key.Span.Start;
        if (map.IsFlow)
        {
            AppendFlow(map.Entries[^1].Value.Span.End, first, GoJson.Quoted(key) + ": " + Json(value, first));
            return;
        }

        var column = _source.Column(first);
        var line = new string(' ', column) + new YamlBlockWriter(layout).SpellKey(key) + ":" + Block(value, column, isItem: false, IsBeforeComments(map.Span.End, column));
        new BlockEntries(_source, edits, layout.Step).InsertAfter(map.Entries[^1].Value, line);
    }

    /// <summary>Adds an item after the last of a list.</summary>
    public void Append(YamlSequence list, ManifestValue value)
    {
        if (list.IsFlow)
        {
            AppendFlow(list.Items[^1].Span.End, list.Items[0].Span.Start, Json(value, list.Items[0].Span.Start));
            return;
        }

        var column = _source.Column(list.Dashes[0]);
        new BlockEntries(_source, edits, layout.Step).InsertAfter(list.Items[^1], new string(' ', column) + "-" + Block(value, column, isItem: true, IsBeforeComments(list.Span.End, column)));
    }

    /// <summary>Puts a map in the place of an empty root.</summary>
    public void FillRoot(YamlNode root, ManifestMap value)
    {
        var written = root is YamlMapping ? Json(value, null)
            : string.Concat(value.Entries.Select(entry => new YamlBlockWriter(layout).SpellKey(entry.Key) + ":" + Block(entry.Value, 0, isItem: false) + layout.NewLine));
        var at = root is YamlMapping ? root.Span : root.Span with { Start = text.Length, End = text.Length };
        edits.Replace(at.Start, at.End, written);
    }

    // With a block go the comments in it, the one beside its last line too.
    private int EndOf(YamlNode node, int start, int column) => node switch
    {
        YamlMapping { IsFlow: false } or YamlSequence { IsFlow: false } => _source.EndOfComments(_source.EndOfInk(node.Span.Start, node.Span.End), column),
        _ => node.Span.Length == 0 ? start : _source.EndOfInk(node.Span.Start, node.Span.End),
    };

    // A text in a block would take them in.
    private bool IsBeforeComments(int at, int column) => _source.EndOfComments(at, column) > _source.EndOfLine(at);

    private void AppendFlow(int end, int first, string entry) =>
        edits.Insert(end, (_source.Indentation(first) is { } indentation ? "," + layout.NewLine + indentation : ", ") + entry);

    private string Block(ManifestValue value, int column, bool isItem, bool hasCommentAfter = false) =>
        new YamlBlockWriter(layout, hasCommentAfter).WriteValueOf(value, column, isItem);

    // On lines of their own where the entry at the place is, in JSON.
    private string Json(ManifestValue value, int? place)
    {
        var outer = isJson && place is { } at ? _source.Indentation(at) : null;
        var unit = outer is null ? null : outer.Contains('\t', StringComparison.Ordinal) ? "\t" : new string(' ', layout.Step);
        return new JsonValueWriter(unit, layout.NewLine).WriteAt(value, outer);
    }
}
