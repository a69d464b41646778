using Sealing.Data;
using Sealing.Sops.Metadata;
using Sealing.Sops.Values;
using Sealing.Syntax;
using Sealing.Syntax.Editing;
using Sealing.Syntax.Reading;
using Sealing.Text;

namespace Sealing.Sops.Stores.Nodes;

/// <summary>YAML: any number of documents, each with the metadata under its last key.</summary>
internal sealed class YamlStore : SopsStore
{
    private const string MetadataKey = "sops";

    private readonly string _text;
    private readonly YamlFrame[] _frames;
    private readonly List<TextPlace> _names;
    private readonly YamlLayout _layout;
    private readonly SourceLayout _source;
    private readonly bool _keepsStyle;
    private readonly YamlAliases _aliases;
    private readonly YamlFinalBlock? _finalBlock;
    private readonly SopsItem? _openItem; // the last value of a text that has no line end
    private SopsValue _finalValue;
    private YamlScalarEdits? _scalars;
    private bool _isDecrypted;

    /// <param name="text">The documents.</param>
    /// <param name="limits">What reading may cost.</param>
    /// <param name="keepsStyle">Whether decrypted values take the style of their ciphertext; false gives all the reference's style.</param>
    /// <param name="indent">By how much to indent where the document does not show it; null for the reference's 4.</param>
    /// <param name="step">By how much to indent whatever the document shows; null for what it shows.</param>
    /// <exception cref="SealingException">Not YAML, or not of the form that SOPS can take.</exception>
    public YamlStore(string text, ReadLimits limits, bool keepsStyle = true, int? indent = null, int? step = null)
    {
        (_text, _keepsStyle) = (text, keepsStyle);
        var stream = YamlReader.Read(text, limits with { KeysAreTexts = true });
        _layout = step is { } known ? new YamlLayout(new SourceLayout(text).NewLine, known) : YamlLayout.Of(text, stream.Documents, indent);
        _source = new SourceLayout(text);
        _frames = [.. stream.Documents.Select(document => YamlFrame.Of(document, _source))];
        var walk = YamlTree.Walk(text, stream);
        (Items, Rounded) = (walk.Items, walk.Rounded);
        _aliases = new YamlAliases(text, walk, _layout);
        _names = NamesOf(stream);
        Metadata = _frames is [{ Metadata: { } entry }, ..] ? MetadataNodes.Read(entry.Value) : null;
        _finalBlock = text is [.., not '\n'] && _frames is [.., { Flow: null } last]
            ? YamlFinalBlock.Find(text, Items, last.Metadata is { } metadata ? _source.StartOfLine(metadata.Start) : null)
            : null;
        _openItem = text is [.., not '\n'] ? Items.LastOrDefault(item => item.Kind == SopsItemKind.Value) : null;
        _finalValue = _finalBlock?.Item.Value ?? default;
    }

    public override IReadOnlyList<SopsItem> Items { get; }

    public override ManifestMap? Metadata { get; }

    public override IReadOnlyDictionary<SopsItem, SourceSpan> Rounded { get; }

    // Encrypting and decrypting must go by the same step: it decides which style the reference would write.
    public override int? Step => _layout.Step;

    public override bool HasStrayMetadata => Metadata is null && _frames.Any(frame => frame.Metadata is not null);

    // Then an entry that is added or removed at the end of the text cannot be a part of the entry before it.
    private bool IsOneBlock => _frames is [{ IsBlock: true, Column: 0 }];

    public override void Encrypt(TextEdits edits, SopsItem item, string ciphertext)
    {
        ThrowIfInexact(item);
        switch (item.Place)
        {
            case YamlCommentPlace comment:
                edits.Replace(comment.Start, comment.End, ciphertext, isLocal: comment.Dash is null);
                break;
            case YamlPlace place:
                ScalarsIn(edits).Encrypt(place, item.Value, ciphertext);
                if (_aliases.Any)
                {
                    _aliases.Encrypt(place.Scalar);
                }

                break;
            case YamlAliasPlace:
                _aliases.Encrypt(item, ciphertext);
                break;
        }
    }

    public override void FinishEncryption(TextEdits edits)
    {
        if (_aliases.Any)
        {
            _aliases.WriteOut(edits);
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
                var isFinal = item == _finalBlock?.Item;
                _finalValue = isFinal ? value : _finalValue;
                place = item == _openItem ? place with { HasCommentAfter = true } : place; // a block needs a line end behind it
                ScalarsIn(edits).Decrypt(place, value, _keepsStyle, isFinal ? _finalBlock!.Chomping : null);
                break;
        }
    }

    public override void FinishDecryption() => _isDecrypted = true;

    public override bool TakesValue(SopsItem item, SopsValue value) =>
        item.Place is YamlPlace { Scalar: { Style: YamlStyle.Plain, Anchor: null } } place && !_aliases.Any && item != _openItem && item != _finalBlock?.Item
        && LocalScalar.TakesPlaintext(_text, place, value, YamlSpelling.Default(value, place, _layout));

    public override TextPlace? PlaceOf(SopsItem item) => item.Place switch
    {
        YamlCommentPlace comment => new TextPlace(comment.Start, comment.End),
        YamlPlace place => new TextPlace(place.Scalar.Span.Start, place.Scalar.Span.End),
        _ => null,
    };

    public override IEnumerable<TextPlace> Names => _names.Concat(_frames.Where(frame => frame.Metadata is not null).Select(PlaceOfMetadata));

    public override int? FindInSyntax(ReadOnlySpan<char> gap) => YamlSyntax.FindOther(gap);

