using System.Buffers;
using Sealing.Data;
using Sealing.Sops.Values;
using Sealing.Text;

namespace Sealing.Sops.Stores.Flat;

/// <summary>Sections of keys and values, all strings. Ciphertext stands in the quotes of the value that it replaces. A key given twice is a list.</summary>
internal sealed class IniStore : SopsStore
{
    private static readonly SearchValues<char> Signs = SearchValues.Create(" \t\r\n[]=:#;\"'`");

    private readonly string _text;
    private readonly IniFile _file;
    private readonly IniSection? _metadata;
    private readonly List<SopsItem> _items = [];

    /// <exception cref="SealingException">A line that is no section, key or comment.</exception>
    public IniStore(string text)
    {
        (_text, _file) = (text, IniReader.Read(text));
        Open(SopsPath.Root);
        foreach (var section in _file.Sections.Where(section => !section.IsMetadata))
        {
            Walk(section);
        }

        Close(SopsPath.Root);
        _metadata = _file.Sections.FirstOrDefault(section => section.IsMetadata);
        Metadata = _metadata is null ? null : IniMetadata.Read(_metadata);
    }

    public override IReadOnlyList<SopsItem> Items => _items;

    public override ManifestMap? Metadata { get; }

    public override IEnumerable<SealingException> Doubts => _file.Sections.SelectMany(section => section.Keys)
        .Where(key => key.Value.Pieces.Skip(1).Any(piece => piece.In(_text).Contains('=', StringComparison.Ordinal)))
        .Select(key => TextPlace.Error(_text, key.Value.Pieces[0].End, $"the backslash at the end of the line makes the next line a part of the value of '{key.Name}'"));

    public override void Encrypt(TextEdits edits, SopsItem item, string ciphertext)
    {
        switch (item.Place)
        {
            case IniComment comment:
                new IniCommentEdit(_text, edits).Encrypt(comment, ciphertext);
                break;
            case IniValue { Pieces.Count: > 0 } value:
                IniPieces.Replace(edits, value.Pieces, ciphertext);
                break;
            case IniValue value:
                var goesOn = value.Comment?.In(_text).EndsWith('\\') == true; // without the quotes, the next line would be a part of the value
                var isDefault = !goesOn && value.Outer.In(_text) == IniSpelling.Default(value.Text) && !IniSpelling.Holds(value.Text, value.Text, value.Comment is not null);
                Replace(edits, isDefault ? value.Outer : value.Inner, ciphertext);
                break;
        }
    }

    public override void Decrypt(TextEdits edits, SopsItem item, SopsValue value)
    {
        var text = FlatText.Of(value);
        switch (item.Place)
        {
            case IniComment comment:
                new IniCommentEdit(_text, edits).Decrypt(comment, text);
                break;
            case IniValue { Pieces.Count: > 0 } place when IniPieces.Fit(_text, place, text):
                IniPieces.Replace(edits, place.Pieces, text);
                break;
            case IniValue place when IniSpelling.Holds(place.Quote(_text) + text + place.Quote(_text), text, place.Comment is not null):
                Replace(edits, place.Inner, text);
                break;
            case IniValue place:
                Replace(edits, place.Outer, IniSpelling.Required(text, item.Path.Aad.TrimEnd(':'), place.Comment is not null));
                break;
        }
    }

    public override void Rotate(string text, TextEdits edits, SopsItem item, string ciphertext)
    {
        if (item.Place is IniValue { Pieces.Count: > 0 } value)
        {
            IniPieces.Replace(edits, value.Pieces, ciphertext);
        }
        else
        {
            base.Rotate(text, edits, item, ciphertext);
        }
    }

    public override SopsValue AsRead(SopsValue value) => SopsValue.String(FlatText.Of(value));

    public override TextPlace? PlaceOf(SopsItem item) => item.Place is IniValue value ? value.Inner : item.Place is IniComment comment ? comment.Block ?? comment.Beside : null;

    public override IEnumerable<TextPlace> Names => _file.Sections.SelectMany(NamesOf).Concat(_items.SelectMany(Beside));

    public override int? FindInSyntax(ReadOnlySpan<char> gap)
    {
        for (var at = gap.IndexOfAnyExcept(Signs); at < gap.Length && at >= 0; at++)
        {
            if (!char.IsWhiteSpace(gap[at]) && !Signs.Contains(gap[at]))
            {
                return at;
            }
        }

        return null;
    }

    public override string MetadataText => new IniMetadata(_text, _metadata).Lines();

    public override void AddMetadata(TextEdits edits, ManifestMap metadata, string? written = null) => new IniMetadata(_text, _metadata).Add(edits, metadata, written);

    public override void RemoveMetadata(TextEdits edits) => new IniMetadata(_text, _metadata).Remove(edits);

    /// <exception cref="SealingException">The text holds something that would stay unencrypted, and that the reference drops.</exception>
    public override void FinishEncryption(TextEdits edits)
    {
        if (_file.Strays is [var stray, ..])
        {
            throw TextPlace.Error(_text, stray.At, stray.Message + ": SOPS would drop it, and it cannot be encrypted; give it a line of its own as a comment, or quotes");
        }
    }

    private static void Replace(TextEdits edits, TextPlace place, string replacement) => edits.Replace(place.Start, place.End, replacement);

    // The ciphertext of a continued value is in pieces, each at its place.
    private static IEnumerable<TextPlace> NamesOf(IniSection section) => section.IsMetadata
        ? [new TextPlace(section.Start, section.End)]
        : section.Keys.Select(key => key.NamePlace)
            .Concat(section.Keys.Where(key => key.Value.Pieces.Count > 0 && EncryptedText.IsWhole(key.Value.Text)).Select(key => key.Value.Outer))
            .Prepend(section.NamePlace);

    // What stays unencrypted beside a section, under a comment that has a place of its own.
    private static IEnumerable<TextPlace> Beside(SopsItem item) =>
        item is { IsSelected: false, Place: IniComment { Block: not null, Beside: { } beside } } ? [beside] : [];

    private void Walk(IniSection section)
    {
        var path = SopsPath.Root.Child(section.Name);
        Open(path);
        AddComments(path, section.Comments);
        foreach (var keys in section.Keys.GroupBy(key => key.Name, StringComparer.Ordinal))
        {
            Walk(path.Child(keys.Key), [.. keys]);
            AddComments(path, keys.SelectMany(key => key.Comments));
        }

        AddComments(path, section.Trailing);
        Close(path);
    }

    private void Walk(SopsPath path, IReadOnlyList<IniKey> keys)
    {
        if (keys.Count > 1)
        {
            _items.Add(new SopsItem(SopsItemKind.Open, path, SopsValue.Null) { IsList = true });
        }

        _items.AddRange(keys.Select(key => new SopsItem(SopsItemKind.Value, path, SopsValue.String(key.Value.Text)) { Place = key.Value }));
        if (keys.Count > 1)
        {
            Close(path);
        }
    }

    private void AddComments(SopsPath path, IEnumerable<IniComment> comments) => _items.AddRange(comments.Select(comment =>
        new SopsItem(SopsItemKind.Comment, path, SopsValue.Of(SopsType.Comment, IniCommentEdit.TextOf(_text, comment))) { Place = comment }));

    private void Open(SopsPath path) => _items.Add(new SopsItem(SopsItemKind.Open, path, SopsValue.Null));

    private void Close(SopsPath path) => _items.Add(new SopsItem(SopsItemKind.Close, path, SopsValue.Null));
}
