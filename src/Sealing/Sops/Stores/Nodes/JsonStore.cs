using System.Buffers;
using System.Globalization;
using System.Text;
using Sealing.Data;
using Sealing.Go;
using Sealing.Sops.Metadata;
using Sealing.Sops.Values;
using Sealing.Syntax;
using Sealing.Syntax.Json;
using Sealing.Text;

namespace Sealing.Sops.Stores.Nodes;

/// <summary>
/// JSON with an object at the top. A string whose ciphertext ends in an escaped bracket (<c>\u005D"</c>) was written without the HTML escapes of the reference.
/// </summary>
internal sealed class JsonStore : SopsStore
{
    private const string RawMark = "\\u005D\"";

    private static readonly SearchValues<char> Signs = SearchValues.Create(" \t\r\n{}[],:\"");

    private readonly string _text;
    private readonly TextCut? _cut;
    private readonly YamlMapping _root;
    private readonly YamlEntry? _metadata;
    private readonly List<SopsItem> _items = [];
    private readonly Dictionary<SopsItem, SourceSpan> _rounded = [];

    /// <param name="text">The object.</param>
    /// <param name="limits">What reading may cost.</param>
    /// <param name="cut">What was left out of the text, or null.</param>
    /// <param name="data">What the empty strings of the object stand for: the contents of a binary file.</param>
    /// <exception cref="SealingException">Not JSON, or not of the form that SOPS can take.</exception>
    public JsonStore(string text, ReadLimits limits, TextCut? cut = null, byte[]? data = null)
    {
        (_text, _cut) = (text, cut);
        var documents = JsonReader.ReadAll(text, limits, takesTwice: true);
        _root = documents is [{ Root: YamlMapping root }] ? root : throw new SealingException(ErrorKind.InvalidDocument, "SOPS takes JSON files with one object at the top level only");
        _metadata = YamlTree.MetadataEntry(documents[0]);
        ThrowIfTwice(_metadata);
        Metadata = _metadata is { } entry ? MetadataNodes.Read(entry.Value) : null;
        Walk(_root, SopsPath.Root, data);
    }

    public override IReadOnlyList<SopsItem> Items => _items;

    public override ManifestMap? Metadata { get; }

    public override void Encrypt(TextEdits edits, SopsItem item, string ciphertext)
    {
        ThrowIfInexact(item);
        var place = (TextPlace)item.Place!;
        var source = _text.AsSpan(place.Start..place.End);
        var isRaw = item.Value.IsString && source.StartsWith('"') && source.Length > 2
            && !source.SequenceEqual(GoJson.Quoted(item.Value.Text)) && source.SequenceEqual(Raw(item.Value.Text));
        edits.Replace(place.Start, place.End, "\"" + (isRaw ? ciphertext[..^1] + RawMark : ciphertext + "\""));
    }

    public override void Decrypt(TextEdits edits, SopsItem item, SopsValue value)
    {
        var place = (TextPlace)item.Place!;
        var isRaw = _text.AsSpan(place.Start..place.End).EndsWith(RawMark, StringComparison.Ordinal);
        edits.Replace(place.Start, place.End, isRaw && value.IsString ? Raw(value.Text) : Spell(value));
    }

    public override bool TakesValue(SopsItem item, SopsValue value) =>
        _cut is null && !((TextPlace)item.Place!).In(_text).EndsWith(RawMark, StringComparison.Ordinal);

    public override ReadOnlySpan<byte> LeftOut(SopsItem item) =>
        _cut is not null && item.Place is TextPlace place && place.Start < _cut.At && _cut.At < place.End ? _cut.Bytes.Span : [];

    public override TextPlace? PlaceOf(SopsItem item) => (TextPlace?)item.Place;

    public override IEnumerable<TextPlace> Names
    {
        get
        {
            var names = new List<TextPlace>();
            NodeNames.Add(_root, _metadata, names);
            return _metadata is { } entry ? names.Append(new TextPlace(entry.Start, entry.Value.Span.End)) : names;
        }
    }

    public override int? FindInSyntax(ReadOnlySpan<char> gap)
    {
        var start = gap.StartsWith(RawMark.AsSpan(..^1), StringComparison.Ordinal) ? RawMark.Length - 1 : 0;
        var at = gap[start..].IndexOfAnyExcept(Signs);
        return at < 0 ? null : start + at;
    }

    public override string MetadataText => _text[_metadata!.Value.Start.._metadata.Value.Value.Span.End];

    /// <summary>Adds the metadata, and drops a byte order mark: the reference cannot read JSON with one.</summary>
    public override void AddMetadata(TextEdits edits, ManifestMap metadata, string? written = null)
    {
        edits.Replace(0, _text.StartsWith('\uFEFF') ? 1 : 0, "");
        new FlowMetadata(_text, edits).Add(_root, metadata, written);
    }

    public override IReadOnlyDictionary<SopsItem, SourceSpan> Rounded => _rounded;

