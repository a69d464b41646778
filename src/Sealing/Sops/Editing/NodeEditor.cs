using Sealing.Yaml;

namespace Sealing.Sops;

/// <summary>
/// Sets and removes one value in the text of a YAML or JSON document. Everything else stays as it is.
/// </summary>
internal sealed class NodeEditor
{
    private readonly SourceLayout _source;
    private readonly TextEdits _edits;
    private readonly NodeWriter _writer;
    private readonly YamlNode _root;

    public NodeEditor(string text, YamlDocument document, YamlLayout layout, bool isJson)
    {
        (_source, _edits, _root) = (new SourceLayout(text), new TextEdits(text), document.Root);
        _writer = new NodeWriter(text, _edits, layout, isJson);
    }

    /// <summary>The text with the value at the path, which is made where it is not there.</summary>
    /// <exception cref="SopsException">Something on the way is of another kind, or a list has fewer items.</exception>
    public string Set(SopsTreePath path, ManifestValue value)
    {
        var node = _root;
        NodeParent? parent = null;
        for (var i = 0; i < path.Steps.Count; i++)
        {
            if (IndexOf(node, path.Steps[i]) is not { } index)
            {
                Add(parent, node, path, i, value);
                return _edits.Apply();
            }

            parent = new NodeParent(node.Resolved, index);
            node = parent.Value.Child;
        }

        _writer.Replace(parent!.Value, value);
        return _edits.Apply();
    }

    /// <summary>The text without the value at the path, or null where there is none.</summary>
    public string? Unset(SopsTreePath path)
    {
        var node = _root;
        NodeParent? parent = null;
        NodeParent? grandparent = null;
        foreach (var step in path.Steps)
        {
            if (node is YamlAlias || IndexOf(node, step) is not { } index)
            {
                return null;
            }

            (grandparent, parent) = (parent, new NodeParent(node, index));
            node = parent.Value.Child;
        }

        if (parent!.Value.Count == 1 && grandparent is { } outer)
        {
            _writer.Replace(outer, parent.Value.Node is YamlMapping ? new ManifestMap() : new ManifestList([]));
        }
        else
        {
            Remove(parent.Value);
        }

        return _edits.Apply();
    }

    private static int? IndexOf(YamlNode node, SopsTreeStep step)
    {
        if (node.Resolved is YamlSequence list && step.Key is null)
        {
            return step.Index < list.Items.Count ? step.Index : null;
        }

        for (var i = 0; node.Resolved is YamlMapping map && i < map.Entries.Count; i++)
        {
            if (map.Entries[i].Key.Resolved is YamlScalar key && key.Value == step.Key)
            {
                return i;
            }
        }

        return null;
    }

    private void Add(NodeParent? parent, YamlNode node, SopsTreePath path, int depth, ManifestValue value)
    {
        for (var i = path.Steps.Count - 1; i > depth; i--)
        {
            value = Wrap(path.Steps[i], value, path);
        }

        var step = path.Steps[depth];
        var isNull = node is YamlScalar scalar && YamlTypes.Resolve(scalar).Type == SopsType.Null;
        if (isNull || node is YamlMapping { Entries.Count: 0 } or YamlSequence { Items.Count: 0 })
        {
            var wrapped = Wrap(step, value, path);
            if (parent is { } outer)
            {
                _writer.Replace(outer, wrapped);
            }
            else
            {
                _writer.FillRoot(node, (ManifestMap)wrapped);
            }
        }
        else if (node is YamlMapping map && step.Key is { } key)
        {
            _writer.Append(map, key, value);
        }
        else if (node is YamlSequence list && step.Key is null && step.Index == list.Items.Count)
        {
            _writer.Append(list, value);
        }
        else
        {
            throw NotFound(path);
        }
    }

    private static ManifestValue Wrap(SopsTreeStep step, ManifestValue value, SopsTreePath path) =>
        step.Key is { } key ? new ManifestMap().Add(key, value) : step.Index == 0 ? new ManifestList([value]) : throw NotFound(path);

    private void Remove(NodeParent parent)
    {
        var isLast = parent.Index == parent.Count - 1;
        var start = parent.StartOf(parent.Index);
        if (parent.IsFlow)
        {
            var from = isLast && parent.Index > 0 ? parent.ChildAt(parent.Index - 1).Span.End : start;
            _edits.Replace(from, isLast ? parent.Child.Span.End : parent.StartOf(parent.Index + 1), "");
        }
        else if (_source.Indentation(start) is null && !isLast)
        {
            _edits.Replace(start, parent.StartOf(parent.Index + 1), ""); // the first key on the line of a dash
        }
        else
        {
            var end = _source.EndOfLine(Math.Max(_source.EndOfInk(start, parent.Child.Span.End), start));
            end = parent.Child is YamlMapping { IsFlow: false } or YamlSequence { IsFlow: false } ? _source.EndOfComments(end, _source.Column(start)) : end;
            var next = _source.Text.AsSpan(end) switch { ['\r', '\n', ..] => end + 2, [_, ..] => end + 1, _ => end };
            var left = parent.Count == 1 ? "{}" + _source.Text[end..next] : ""; // without its only entry the document would be none
            _edits.Replace(_source.StartOfLine(start), next, left);
        }
    }

    private static SopsException NotFound(SopsTreePath path) =>
        new(SopsFailure.PathNotFound, "the path " + path + " cannot be set: something on the way is no map or list, or the list has fewer items");
}

/// <summary>A map or list and the number of one of its children.</summary>
internal readonly record struct NodeParent(YamlNode Node, int Index)
{
    public YamlNode Child => ChildAt(Index);

    public int Count => Node is YamlMapping map ? map.Entries.Count : ((YamlSequence)Node).Items.Count;

    public bool IsFlow => Node is YamlMapping { IsFlow: true } or YamlSequence { IsFlow: true };

    public YamlNode ChildAt(int index) => Node is YamlMapping map ? map.Entries[index].Value : ((YamlSequence)Node).Items[index];

    /// <summary>Where a key or a dash stands, or an item in brackets.</summary>
    public int StartOf(int index) => Node switch
    {
        YamlMapping map => map.Entries[index].Key.Span.Start,
        YamlSequence { IsFlow: false } list => list.Dashes[index],
        _ => ChildAt(index).Span.Start,
    };
}