    public override string MetadataText
    {
        get
        {
            var entry = _frames[0].Metadata!.Value;
            return _frames[0].Flow is not null ? _text[entry.Start..entry.Value.Span.End] : LinesOf(entry).In(_text).TrimEnd('\r', '\n') + _layout.NewLine;
        }
    }

    public override void AddMetadata(TextEdits edits, ManifestMap metadata, string? written = null)
    {
        foreach (var frame in _frames)
        {
            if (frame.Flow is { } flow)
            {
                new FlowMetadata(_text, edits).Add(flow, metadata, written is ['"', ..] ? written : null);
                continue;
            }

            ThrowIfTabbed(frame);
            var fits = written is not null && written.AsSpan().IndexOfAnyExcept(' ') == frame.Column && written[frame.Column] != '"';
            var lines = fits ? written! : new YamlBlockWriter(_layout).Write(MetadataKey, metadata, frame.Column);
            AddMetadata(edits, frame, lines);
        }

        if (Metadata is null && _finalBlock is { Item: { IsSelected: false } or { HasContent: false } } open)
        {
            open.Strip(edits);
        }
    }

    public override void RemoveMetadata(TextEdits edits)
    {
        foreach (var frame in _frames)
        {
            if (frame.Metadata is not { } entry)
            {
                continue;
            }

            if (frame.Flow is { } flow)
            {
                new FlowMetadata(_text, edits).Remove(flow, entry);
            }
            else
            {
                RemoveLines(edits, entry);
            }
        }

        if (_isDecrypted && _finalBlock is { Item: { IsSelected: false } or { HasContent: false } } open)
        {
            open.Restore(edits);
        }
    }

    private List<TextPlace> NamesOf(YamlStream stream)
    {
        var names = new List<TextPlace>(stream.Nodes / 2);
        foreach (var (document, frame) in stream.Documents.Zip(_frames))
        {
            NodeNames.Add(document.Root, frame.Metadata, names);
        }

        return names;
    }

    // One for all values of a document.
    private YamlScalarEdits ScalarsIn(TextEdits edits) => _scalars?.Edits == edits ? _scalars : _scalars = new YamlScalarEdits(_text, edits, _layout);

    // If the last line of the text has no line end, the last line of the metadata gets none.
    private void AddMetadata(TextEdits edits, YamlFrame frame, string lines)
    {
        var isLast = frame.End == _text.Length;
        if (frame.End == 0 || _text[frame.End - 1] == '\n')
        {
            edits.Insert(frame.End, lines, isLocal: IsOneBlock);
            return;
        }

        lines = lines.TrimEnd('\r', '\n', ' ') + new string(' ', isLast ? _finalBlock?.Marks ?? 0 : 0);
        if (isLast && _finalBlock is { Blanks: > 0 and var blanks })
        {
            edits.Replace(frame.End - blanks, frame.End, lines);
            return;
        }

        edits.Insert(frame.End, EndsLine(_text[frame.End - 1]) ? lines : _layout.NewLine + lines, isLocal: IsOneBlock);
    }

    private static bool EndsLine(char last) => YamlCharacters.LineBreaks.Contains(last);

    // To some readers a tab in a blank line before a key is a part of its indentation.
    private void ThrowIfTabbed(YamlFrame frame)
    {
        if (frame.Column > 0 && _source.TabBefore(frame.End) is { } tab)
        {
            throw new SealingException(ErrorKind.InvalidDocument, "a tab in a blank line behind an indented document: remove it", new(0, 1 + YamlCharacters.CountLines(_text.AsSpan(0, tab)), YamlCharacters.Column(_text, tab)));
        }
    }

    // If the metadata has no line end behind it, the text before it had none: the line end between them goes, too.
    private void RemoveLines(TextEdits edits, YamlEntry entry)
    {
        var (start, end) = LinesOf(entry);
        if (_text[end - 1] != '\n' && start > 0 && _text[start - 1] == '\n' && _finalBlock?.NeedsLineEnd(_text, _finalValue) is not true)
        {
            start -= start > 1 && _text[start - 2] == '\r' ? 2 : 1;
        }

        var blanks = end == _text.Length ? _finalBlock?.Blanks ?? 0 : 0;
        edits.Replace(start, end, new string(' ', blanks), isLocal: blanks == 0 && IsOneBlock && end == _text.Length);
    }

    private TextPlace PlaceOfMetadata(YamlFrame frame)
    {
        var entry = frame.Metadata!.Value;
        return frame.Flow is null ? LinesOf(entry) : new TextPlace(entry.Start, entry.Value.Span.End);
    }

    private TextPlace LinesOf(YamlEntry entry)
    {
        var end = _source.EndOfLine(_source.EndOfInk(entry.Start, entry.Value.Span.End));
        var next = _text.AsSpan(end) switch { ['\r', '\n', ..] => end + 2, [_, ..] => end + 1, _ => end };
        return new TextPlace(_source.StartOfLine(entry.Start), next);
    }

    private void DecryptComment(TextEdits edits, YamlCommentPlace place, string comment)
    {
        // Each line of the text is a comment of its own: what follows a line end would be read as YAML otherwise.
        var lead = _layout.NewLine + new string(' ', _source.Column(place.Dash ?? place.Start - 1)) + "#";
        var safe = string.Join(lead, comment.ReplaceLineEndings("\n").Split('\n'));
        if (place.EmptyList is { } list)
        {
            edits.Insert(list, " []");
        }

        edits.Replace(place.Dash ?? place.Start, place.End, place.Dash is null ? safe : "#" + safe, isLocal: place.Dash is null && LocalScalar.IsLine(comment));
    }
}
