using Sealing.Data;
using Sealing.Sops.Stores.Nodes;
using Sealing.Sops.Values;
using Sealing.Syntax;
using Sealing.Syntax.Editing;
using Sealing.Text;

namespace Sealing.Sops.Editing;

/// <summary>
/// Sets and removes one value in the text of a YAML or JSON document. Everything else stays as it is: aliases that would change with the value are written
/// out first.
/// </summary>
internal sealed class NodeEditor
{
    private readonly SourceLayout _source;
    private readonly TextEdits _edits;
    private readonly NodeWriter _writer;
    private readonly YamlDocument _document;
    private readonly List<YamlNode> _around = [];

    public NodeEditor(string text, YamlDocument document, YamlLayout layout, bool isJson)
    {
        (_source, _edits, _document) = (new SourceLayout(text), new TextEdits(text), document);
        _writer = new NodeWriter(text, _edits, layout, isJson);
    }

    /// <summary>The text with the value at the path. The path is made if it is not there: what is no map or list on the way is replaced by one.</summary>
    /// <exception cref="SealingException">The path has a key where a list stands, or a number where a map does.</exception>
    public string Set(SopsTreePath path, ManifestValue value)
    {
        var node = _document.Root;
        NodeParent? parent = null;
        for (var i = 0; i < path.Steps.Count; i++)
        {
            if (node is YamlAlias)
            {
                return Replace(parent!.Value, NodeValues.With(NodeValues.Of(node, YamlTypes.Resolve), path, i, value));
            }

            _around.Add(node);
            if (IndexOf(node, path.Steps[i]) is not { } index)
            {
                Add(parent, node, path, i, value);
                return _edits.Apply();
            }

            parent = new NodeParent(node, index);
            node = parent.Value.Child;
        }

        return Replace(parent!.Value, value);
    }

    /// <summary>The text without the value at the path, or null where there is none.</summary>
    public string? Unset(SopsTreePath path)
    {
        var node = _document.Root;
        NodeParent? parent = null;
        NodeParent? grandparent = null;
        foreach (var step in path.Steps)
        {
            if (node is YamlAlias || IndexOf(node, step) is not { } index)
            {
                return null;
            }

            _around.Add(node);
            (grandparent, parent) = (parent, new NodeParent(node, index));
            node = parent.Value.Child;
        }

        if (parent!.Value.Count == 1 && grandparent is { } outer)
        {
            return Replace(outer, parent.Value.Node is YamlMapping ? new ManifestMap() : new ManifestList([]));
        }

        WriteOutAliases(parent.Value.Entry is { } entry ? [entry.Key, node] : [node]);
        Remove(parent.Value);
        return _edits.Apply();
    }

    private static int? IndexOf(YamlNode node, SopsTreeStep step)
    {
        if (node is YamlSequence list && step.Key is null)
        {
            return step.Index < list.Items.Count ? step.Index : null;
        }

        for (var i = 0; node is YamlMapping map && i < map.Entries.Count; i++)
        {
            if (map.Entries[i].Key.Resolved is YamlScalar key && key.Value == step.Key)
            {
                return i;
            }
        }

        return null;
    }

    private string Replace(NodeParent parent, ManifestValue value)
    {
        WriteOutAliases([parent.Child]);
        _writer.Replace(parent, value);
        return _edits.Apply();
    }

    private void Add(NodeParent? parent, YamlNode node, SopsTreePath path, int depth, ManifestValue value)
    {
        var step = path.Steps[depth];
        if (node is YamlScalar or YamlMapping { Entries.Count: 0 } or YamlSequence { Items.Count: 0 })
        {
            var wrapped = NodeValues.Wrap(path, depth, value);
            if (parent is { } outer)
            {
                Replace(outer, wrapped);
            }
            else
            {
                _writer.FillRoot(_document, wrapped as ManifestMap ?? throw NodeValues.NotFound(path));
            }

            return;
        }

        WriteOutAliases([]);
        var added = NodeValues.Wrap(path, depth + 1, value);
        switch (node, step.Key)
        {
            case (YamlMapping map, { } key):
                _writer.Append(map, key, added);
                break;
            case (YamlSequence list, null):
                _writer.Append(list, added);
                break;
            default:
                throw NodeValues.NotFound(path);
        }
    }

    private void WriteOutAliases(IReadOnlyList<YamlNode> removed)
    {
        var aliases = new NodeAliases(_document.Root, _around, removed);
        foreach (var alias in aliases.Values)
        {
            _writer.Replace(alias, NodeValues.Of(alias.Child, YamlTypes.Resolve));
        }

        foreach (var key in aliases.Keys)
        {
            _edits.Replace(key.Span.Start, key.Span.End, YamlSpelling.OnOneLine(YamlTypes.Resolve((YamlScalar)key.Target)));
        }
    }

    private void Remove(NodeParent parent)
    {
        var isLast = parent.Index == parent.Count - 1;
        var start = parent.StartOf(parent.Index, _source);
        if (parent is { IsFlow: true, Count: 1 })
        {
            _edits.Replace(parent.Node.Span.Start, parent.Node.Span.End, "{}"); // without its only entry the document would be none
        }
        else if (parent.IsFlow)
        {
            var from = isLast && parent.Index > 0 ? parent.EndOf(parent.Index - 1) : start;
            _edits.Replace(from, isLast ? parent.EndOf(parent.Index) : parent.StartOf(parent.Index + 1, _source), "");
        }
        else if (_source.Indentation(start) is null && !isLast)
        {
            _edits.Replace(start, parent.StartOf(parent.Index + 1, _source), ""); // the first key on the line of a dash
        }
        else
        {
            var end = _source.EndOfLine(Math.Max(_source.EndOfInk(start, parent.EndOf(parent.Index)), start));
            end = parent.Child is YamlMapping { IsFlow: false } or YamlSequence { IsFlow: false } ? _source.EndOfComments(end, _source.Column(start)) : end;
            var next = _source.StartOfNext(end);
            next = parent.Index > 0 && _writer.TakesIn(parent.ChildAt(parent.Index - 1), next) ? _source.AfterBlankLines(next) : next;
            var left = parent.Count == 1 ? "{}" + _source.Text[end..next] : ""; // without its only entry the document would be none
            _edits.Replace(_source.StartOfLine(start), next, left);
        }
    }
}
