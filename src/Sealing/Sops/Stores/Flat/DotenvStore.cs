using Sealing.Yaml;

namespace Sealing.Sops;

/// <summary>
/// Lines of <c>KEY=value</c>, nothing trimmed and no quotes. A line end in a value is written <c>\n</c>; a carriage return belongs to its value.
/// </summary>
internal sealed class DotenvStore : SopsStore
{
    private const string MetadataPrefix = "sops_";

    private readonly string _text;
    private readonly List<SopsItem> _items = [new(SopsItemKind.Open, SopsPath.Root, SopsValue.Null)];
    private readonly List<KeyValuePair<string, string>> _metadata = [];
    private readonly List<TextPlace> _metadataLines = [];

    /// <exception cref="ManifestException">A line that is neither empty nor a comment nor has a <c>=</c>.</exception>
    public DotenvStore(string text)
    {
        _text = text;
        var line = 1;
        for (var start = 0; start < text.Length; line++)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            ReadLine(start, end, line);
            start = end + 1;
        }

        _items.Add(new SopsItem(SopsItemKind.Close, SopsPath.Root, SopsValue.Null));
        Metadata = _metadata.Count == 0 ? null : FlatMetadata.Unflatten(_metadata);
    }

    public override IReadOnlyList<SopsItem> Items => _items;

    public override ManifestMap? Metadata { get; }

    public override void Encrypt(TextEdits edits, SopsItem item, string ciphertext) => Replace(edits, item, ciphertext);

    public override void Decrypt(TextEdits edits, SopsItem item, SopsValue value) =>
        Replace(edits, item, FlatText.Of(value).Replace("\n", "\\n", StringComparison.Ordinal));

    public override SopsValue AsRead(SopsValue value) => SopsValue.String(FlatText.Of(value));

    public override TextPlace? PlaceOf(SopsItem item) => (TextPlace?)item.Place;

    public override IEnumerable<TextPlace> Names
    {
        get
        {
            var keys = _items.Where(item => item.Kind == SopsItemKind.Value).Select(item => (TextPlace)item.Place!);
            return keys.Select(value => new TextPlace(value.Start - 1 - KeyLength(value.Start - 1), value.Start - 1)).Concat(_metadataLines);
        }
    }

    public override int? FindInSyntax(ReadOnlySpan<char> gap) => gap.IndexOfAnyExcept("=#]\r\n") is >= 0 and var at ? at : null;

    public override string MetadataText => string.Concat(_metadataLines.Select(line => line.In(_text) + "\n"));

    public override void AddMetadata(TextEdits edits, ManifestMap metadata, string? written = null)
    {
        var lines = written ?? string.Concat(FlatMetadata.Flatten(metadata).Select(entry => MetadataPrefix + entry.Key + "=" + entry.Value + "\n"));
        var isLineOpen = _text.Length > 0 && _text[^1] != '\n';
        edits.Insert(_text.Length, isLineOpen ? "\n" + lines[..^1] : lines);
    }

    // Where the last line has no end, the line before the metadata had none.
    public override void RemoveMetadata(TextEdits edits)
    {
        var isLineOpen = _metadataLines[^1].End == _text.Length;
        for (var i = 0; i < _metadataLines.Count; i++)
        {
            var (start, end) = (_metadataLines[i].Start, _metadataLines[i].End);
            edits.Replace(isLineOpen && start > 0 ? start - 1 : start, isLineOpen ? end : end + 1, "");
        }
    }

    private int KeyLength(int end) => end - (_text.AsSpan(0, end).LastIndexOf('\n') + 1);

    private static void Replace(TextEdits edits, SopsItem item, string replacement)
    {
        var place = (TextPlace)item.Place!;
        edits.Replace(place.Start, place.End, replacement);
    }

    private void ReadLine(int start, int end, int number)
    {
        var line = _text.AsSpan(start..end);
        var equals = line.IndexOf('=');
        if (line.TrimEnd('\r').IsEmpty)
        {
            return;
        }

        if (line[0] == '#')
        {
            var comment = SopsValue.Of(SopsType.Comment, line[1..].ToString());
            _items.Add(new SopsItem(SopsItemKind.Comment, SopsPath.Root, comment) { Place = new TextPlace(start + 1, end) });
        }
        else if (equals < 0)
        {
            throw new ManifestException("a line without '='", 0, number);
        }
        else if (line.StartsWith(MetadataPrefix, StringComparison.Ordinal))
        {
            _metadata.Add(KeyValuePair.Create(line[MetadataPrefix.Length..equals].ToString(), line[(equals + 1)..].ToString()));
            _metadataLines.Add(new TextPlace(start, end));
        }
        else
        {
            var value = SopsValue.String(line[(equals + 1)..].ToString().Replace("\\n", "\n", StringComparison.Ordinal));
            var path = SopsPath.Root.Child(line[..equals].ToString());
            _items.Add(new SopsItem(SopsItemKind.Value, path, value) { Place = new TextPlace(start + equals + 1, end) });
        }
    }
}
