using Sealing.Data;
using Sealing.Sops.Metadata;
using Sealing.Sops.Values;
using Sealing.Syntax.Editing;
using Sealing.Text;

namespace Sealing.Sops.Stores.Flat;

/// <summary>The section with the metadata at the end of an INI file, a blank line above it.</summary>
/// <param name="text">The file.</param>
/// <param name="section">The section that is there, or null.</param>
internal sealed class IniMetadata(string text, IniSection? section)
{
    // Behind a last line that ends in a carriage return, another one would be a part of it.
    private readonly string _newLine = section is not null ? LineEndOf(text, section) : text is [.., '\r'] ? "\n" : new SourceLayout(text).NewLine;

    /// <exception cref="SealingException">Names that fit no tree.</exception>
    public static ManifestMap Read(IniSection section) => FlatMetadata.Unflatten(
        section.Keys.Select(key => KeyValuePair.Create(key.Name, key.Value.Text.Replace("\r\n", "\n", StringComparison.Ordinal))));

    /// <summary>The section as it is written, with the blank line.</summary>
    public string Lines() => _newLine + text[section!.Start..section.End].TrimEnd('\r', '\n') + _newLine;

    /// <summary>Adds the section. Line ends in values are line ends: some versions of the reference write and read no others.</summary>
    public void Add(TextEdits edits, ManifestMap metadata, string? written)
    {
        var entries = FlatMetadata.Flatten(metadata).ToList();
        var width = entries.Max(entry => entry.Key.Length);
        var lines = string.Concat(entries.Select(entry => entry.Key.PadRight(width) + " = " + Spelled(entry) + _newLine));
        var added = written ?? _newLine + "[" + IniSection.MetadataName + "]" + _newLine + lines;
        var newLine = added[0] == '\r' ? "\r\n" : "\n"; // of what was written before, which may not be that of the text
        var isLineOpen = text.Length > 0 && text[^1] != '\n';
        edits.Insert(text.Length, text.Length == 0 ? added[newLine.Length..] : isLineOpen ? newLine + added[..^newLine.Length] : added);
    }

    // The blank line before the section goes with it, and where its last line has no end, the end of the line before.
    public void Remove(TextEdits edits)
    {
        var start = BeforeLineEnd(section!.Start);
        start = start == section.Start || new SourceLayout(text).StartOfLine(start) != start ? section.Start : start;
        var isOpen = section.End == text.Length && text[^1] != '\n';
        edits.Replace(isOpen ? BeforeLineEnd(start) : start, section.End, "");
    }

    private static string LineEndOf(string text, IniSection section) => section.Body > 1 && text[section.Body - 2] == '\r' ? "\r\n" : "\n";

    private string Spelled(KeyValuePair<string, string> entry) =>
        IniSpelling.Required(entry.Value, entry.Key).Replace("\n", _newLine, StringComparison.Ordinal);

    private int BeforeLineEnd(int at) => text.AsSpan(0, at).EndsWith(_newLine, StringComparison.Ordinal) ? at - _newLine.Length : at;
}
