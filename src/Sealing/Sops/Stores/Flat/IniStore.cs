using System.Buffers;
using Sealing.Yaml;

namespace Sealing.Sops;

/// <summary>Sections of keys and values, all strings. Ciphertext stands in the quotes of the value that it replaces.</summary>
internal sealed class IniStore : SopsStore
{
    private static readonly SearchValues<char> Signs = SearchValues.Create(" \t\r\n[]=:#;\"'`");

    private readonly string _text;
    private readonly SourceLayout _layout;
    private readonly IReadOnlyList<IniSection> _sections;
    private readonly List<SopsItem> _items = [];

    /// <exception cref="ManifestException">A line that is no section, key or comment, or a key twice in its section.</exception>
    public IniStore(string text)
    {
        (_text, _layout) = (text, new SourceLayout(text));
        _sections = new IniReader(text).Read();
        Open(SopsPath.Root);
        foreach (var section in _sections.Where(section => !section.IsMetadata))
        {
            Walk(section);
        }

        Close(SopsPath.Root);
        Metadata = _sections.FirstOrDefault(section => section.IsMetadata) is { } metadata
            ? FlatMetadata.Unflatten(metadata.Keys.Select(key => KeyValuePair.Create(key.Name, key.Value)))
            : null;
    }

    public override IReadOnlyList<SopsItem> Items => _items;

    public override ManifestMap? Metadata { get; }

    public override void Encrypt(TextEdits edits, SopsItem item, string ciphertext)
    {
        if (item.Place is IniKey key)
        {
            var isDefault = _text.AsSpan(key.Outer.Start..key.Outer.End).SequenceEqual(IniQuoting.Default(item.Value.Text));
            Replace(edits, isDefault ? key.Outer : key.Inner, ciphertext);
        }
        else
        {
            Replace(edits, (TextPlace)item.Place!, ciphertext);
        }
    }

    public override void Decrypt(TextEdits edits, SopsItem item, SopsValue value)
    {
        var text = FlatText.Of(value);
        if (item.Place is not IniKey key)
        {
            Replace(edits, (TextPlace)item.Place!, SafeComment(text));
        }
        else if (IniQuoting.Fits(text, _text.AsSpan(key.Outer.Start..key.Inner.Start)))
        {
            Replace(edits, key.Inner, text);
        }
        else
        {
            Replace(edits, key.Outer, IniQuoting.Default(text));
        }
    }

    public override SopsValue AsRead(SopsValue value) => SopsValue.String(FlatText.Of(value));

    public override TextPlace? PlaceOf(SopsItem item) => item.Place is IniKey key ? key.Inner : (TextPlace?)item.Place;

    public override IEnumerable<TextPlace> Names => _sections.SelectMany(section => section.IsMetadata ? [new TextPlace(section.Start, section.End)] : NamesOf(section));

    public override int? FindInSyntax(ReadOnlySpan<char> gap) => gap.IndexOfAnyExcept(Signs) is >= 0 and var at ? at : null;

    public override string MetadataText
    {
        get
        {
            var section = _sections.First(section => section.IsMetadata);
            return _layout.NewLine + _text[section.Start..section.End].TrimEnd('\r', '\n') + _layout.NewLine;
        }
    }

    public override void AddMetadata(TextEdits edits, ManifestMap metadata, string? written = null)
    {
        var entries = FlatMetadata.Flatten(metadata).ToList();
        var width = entries.Max(entry => entry.Key.Length);
        var newLine = _layout.NewLine;
        var lines = string.Concat(entries.Select(entry => entry.Key.PadRight(width) + " = " + IniQuoting.Default(entry.Value) + newLine));
        var section = written ?? newLine + "[" + IniSection.MetadataName + "]" + newLine + lines;
        var isLineOpen = _text.Length > 0 && _text[^1] != '\n';
        edits.Insert(_text.Length, _text.Length == 0 ? section[newLine.Length..] : isLineOpen ? newLine + section[..^newLine.Length] : section);
    }

    // The blank line before the section goes with it, and where its last line has no end, the end of the line before.
    public override void RemoveMetadata(TextEdits edits)
    {
        var section = _sections.First(section => section.IsMetadata);
        var start = BeforeLineEnd(section.Start);
        start = start == section.Start || _layout.StartOfLine(start) != start ? section.Start : start;
        var isOpen = section.End == _text.Length && _text[^1] != '\n';
        edits.Replace(isOpen ? BeforeLineEnd(start) : start, section.End, "");
    }

    private static void Replace(TextEdits edits, TextPlace place, string replacement) => edits.Replace(place.Start, place.End, replacement);

    private IEnumerable<TextPlace> NamesOf(IniSection section)
    {
        if (_text.AsSpan(section.Start).TrimStart(" \t").StartsWith("[" + section.Name + "]", StringComparison.Ordinal))
        {
            yield return NameFrom(section.Start, section.Name);
        }

        foreach (var key in section.Keys)
        {
            yield return NameFrom(_layout.StartOfLine(key.Outer.Start), key.Name);
        }
    }

    private TextPlace NameFrom(int start, string name)
    {
        start = _text.IndexOf(name, start, StringComparison.Ordinal);
        return new TextPlace(start, start + name.Length);
    }

    // Every line after the first starts as a comment: it would be read as something else otherwise.
    private string SafeComment(string comment) => string.Join(
        _layout.NewLine,
        comment.ReplaceLineEndings("\n").Split('\n').Select((line, i) => i == 0 || line.TrimStart() is ['#' or ';', ..] ? line : "; " + line));

    private int BeforeLineEnd(int at) => at switch
    {
        _ when at > 1 && _text[at - 1] == '\n' && _text[at - 2] == '\r' => at - 2,
        > 0 when _text[at - 1] == '\n' => at - 1,
        _ => at,
    };

    private void Walk(IniSection section)
    {
        var path = SopsPath.Root.Child(section.Name);
        Open(path);
        foreach (var comment in section.Comments)
        {
            AddComment(path, comment);
        }

        foreach (var key in section.Keys)
        {
            _items.Add(new SopsItem(SopsItemKind.Value, path.Child(key.Name), SopsValue.String(key.Value)) { Place = key });
            foreach (var comment in key.Comments)
            {
                AddComment(path, comment);
            }
        }

        Close(path);
    }

    private void AddComment(SopsPath path, TextPlace comment)
    {
        var text = _text[comment.Start..comment.End].ReplaceLineEndings("\n");
        _items.Add(new SopsItem(SopsItemKind.Comment, path, SopsValue.Of(SopsType.Comment, text)) { Place = comment });
    }

    private void Open(SopsPath path) => _items.Add(new SopsItem(SopsItemKind.Open, path, SopsValue.Null));

    private void Close(SopsPath path) => _items.Add(new SopsItem(SopsItemKind.Close, path, SopsValue.Null));
}
