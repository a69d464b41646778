using Sealing.Yaml;

namespace Sealing.Sops;

/// <summary>Metadata in JSON objects and in YAML maps with braces: the last entry, on a line of its own where the others are.</summary>
internal sealed class FlowMetadata(string text, TextEdits edits)
{
    private readonly SourceLayout _layout = new(text);

    public void Add(YamlMapping root, ManifestMap metadata, string? written)
    {
        if (root.Entries.Count == 0)
        {
            edits.Insert(root.Span.Start + 1, written ?? Entry(metadata, null));
            return;
        }

        var indentation = _layout.Indentation(root.Entries[0].Key.Span.Start);
        edits.Insert(root.Entries[^1].Value.Span.End, (indentation is null ? ", " : "," + _layout.NewLine + indentation) + (written ?? Entry(metadata, indentation)));
    }

    public void Remove(YamlMapping root, YamlEntry entry)
    {
        var index = 0;
        while (root.Entries[index] != entry)
        {
            index++;
        }

        var isLast = index == root.Entries.Count - 1;
        var start = index > 0 && isLast ? root.Entries[index - 1].Value.Span.End : entry.Key.Span.Start;
        edits.Replace(start, isLast ? entry.Value.Span.End : root.Entries[index + 1].Key.Span.Start, "");
    }

    private string Entry(ManifestMap metadata, string? indentation) =>
        "\"sops\": " + new JsonValueWriter(indentation, _layout.NewLine).WriteAt(metadata, indentation);
}
