using Sealing.Data;
using Sealing.Sops.Values;
using Sealing.Syntax;
using Sealing.Syntax.Editing;
using Sealing.Text;

namespace Sealing.Sops.Stores.Nodes;

/// <summary>
/// Lists the values and comments of YAML documents as SOPS walks them. What an alias stands for is walked again at its place.
/// </summary>
internal sealed class YamlTree
{
    private readonly string _text;
    private readonly SourceLayout _layout;
    private readonly YamlCommentWalk _comments;
    private readonly List<SopsItem> _items;
    private readonly List<YamlAlias> _keyAliases = [];
    private readonly Dictionary<SopsItem, SourceSpan> _rounded = [];
    private readonly KeyPool _keys = new();

    private YamlTree(string text, YamlStream stream)
    {
        (_text, _layout) = (text, new SourceLayout(text));
        _items = new List<SopsItem>(stream.Nodes / 2); // nearly all nodes are keys and values
        _comments = new YamlCommentWalk(text, stream.Comments, _items);
    }

    /// <exception cref="SealingException">A document is no map, or a key is no string.</exception>
    public static YamlWalk Walk(string text, YamlStream stream)
    {
        var tree = new YamlTree(text, stream);
        for (var i = 0; i < stream.Documents.Count; i++)
        {
            tree.Walk(stream.Documents[i], isLast: i == stream.Documents.Count - 1);
        }

        return new YamlWalk(tree._items, tree._keyAliases, tree._rounded);
    }

    /// <summary>The entry of a document that holds the metadata, or null.</summary>
    public static YamlEntry? MetadataEntry(YamlDocument document)
    {
        foreach (var entry in document.Root is YamlMapping root ? root.Entries : [])
        {
            if (entry.Key.Resolved is YamlScalar { Text.Span: "sops" })
            {
                return entry;
            }
        }

        return null;
    }

    private void Walk(YamlDocument document, bool isLast)
    {
        Open(SopsPath.Root, isList: false);
        switch (document.Root)
        {
            case YamlMapping root:
                WalkEntries(root, new Surroundings(SopsPath.Root, 0, document.End, IsInFlow: root.IsFlow), MetadataEntry(document));
                break;
            case not YamlScalar { Text.Length: 0, Style: YamlStyle.Plain }:
                var at = document.Root.Span;
                throw new SealingException(ErrorKind.InvalidDocument, "the root of the document must be a map: SOPS could not open what was made of anything else", new(document.Number, at.Line, at.Column))
                {
                    Hint = "put it under a key, or encrypt the file as a whole with the format binary",
                };
        }

        _comments.TakeBefore(isLast ? _text.Length : document.End, SopsPath.Root);
        Close(SopsPath.Root);
    }

    private void WalkEntries(YamlMapping mapping, Surroundings around, YamlEntry? metadata = null)
    {
        for (var i = 0; i < mapping.Entries.Count; i++)
        {
            var entry = mapping.Entries[i];
            var limit = i + 1 < mapping.Entries.Count ? mapping.Entries[i + 1].Start : around.Limit;
            if (around.Alias is null)
            {
                _comments.TakeBefore(entry.Start, around.Path);
            }

            if (entry == metadata)
            {
                _comments.SkipBefore(entry.Value.Span.End);
                continue;
            }

            var column = entry.Start == entry.Key.Span.Start ? entry.Key.Span.Column - 1 : _layout.Column(entry.Start);
            WalkNode(entry.Value, around with { Path = around.Path.Child(KeyOf(entry.Key, around)), Limit = limit, Column = column, Indicator = entry.Colon + 1 }, around.Path);
        }
    }

    private void WalkItems(YamlSequence sequence, Surroundings around)
    {
        int? emptyList = sequence is { IsFlow: false, Tag: null, Anchor: null } && sequence.Items.All(IsComment) ? around.Indicator : null;
        for (var i = 0; i < sequence.Items.Count; i++)
        {
            var item = sequence.Items[i];
            var dash = sequence.IsFlow || around.Alias is not null ? -1 : sequence.Dashes[i];
            var start = dash < 0 ? item.Span.Start : dash;
            var limit = i + 1 < sequence.Items.Count ? (dash < 0 ? sequence.Items[i + 1].Span.Start : sequence.Dashes[i + 1]) : around.Limit;
            if (around.Alias is null)
            {
                _comments.TakeBefore(start, around.Path);
            }

            if (dash >= 0 && IsComment(item))
            {
                var place = new YamlCommentPlace(item.Span.Start, item.Span.End) { Dash = dash, EmptyList = i == 0 ? emptyList : null };
                _items.Add(new SopsItem(SopsItemKind.Comment, around.Path, SopsValue.Of(SopsType.Comment, ((YamlScalar)item).Value)) { Place = place });
                continue;
            }

            WalkNode(item, around with { Limit = limit, Column = dash < 0 ? around.Column : _layout.Column(dash), Indicator = dash + 1 }, around.Path);
        }
    }

