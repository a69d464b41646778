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

        ThrowIfAnchored(root);
        var indentation = _layout.Indentation(root.Entries[0].Start);
        edits.Insert(root.Entries[^1].Value.Span.End, (indentation is null ? ", " : "," + _layout.NewLine + indentation) + (written ?? Entry(metadata, indentation)));
    }

    /// <summary>Checks that an entry can follow the last of a map in braces: the reader does not take one behind a scalar with an anchor.</summary>
    /// <exception cref="ManifestException">None can.</exception>
    public static void ThrowIfAnchored(YamlMapping map)
    {
        if (map.Entries is [.., { Value: YamlScalar { Anchor: not null, Span: var at } }])
        {
            throw new ManifestException("nothing can be added behind the last value in the braces, since it has an anchor: write the map in lines, or remove the anchor", 0, at.Line, at.Column);
        }
    }

    public void Remove(YamlMapping root, YamlEntry entry)
    {
        var index = 0;
        while (root.Entries[index] != entry)
        {
            index++;
        }

        var isLast = index == root.Entries.Count - 1;
        var start = index > 0 && isLast ? root.Entries[index - 1].Value.Span.End : entry.Start;
        edits.Replace(start, isLast ? entry.Value.Span.End : root.Entries[index + 1].Start, "");
    }

    private string Entry(ManifestMap metadata, string? indentation) =>
        "\"sops\": " + new JsonValueWriter(indentation, _layout.NewLine).WriteAt(metadata, indentation);
}
