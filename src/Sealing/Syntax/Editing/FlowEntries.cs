using Sealing.Data;
using Sealing.Text;

namespace Sealing.Syntax.Editing;

/// <summary>Adds entries to flow mappings and JSON objects: on lines of their own where the others are, else on the same line.</summary>
internal sealed class FlowEntries(SourceLayout layout, TextEdits edits, bool isJson)
{
    private const string Step = "  ";

    public void Append(YamlMapping mapping, ManifestMap added)
    {
        var valueEnd = mapping.Entries[^1].Value.Span.End;
        var lineEnd = layout.EndOfLine(valueEnd);
        if (layout.Indentation(mapping.Entries[0].Start) is not { } indentation)
        {
            edits.Insert(valueEnd, ", " + Joined(added, null));
        }
        else if (lineEnd >= mapping.Span.End)
        {
            edits.Insert(valueEnd, "," + layout.NewLine + indentation + Joined(added, indentation));
        }
        else
        {
            // A comment stays on its line, and a comma that is there already stays the last.
            var hasComma = layout.Text.AsSpan(valueEnd..lineEnd).TrimStart() is [',', ..];
            edits.Insert(valueEnd, hasComma ? "" : ",");
            edits.Insert(lineEnd, layout.NewLine + indentation + Joined(added, indentation) + (hasComma ? "," : ""));
        }
    }

    /// <summary>Replaces an empty value by a mapping with the entries.</summary>
    public void Fill(YamlNode key, YamlNode empty, ManifestMap added)
    {
        var space = empty.Span.Length == 0 ? " " : "";
        edits.Replace(empty.Span.Start, empty.Span.End, space + Mapping(added, layout.Indentation(key.Span.Start)));
    }

    /// <summary>Replaces an empty mapping that is the root of its document.</summary>
    public void FillRoot(YamlNode empty, ManifestMap added) =>
        edits.Replace(empty.Span.Start, empty.Span.End, Mapping(added, null));

    private string Mapping(ManifestMap map, string? indentation)
    {
        if (map.Entries.Count == 0 || indentation is null)
        {
            return "{" + Joined(map, null) + "}";
        }

        var inner = indentation + Step;
        return "{" + layout.NewLine + inner + Joined(map, inner) + layout.NewLine + indentation + "}";
    }

    private string Joined(ManifestMap map, string? indentation) =>
        string.Join(indentation is null ? ", " : "," + layout.NewLine + indentation, map.Entries.Select(entry => Entry(entry.Key, entry.Value, indentation)));

    private string Entry(string key, ManifestValue value, string? indentation) => Spell(key) + ": " + value switch
    {
        ManifestMap map => Mapping(map, indentation),
        ManifestText text => Spell(text.Value),
        _ => throw new InvalidOperationException("only maps and strings are added to flow mappings"),
    };

    private string Spell(string text) => isJson ? ScalarSpelling.Quoted(text) : ScalarSpelling.InFlow(text);
}
