using Sealing.Yaml;

namespace Sealing.Sops;

/// <summary>The section with the metadata at the end of an INI file, a blank line above it.</summary>
internal sealed class IniMetadata(string text)
{
    private readonly string _newLine = new SourceLayout(text).NewLine;

    /// <exception cref="SopsException">Names that fit no tree.</exception>
    public static ManifestMap Read(IniSection section) => FlatMetadata.Unflatten(
        section.Keys.Select(key => KeyValuePair.Create(key.Name, key.Value.Text.Replace("\r\n", "\n", StringComparison.Ordinal))));

    /// <summary>The section as it is written, with the blank line.</summary>
    public string Lines(IniSection section) => LineEnd(section) + text[section.Start..section.End].TrimEnd('\r', '\n') + LineEnd(section);

    /// <summary>Adds the section. Line ends in values are line ends: some versions of the reference write and read no others.</summary>
    public void Add(TextEdits edits, ManifestMap metadata, string? written)
    {
        var entries = FlatMetadata.Flatten(metadata).ToList();
        var width = entries.Max(entry => entry.Key.Length);
        var lines = string.Concat(entries.Select(entry => entry.Key.PadRight(width) + " = " + Spelled(entry) + _newLine));
        var section = written ?? _newLine + "[" + IniSection.MetadataName + "]" + _newLine + lines;
        var newLine = section[0] == '\r' ? "\r\n" : "\n"; // of what was written before, which may not be that of the text
        var isLineOpen = text.Length > 0 && text[^1] != '\n';
        edits.Insert(text.Length, text.Length == 0 ? section[newLine.Length..] : isLineOpen ? newLine + section[..^newLine.Length] : section);
    }

    // The blank line before the section goes with it, and where its last line has no end, the end of the line before.
    public void Remove(TextEdits edits, IniSection section)
    {
        var lineEnd = LineEnd(section);
        var start = BeforeLineEnd(section.Start, lineEnd);
        start = start == section.Start || new SourceLayout(text).StartOfLine(start) != start ? section.Start : start;
        var isOpen = section.End == text.Length && text[^1] != '\n';
        edits.Replace(isOpen ? BeforeLineEnd(start, lineEnd) : start, section.End, "");
    }

    private string LineEnd(IniSection section) => section.Body > 1 && text[section.Body - 2] == '\r' ? "\r\n" : "\n";

    private string Spelled(KeyValuePair<string, string> entry) =>
        IniSpelling.Required(entry.Value, entry.Key).Replace("\n", _newLine, StringComparison.Ordinal);

    private int BeforeLineEnd(int at, string lineEnd) => text.AsSpan(0, at).EndsWith(lineEnd, StringComparison.Ordinal) ? at - lineEnd.Length : at;
}
