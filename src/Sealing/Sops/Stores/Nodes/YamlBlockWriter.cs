using System.Text;
using Sealing.Data;
using Sealing.Sops.Values;
using Sealing.Syntax;

namespace Sealing.Sops.Stores.Nodes;

/// <summary>Writes maps, lists and scalars as blocks in the reference's style.</summary>
/// <param name="layout">The layout of the document.</param>
/// <param name="hasCommentAfter">Whether a comment follows on the line, or deeper on the next, so that no string can be a block.</param>
internal sealed class YamlBlockWriter(YamlLayout layout, bool hasCommentAfter = false)
{
    private readonly StringBuilder _output = new();

    /// <summary>The lines of the map with its key, each ended, indented to a column.</summary>
    public string Write(string key, ManifestMap metadata, int column)
    {
        WriteMap(new ManifestMap().Add(key, metadata), column, isInline: false);
        return _output.ToString();
    }

    /// <summary>The lines of a document, each ended.</summary>
    public string WriteDocument(ManifestMap document)
    {
        WriteMap(document, 0, isInline: false);
        return document.Entries.Any(entry => entry.Value is not ManifestComment) ? _output.ToString() : _output + "{}" + layout.NewLine;
    }

    /// <summary>The lines of a list at the first column, each ended.</summary>
    public string WriteItems(ManifestList list)
    {
        WriteList(list, 0);
        return _output.ToString();
    }

    /// <summary>What follows the colon of a key or a dash at a column: a blank and a scalar, or lines. The last line is not ended.</summary>
    public string WriteValueOf(ManifestValue value, int column, bool isItem)
    {
        if (isItem && value is ManifestMap { Entries.Count: > 0 } map)
        {
            _output.Append(' ');
            WriteMap(map, column + 2, isInline: true);
        }
        else
        {
            WriteValue(value, column);
        }

        return _output.ToString(0, _output.Length - layout.NewLine.Length);
    }

    /// <summary>A key as it stands before its colon.</summary>
    public static string SpellKey(string key, ManifestValue value)
    {
        // The scanner takes "a *b:" for one text with its colon.
        var needsQuotes = key == "<<" ? !YamlSpelling.IsMerge(key, value) : key.Contains(" *", StringComparison.Ordinal);
        return needsQuotes ? YamlSpelling.DoubleQuoted(key, escapesAstral: true) : YamlSpelling.OnOneLine(SopsValue.String(key), isInFlow: false);
    }

    private void WriteMap(ManifestMap map, int column, bool isInline)
    {
        foreach (var (key, value) in map.Entries)
        {
            _output.Append(' ', isInline ? 0 : column);
            isInline = false;
            if (value is ManifestComment comment)
            {
                WriteComment(comment, column);
                continue;
            }

            _output.Append(SpellKey(key, value)).Append(':');
            WriteValue(value, column);
        }
    }

    private void WriteValue(ManifestValue value, int column)
    {
        switch (value)
        {
            case ManifestMap { Entries.Count: > 0 } map:
                _output.Append(layout.NewLine);
                WriteMap(map, layout.ChildOf(column), isInline: false);
                break;
            case ManifestList { Items.Count: > 0 } list:
                _output.Append(layout.NewLine);
                WriteList(list, layout.ChildOf(column));
                break;
            default:
                WriteScalar(value, column);
                break;
        }
    }

    private void WriteList(ManifestList list, int column)
    {
        foreach (var item in list.Items)
        {
            _output.Append(' ', column);
            if (item is ManifestComment comment)
            {
                WriteComment(comment, column);
                continue;
            }

            _output.Append('-');
            if (item is ManifestMap { Entries.Count: > 0 } map)
            {
                _output.Append(' ');
                WriteMap(map, column + 2, isInline: true);
            }
            else
            {
                WriteValue(item, column);
            }
        }
    }

    private void WriteComment(ManifestComment comment, int column)
    {
        var lead = layout.NewLine + new string(' ', column) + "#";
        _output.Append('#').Append(comment.Text.Replace("\n", lead, StringComparison.Ordinal)).Append(layout.NewLine);
    }

    private void WriteScalar(ManifestValue value, int column)
    {
        var text = value switch
        {
            ManifestMap => "{}",
            ManifestList => "[]",
            ManifestNull => "null",
            ManifestText written => Spell(SopsValue.String(written.Value), column),
            ManifestScalar scalar => Spell(scalar.Value, column),
            _ => MetadataText.Of(value)!,
        };
        _output.Append(' ').Append(text).Append(layout.NewLine);
    }

    private string Spell(SopsValue value, int column)
    {
        var nowhere = new YamlScalar { Span = default, Text = default, Style = YamlStyle.Plain };
        return YamlSpelling.Default(value, new YamlPlace(nowhere, column, IsInFlow: false, hasCommentAfter), layout);
    }
}
