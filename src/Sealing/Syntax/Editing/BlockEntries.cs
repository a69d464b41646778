using Sealing.Data;
using Sealing.Text;

namespace Sealing.Syntax.Editing;

/// <summary>Adds entries to block mappings: lines after the last one, indented as the others, comments left where they are.</summary>
internal sealed class BlockEntries(SourceLayout layout, TextEdits edits, int step)
{
    public void Append(YamlMapping mapping, ManifestMap added)
    {
        var indent = layout.Column(mapping.Entries[0].Start);
        InsertAfter(mapping, Lines(added, indent));
    }

    /// <summary>Puts lines, the last of them not ended, after the last line of a node.</summary>
    public void InsertAfter(YamlNode node, string lines)
    {
        var last = LastLeaf(node);
        if (last is YamlScalar { Style: YamlStyle.Literal or YamlStyle.Folded })
        {
            InsertAfterBlockScalar(last.Span, lines);
            return;
        }

        edits.Insert(layout.EndOfLine(node.Span.End), layout.NewLine + lines);
    }

    /// <summary>Gives a key that has no value, or <c>{}</c>, the entries as its value.</summary>
    public void Fill(YamlNode key, YamlNode empty, ManifestMap added)
    {
        edits.Replace(empty.Span.Start, empty.Span.End, "");
        edits.Insert(layout.EndOfLine(empty.Span.End), layout.NewLine + Lines(added, layout.Column(key.Span.Start) + step));
    }

    private string Lines(ManifestMap map, int indent) =>
        GoYamlWriter.WriteEntries(map, indent, step).Replace("\n", layout.NewLine, StringComparison.Ordinal);

    // The span of a block scalar goes on to the next token. Blank lines before that belong to it where it keeps them (|+).
    private void InsertAfterBlockScalar(SourceSpan span, string lines)
    {
        var header = layout.Text.AsSpan(span.Start..layout.EndOfLine(span.Start));
        var endsLine = layout.Indentation(span.End) is not null;
        if (!endsLine)
        {
            edits.Insert(span.End, layout.NewLine + lines); // the text ends without a line end
            return;
        }

        var at = header.Contains('+') ? layout.StartOfLine(span.End) : layout.BeforeBlankLines(span.End);
        edits.Insert(at, lines + layout.NewLine);
    }

    /// <summary>The scalar or flow collection that a node ends with.</summary>
    public static YamlNode LastLeaf(YamlNode node)
    {
        while (true)
        {
            switch (node)
            {
                case YamlMapping { IsFlow: false, Entries: [.., var last] }:
                    node = last.Value;
                    break;
                case YamlSequence { IsFlow: false, Items: [.., var last] }:
                    node = last;
                    break;
                default:
                    return node;
            }
        }
    }
}