    public override void RemoveMetadata(TextEdits edits) => new FlowMetadata(_text, edits).Remove(_root, _metadata!.Value);

    // JSON has no times.
    public override SopsValue AsRead(SopsValue value) => value.Type == SopsType.Time ? SopsValue.String(value.Text) : value;

    /// <summary>A value as the reference writes it.</summary>
    /// <exception cref="SealingException">A float that JSON cannot hold.</exception>
    public static string Spell(SopsValue value)
    {
        switch (value.Type)
        {
            case SopsType.Null:
                return "null";
            case SopsType.Boolean:
                return value.Text == CanonicalText.True ? "true" : "false";
            case SopsType.Integer:
                return value.Text;
            case SopsType.Float:
                return SpellFloat(CanonicalText.ParseFloat(value.Text)!.Value);
            default:
                return GoJson.Quoted(value.Text);
        }
    }

    private static string SpellFloat(double number) => number switch
    {
        0 when double.IsNegative(number) => CanonicalText.NegativeZero,
        _ when double.IsFinite(number) => GoFloatText.FormatJson(number),
        _ => throw new SealingException(ErrorKind.NotInFormat, "JSON has no infinity and no NaN"),
    };

    /// <exception cref="SealingException">A number that is too large.</exception>
    public static SopsValue Resolve(YamlScalar scalar) => (scalar.Style, scalar.Value) switch
    {
        (YamlStyle.DoubleQuoted, var text) => SopsValue.String(text),
        (_, "null") => SopsValue.Null,
        (_, "true") => SopsValue.Of(SopsType.Boolean, CanonicalText.True),
        (_, "false") => SopsValue.Of(SopsType.Boolean, CanonicalText.False),
        (_, var number) when CanonicalText.Of(SopsType.Integer, number) is { } integer => SopsValue.Of(SopsType.Integer, integer),
        (_, var number) => SopsValue.Of(SopsType.Float, CanonicalText.Of(SopsType.Float, number)
            ?? throw new SealingException(ErrorKind.InvalidDocument, "a number that is too large", new(1, scalar.Span.Line, scalar.Span.Column))),
    };

    private static string Raw(string text)
    {
        var output = new StringBuilder(text.Length + 2).Append('"');
        foreach (var unit in text)
        {
            output.Append(unit switch
            {
                '"' => "\\\"",
                '\\' => @"\\",
                '\b' => "\\b",
                '\f' => "\\f",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                < ' ' => @"\u" + ((int)unit).ToString("x4", CultureInfo.InvariantCulture),
                _ => unit.ToString(),
            });
        }

        return output.Append('"').ToString();
    }

    // Of two equal keys the reference takes the last one and drops the other.
    private void ThrowIfTwice(YamlEntry? metadata)
    {
        var twice = _root.Entries.Where(entry => metadata is not null && entry != metadata && ((YamlScalar)entry.Key).Value == ((YamlScalar)metadata.Value.Key).Value);
        foreach (var key in twice.Select(entry => entry.Key).Concat(metadata is { } found ? Twice(found.Value) : []))
        {
            throw new SealingException(ErrorKind.InvalidDocument, "duplicate key", new(1, key.Span.Line, key.Span.Column, ((YamlScalar)key).Value));
        }
    }

    private static IEnumerable<YamlNode> Twice(YamlNode node) => node switch
    {
        YamlMapping map => map.Entries.GroupBy(entry => ((YamlScalar)entry.Key).Value, StringComparer.Ordinal).SelectMany(group => group.Skip(1)).Select(entry => entry.Key)
            .Concat(map.Entries.SelectMany(entry => Twice(entry.Value))),
        YamlSequence list => list.Items.SelectMany(Twice),
        _ => [],
    };

    private void Walk(YamlNode node, SopsPath path, byte[]? data)
    {
        switch (node)
        {
            case YamlMapping map:
                _items.Add(new SopsItem(SopsItemKind.Open, path, SopsValue.Null));
                foreach (var entry in map.Entries)
                {
                    if (entry != _metadata)
                    {
                        Walk(entry.Value, path.Child(((YamlScalar)entry.Key).Value), data);
                    }
                }

                _items.Add(new SopsItem(SopsItemKind.Close, path, SopsValue.Null));
                break;
            case YamlSequence list:
                _items.Add(new SopsItem(SopsItemKind.Open, path, SopsValue.Null) { IsList = true });
                foreach (var item in list.Items)
                {
                    Walk(item, path, data);
                }

                _items.Add(new SopsItem(SopsItemKind.Close, path, SopsValue.Null));
                break;
            case YamlScalar scalar:
                var value = data is null ? Resolve(scalar) : new SopsValue(SopsType.String, data);
                var found = new SopsItem(SopsItemKind.Value, path, value) { Place = new TextPlace(scalar.Span.Start, scalar.Span.End) };
                _items.Add(found);
                if (CanonicalText.IsRounded(scalar.Text.Span, value))
                {
                    _rounded.Add(found, scalar.Span);
                }

                break;
        }
    }
}
