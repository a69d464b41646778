using Sealing.Data;
using Sealing.Syntax;
using Sealing.Syntax.Editing;
using Sealing.Text;

namespace Sealing.Sops.Stores.Nodes;

/// <summary>Metadata in JSON objects and in YAML maps with braces: the last entry, on a line of its own where the others are.</summary>
internal sealed class FlowMetadata(string text, TextEdits edits)
{
    private const string TightComma = " ,";

    private readonly SourceLayout _layout = new(text);

    public void Add(YamlMapping root, ManifestMap metadata, string? written)
    {
        if (root.Entries is [var only] && IsMetadata(only))
        {
            AddAlone(root, only, metadata);
            return;
        }

        if (root.Entries.Count == 0)
        {
            edits.Insert(root.Span.Start + 1, written ?? Entry(metadata, null));
            return;
        }

        ThrowIfAnchored(root);
        var indentation = _layout.Indentation(root.Entries[0].Start);
        var entry = written ?? Entry(metadata, indentation);
        var replaced = root.Entries.Count > 1 && IsMetadata(root.Entries[^1]) ? root.Entries[^1] : (YamlEntry?)null;
        var last = root.Entries[replaced is null ? ^1 : ^2].Value.Span.End;
        if (HasComment(last))
        {
            // It stays beside its value, and a comma that is there already stays the last.
            var hasComma = HasComma(last);
            var line = _layout.NewLine + (indentation ?? " ") + (hasComma ? entry + "," : ", " + entry);
            edits.Insert(replaced is { } old ? old.Value.Span.End + (hasComma ? 1 : 0) : _layout.EndOfLine(last), line);
            return;
        }

        var comma = text[last - 1] == ':' || IsTight(last) ? TightComma : indentation is null ? ", " : "," + _layout.NewLine + indentation;
        edits.Insert(replaced?.Value.Span.End ?? last, comma + entry);
    }

    /// <summary>Checks that an entry can be added behind the last one of a map in braces. The reader takes none behind a scalar with an anchor.</summary>
    /// <exception cref="SealingException">None can.</exception>
    public static void ThrowIfAnchored(YamlMapping map)
    {
        if (map.Entries is [.., { Value: YamlScalar { Anchor: not null, Span: var at } }])
        {
            throw new SealingException(ErrorKind.InvalidDocument, "nothing can be added behind the last value in the braces, since it has an anchor: write the map in lines, or remove the anchor", new(0, at.Line, at.Column));
        }
    }

    public void Remove(YamlMapping root, YamlEntry entry)
    {
        if (root.Entries.Count == 1)
        {
            var isOnOwnLine = _layout.Indentation(entry.Key.Span.Start) is not null;
            edits.Replace(isOnOwnLine ? root.Span.Start + 1 : entry.Key.Span.Start, isOnOwnLine ? root.Span.End - 1 : entry.Value.Span.End, "");
            return;
        }

        var index = 0;
        while (root.Entries[index] != entry)
        {
            index++;
        }

        if (index == 0 || index < root.Entries.Count - 1)
        {
            edits.Replace(entry.Start, index == root.Entries.Count - 1 ? entry.Value.Span.End : root.Entries[index + 1].Start, "");
            return;
        }

        var (last, end) = (root.Entries[index - 1].Value.Span.End, entry.Value.Span.End);
        if (HasComment(last))
        {
            edits.Replace(_layout.EndOfLine(last), HasComma(last) && text.AsSpan(end) is [',', ..] ? end + 1 : end, "");
        }
        else
        {
            edits.Replace(IsTight(last) ? last - 1 : last, end, "");
        }
    }

    private bool HasComment(int end) => text.AsSpan(end.._layout.EndOfLine(end)).TrimStart(" \t,") is ['#', ..];

    private bool HasComma(int end) => text.AsSpan(end).TrimStart(" \t") is [',', ..];

    // A colon counts only with a blank behind it. A blank that was added with the metadata goes with it; its sign is that no blank follows the comma.
    private bool IsTight(int end) => end > 1 && text.AsSpan(end - 2).StartsWith(":" + TightComma + "\"", StringComparison.Ordinal);

    // Adds the metadata in the place of the entry that is removed.
    private void AddAlone(YamlMapping root, YamlEntry removed, ManifestMap metadata)
    {
        var indentation = _layout.Indentation(removed.Start);
        var entry = Entry(metadata, indentation);
        var close = root.Span.End - 1;
        edits.Insert(
            indentation is null ? removed.Value.Span.End : close,
            indentation is null ? entry : _layout.NewLine + indentation + entry + _layout.NewLine + _layout.Indentation(close));
    }

    private static bool IsMetadata(YamlEntry entry) => entry.Key.Resolved is YamlScalar { Text.Span: "sops" };

    private string Entry(ManifestMap metadata, string? indentation) =>
        "\"sops\": " + new JsonValueWriter(indentation, _layout.NewLine).WriteAt(metadata, indentation);
}
