using Sealing.Yaml;

namespace Sealing.Sops;

/// <summary>YAML: any number of documents, each with the metadata under its last key.</summary>
internal sealed class YamlStore : SopsStore
{
    private const string MetadataKey = "sops";

    private readonly string _text;
    private readonly YamlStream _stream;
    private readonly YamlLayout _layout;
    private readonly SourceLayout _source;
    private readonly bool _keepsStyle;
    private readonly Dictionary<SopsItem, string> _expanded = [];

    /// <param name="text">The documents.</param>
    /// <param name="limits">What reading may cost.</param>
    /// <param name="keepsStyle">Whether decrypted values take the style of their ciphertext; false gives all the reference's style.</param>
    /// <exception cref="ManifestException">Not YAML, or not of the form that SOPS can take.</exception>
    public YamlStore(string text, ReadLimits limits, bool keepsStyle = true)
    {
        (_text, _keepsStyle) = (text, keepsStyle);
        _stream = YamlReader.Read(text, limits);
        _layout = YamlLayout.Of(text, _stream.Documents);
        _source = new SourceLayout(text);
        Items = YamlTree.Walk(text, _stream);
        Metadata = _stream.Documents is [var first, ..] && YamlTree.MetadataEntry(first) is { } entry ? MetadataNodes.Read(entry.Value) : null;
    }

    public override IReadOnlyList<SopsItem> Items { get; }

    public override ManifestMap? Metadata { get; }

    public override bool HasStrayMetadata => Metadata is null && _stream.Documents.Any(document => YamlTree.MetadataEntry(document) is not null);

    public override void Encrypt(TextEdits edits, SopsItem item, string ciphertext)
    {
        switch (item.Place)
        {
            case YamlCommentPlace comment:
                edits.Replace(comment.Start, comment.End, ciphertext);
                break;
            case YamlPlace place:
                new YamlScalarEdits(_text, edits, _layout).Encrypt(place, item.Value, ciphertext);
                break;
            case YamlAliasPlace:
                _expanded.Add(item, ciphertext);
                break;
        }
    }

    // An alias that brings in encrypted values is written out: each value is bound to its own place.
    public override void FinishEncryption(TextEdits edits)
    {
        var groups = Items.Where(item => item is { Kind: SopsItemKind.Value, Place: YamlAliasPlace }).GroupBy(item => (YamlAliasPlace)item.Place!);
        foreach (var group in groups.Where(group => group.Any(_expanded.ContainsKey)))
        {
            var expansion = new YamlExpansion(group, _expanded).Write(group.Key);
            edits.Replace(group.Key.Alias.Span.Start, group.Key.Alias.Span.End, expansion);
        }
    }

    public override void Decrypt(TextEdits edits, SopsItem item, SopsValue value)
    {
        switch (item.Place)
        {
            case YamlCommentPlace comment:
                DecryptComment(edits, comment, value.Text);
                break;
            case YamlPlace place:
                new YamlScalarEdits(_text, edits, _layout).Decrypt(place, value, _keepsStyle);
                break;
        }
    }

    public override TextPlace? PlaceOf(SopsItem item) => item.Place switch
    {
        YamlCommentPlace comment => new TextPlace(comment.Start, comment.End),
        YamlPlace place => new TextPlace(place.Scalar.Span.Start, place.Scalar.Span.End),
        _ => null,
    };

    public override string MetadataText
    {
        get
        {
            var entry = YamlTree.MetadataEntry(_stream.Documents[0])!.Value;
            var isFlow = _stream.Documents[0].Root is YamlMapping { IsFlow: true };
            return isFlow ? _text[entry.Key.Span.Start..entry.Value.Span.End] : LinesOf(entry).In(_text).TrimEnd('\r', '\n') + _layout.NewLine;
        }
    }

    public override void AddMetadata(TextEdits edits, ManifestMap metadata, string? written = null)
    {
        foreach (var document in _stream.Documents)
        {
            if (document.Root is YamlMapping { IsFlow: true } flow)
            {
                new FlowMetadata(_text, edits).Add(flow, metadata, written is ['"', ..] ? written : null);
                continue;
            }

            var column = document.Root is YamlMapping { Entries: [var first, ..] } ? _source.Column(first.Key.Span.Start) : 0;
            var fits = written is not null && written.AsSpan().IndexOfAnyExcept(' ') == column && written[column] != '"';
            var lines = fits ? written! : new YamlBlockWriter(_layout).Write(MetadataKey, metadata, column);
            var isLineOpen = document.End > 0 && _text[document.End - 1] != '\n';
            edits.Insert(document.End, isLineOpen ? _layout.NewLine + lines.TrimEnd('\r', '\n') : lines);
        }
    }

    public override void RemoveMetadata(TextEdits edits)
    {
        foreach (var document in _stream.Documents)
        {
            if (YamlTree.MetadataEntry(document) is not { } entry)
            {
                continue;
            }

            if (document.Root is YamlMapping { IsFlow: true } flow)
            {
                new FlowMetadata(_text, edits).Remove(flow, entry);
            }
            else
            {
                RemoveLines(edits, entry);
            }
        }
    }

    // Where the last line has no end, the line before had none.
    private void RemoveLines(TextEdits edits, YamlEntry entry)
    {
        var (start, end) = LinesOf(entry);
        if (_text[end - 1] != '\n' && start > 0)
        {
            start -= start > 1 && _text[start - 2] == '\r' ? 2 : 1;
        }

        edits.Replace(start, end, "");
    }

    private TextPlace LinesOf(YamlEntry entry)
    {
        var end = _source.EndOfLine(_source.EndOfInk(entry.Key.Span.Start, entry.Value.Span.End));
        var next = _text.AsSpan(end) switch { ['\r', '\n', ..] => end + 2, [_, ..] => end + 1, _ => end };
        return new TextPlace(_source.StartOfLine(entry.Key.Span.Start), next);
    }

    private void DecryptComment(TextEdits edits, YamlCommentPlace place, string comment)
    {
        // Each line of the text is a comment of its own: what follows a line end would be read as YAML otherwise.
        var lead = _layout.NewLine + new string(' ', _source.Column(place.Dash ?? place.Start - 1)) + "#";
        var safe = string.Join(lead, comment.ReplaceLineEndings("\n").Split('\n'));
        edits.Replace(place.Dash ?? place.Start, place.End, place.Dash is null ? safe : "#" + safe);
    }
}
