using System.Buffers;
using Sealing.Data;
using Sealing.Sops.Metadata;
using Sealing.Sops.Values;
using Sealing.Text;

namespace Sealing.Sops.Stores.Flat;

/// <summary>
/// Lines of <c>KEY=value</c>, nothing trimmed and no quotes. A line end in a value is written <c>\n</c>; a carriage return belongs to its value. A value
/// in quotes over several lines, which the reference cannot read, is one value.
/// </summary>
internal sealed class DotenvStore : SopsStore
{
    private static readonly SearchValues<char> Signs = SearchValues.Create("=#]\"\r\n");

    private readonly string _text;
    private readonly DotenvFile _file;
    private readonly List<SopsItem> _items;
    private readonly HashSet<object> _encrypted = new(ReferenceEqualityComparer.Instance);

    /// <exception cref="SealingException">A line that is neither empty nor a comment nor has a <c>=</c>.</exception>
    public DotenvStore(string text)
    {
        (_text, _file) = (text, DotenvReader.Read(text));
        _items = [new(SopsItemKind.Open, SopsPath.Root, SopsValue.Null), .. _file.Lines.Select(Item), new(SopsItemKind.Close, SopsPath.Root, SopsValue.Null)];
        Metadata = _file.Metadata.Count == 0
            ? null
            : FlatMetadata.Unflatten(_file.Metadata.Select(line => KeyValuePair.Create(line.Name, text[line.Value..line.Line.End])));
    }

    public override IReadOnlyList<SopsItem> Items => _items;

    public override ManifestMap? Metadata { get; }

    /// <summary>Whether a line may have the key.</summary>
    public static bool CanHoldKey(string key) =>
        !key.AsSpan().ContainsAny('=', '\n') && key.AsSpan().TrimStart(DotenvReader.ByteOrderMark).TrimStart() is not ([] or ['#', ..])
        && key[0] != DotenvReader.ByteOrderMark && !key.StartsWith(DotenvReader.MetadataPrefix, StringComparison.Ordinal);

    public override void Encrypt(TextEdits edits, SopsItem item, string ciphertext)
    {
        var line = (DotenvLine)item.Place!;
        _encrypted.Add(line);
        edits.Replace(line.Place.Start, line.Place.End, ciphertext + (line.IsRaw ? DotenvQuotes.Mark : ""));
    }

    public override void Decrypt(TextEdits edits, SopsItem item, SopsValue value)
    {
        var line = (DotenvLine)item.Place!;
        var text = FlatText.Of(value);
        line.EndsInReturn = text.EndsWith('\r');
        edits.Replace(line.Place.Start, line.Place.End, line.IsRaw ? text : text.Replace("\n", item.IsComment ? "\n#" : "\\n", StringComparison.Ordinal));
    }

    public override SopsValue AsRead(SopsValue value) => SopsValue.String(FlatText.Of(value).Replace("\\n", "\n", StringComparison.Ordinal));

    public override TextPlace? PlaceOf(SopsItem item) => (item.Place as DotenvLine)?.Place;

    public override IEnumerable<TextPlace> Names => _file.Lines
        .Where(line => line.Key is not null)
        .Select(line => new TextPlace(line.Place.Start - 1 - line.Key!.Length, line.Place.Start - 1))
        .Concat(_file.Metadata.Select(line => line.Line));

    public override int? FindInSyntax(ReadOnlySpan<char> gap) => gap.IndexOfAnyExcept(Signs) is >= 0 and var at ? at : null;

    public override string MetadataText => string.Concat(_file.Metadata.Select(line => line.Line.In(_text) + "\n"));

    public override void AddMetadata(TextEdits edits, ManifestMap metadata, string? written = null)
    {
        var lines = written ?? string.Concat(FlatMetadata.Flatten(metadata)
            .Select(entry => DotenvReader.MetadataPrefix + entry.Key + "=" + entry.Value.Replace("\n", "\\n", StringComparison.Ordinal) + "\n"));
        var isLineOpen = _text.Length > 0 && _text[^1] != '\n';
        edits.Insert(_text.Length, isLineOpen ? "\n" + lines[..^1] : lines);
    }

    // Where the last line has no end, the line before the metadata had none.
    public override void RemoveMetadata(TextEdits edits)
    {
        new DotenvLineEnds(_text, _file).Decrypt(edits);
        var isLineOpen = _text[^1] != '\n' && _file.Metadata[^1].Line.End >= _text.Length - 1;
        foreach (var (start, end) in _file.Metadata.Select(line => (line.Line.Start, line.Line.End)))
        {
            var lineEnd = end < _text.Length && _text[end] == '\r' ? end + 1 : end;
            edits.Replace(isLineOpen && start > 0 ? start - 1 : start, isLineOpen ? lineEnd : lineEnd + 1, "");
        }
    }

    /// <exception cref="SealingException">The text holds something that would stay unencrypted, or that the reference cannot read.</exception>
    public override void FinishEncryption(TextEdits edits)
    {
        if (_file.Strays is [var stray, ..])
        {
            throw TextPlace.Error(_text, stray.At, stray.Message);
        }

        if (_file.Lines.FirstOrDefault(line => line.IsRaw && !_encrypted.Contains(line)) is { } raw)
        {
            throw TextPlace.Error(_text, raw.Place.Start, "a value in quotes over several lines stays unencrypted, and SOPS cannot read it; write \\n for the line ends");
        }

        new DotenvLineEnds(_text, _file).Encrypt(edits, _encrypted.Count > 0);
    }

    private SopsItem Item(DotenvLine line)
    {
        var text = line.Place.In(_text);
        return line.Key is null
            ? new SopsItem(SopsItemKind.Comment, SopsPath.Root, SopsValue.Of(SopsType.Comment, text)) { Place = line }
            : new SopsItem(SopsItemKind.Value, SopsPath.Root.Child(line.Key), SopsValue.String(Value(line, text))) { Place = line };
    }

    private string Value(DotenvLine line, string text) => line switch
    {
        { IsRaw: false } => text.Replace("\\n", "\n", StringComparison.Ordinal),
        _ when _file.Metadata.Count == 0 => text,
        _ => text[..^DotenvQuotes.Mark.Length],
    };
}