    private static bool IsComment(YamlNode item) => item is YamlScalar { Tag: null, Anchor: null } scalar && EncryptedText.IsComment(scalar.Text.Span);

    private void WalkNode(YamlNode node, Surroundings around, SopsPath container)
    {
        if (node is YamlAlias alias && around.Alias is null)
        {
            _comments.TakeBefore(alias.Span.End, container);
            var hasComment = _comments.TakeAfter(alias.Span.End, container);
            around = around with { Alias = new YamlAliasPlace(alias, around.Column, around.IsInFlow, hasComment) };
        }

        switch (node.Resolved)
        {
            case YamlScalar scalar:
                WalkScalar(scalar, around, container);
                break;
            case YamlMapping mapping:
                Enter(mapping, around with { IsInFlow = around.IsInFlow || mapping.IsFlow }, container, mapping.Entries is [var first, ..] ? _layout.Column(first.Start) : 0);
                break;
            case YamlSequence sequence:
                var column = sequence.Dashes is [var dash, ..] && around.Alias is null ? _layout.Column(dash) : 0;
                Enter(sequence, around with { IsInFlow = around.IsInFlow || sequence.IsFlow }, container, column);
                break;
        }
    }

    private void Enter(YamlNode collection, Surroundings around, SopsPath container, int column)
    {
        if (around.Alias is not null)
        {
            Open(around.Path, collection is YamlSequence);
            WalkChildren(collection, around);
            Close(around.Path);
            return;
        }

        var isFlow = collection is YamlMapping { IsFlow: true } or YamlSequence { IsFlow: true };
        _comments.TakeBeside(collection.Span.Start, container);
        Open(around.Path, collection is YamlSequence);
        if (isFlow)
        {
            _comments.TakeAfter(collection.Span.End, around.Path); // the reference moves a comment behind a flow collection into it
            WalkChildren(collection, around with { Limit = collection.Span.End });
            _comments.TakeBefore(collection.Span.End, around.Path);
        }
        else
        {
            WalkChildren(collection, around);
            if (column > around.Column)
            {
                _comments.TakeIndented(column, around.Limit, around.Path);
            }
        }

        Close(around.Path);
    }

    private void WalkChildren(YamlNode collection, Surroundings around)
    {
        if (collection is YamlMapping mapping)
        {
            WalkEntries(mapping, around);
        }
        else
        {
            WalkItems((YamlSequence)collection, around);
        }
    }

    private void WalkScalar(YamlScalar scalar, Surroundings around, SopsPath container)
    {
        var value = YamlTypes.Resolve(scalar);
        object place;
        if (around.Alias is not null)
        {
            place = around.Alias;
        }
        else
        {
            _comments.TakeBefore(scalar.Span.End, container);
            var hasComment = _comments.TakeAfter(scalar.Span.End, container);
            place = new YamlPlace(scalar, around.Column, around.IsInFlow, hasComment);
        }

        var item = new SopsItem(SopsItemKind.Value, around.Path, value) { Place = place };
        _items.Add(item);
        if (scalar.Tag is null && CanonicalText.IsRounded(scalar.Text.Span, value))
        {
            _rounded.Add(item, scalar.Span);
        }
    }

    private string KeyOf(YamlNode key, in Surroundings around)
    {
        if (key is YamlAlias alias && around.Alias is null)
        {
            _keyAliases.Add(alias);
        }

        var value = key.Resolved is YamlScalar scalar ? YamlTypes.Resolve(scalar) : SopsValue.Null;
        return value.IsString ? _keys.Of(value.TextSpan) : throw new SealingException(ErrorKind.InvalidDocument, "only strings are supported as keys; quote it", new(0, key.Span.Line, key.Span.Column));
    }

    private void Open(SopsPath path, bool isList) => _items.Add(new SopsItem(SopsItemKind.Open, path, SopsValue.Null) { IsList = isList });

    private void Close(SopsPath path) => _items.Add(new SopsItem(SopsItemKind.Close, path, SopsValue.Null));

    /// <param name="Path">The path of the node.</param>
    /// <param name="Column">The column of its key or dash.</param>
    /// <param name="Limit">Where the next node after it starts.</param>
    /// <param name="IsInFlow">Whether it stands in brackets or braces.</param>
    private readonly record struct Surroundings(SopsPath Path, int Column, int Limit, bool IsInFlow)
    {
        /// <summary>The outermost alias that brought the node in, or null.</summary>
        public YamlAliasPlace? Alias { get; init; }

        /// <summary>The place behind its colon or dash.</summary>
        public int Indicator { get; init; }
    }
}

/// <summary>What a walk found.</summary>
/// <param name="Items">The values and comments, as SOPS walks them.</param>
/// <param name="KeyAliases">The aliases that stand for keys.</param>
/// <param name="Rounded">The integers that 64 bits do not hold.</param>
internal sealed record YamlWalk(IReadOnlyList<SopsItem> Items, IReadOnlyList<YamlAlias> KeyAliases, IReadOnlyDictionary<SopsItem, SourceSpan> Rounded);
