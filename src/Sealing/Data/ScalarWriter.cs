using System.Text;

namespace Sealing.Data;

/// <summary>
/// Writes one string as go-yaml 2.4 does. Where lines may fold, one ends at the first single space beyond column 80,
/// and the next starts at the indentation.
/// </summary>
internal readonly struct ScalarWriter(YamlOutput output, int indent, bool folds)
{
    private const int FoldColumn = 80;
    private const char ByteOrderMark = '\uFEFF';

    public void Write(string text, YamlStyle style)
    {
        switch (style)
        {
            case YamlStyle.Literal:
                WriteLiteral(text);
                break;
            case YamlStyle.DoubleQuoted:
                WriteDoubleQuoted(text);
                break;
            case YamlStyle.SingleQuoted:
                output.Write('\'');
                WriteFolded(text.Replace("'", "''", StringComparison.Ordinal));
                output.Write('\'');
                break;
            default:
                WriteFolded(text);
                break;
        }
    }

    private void WriteFolded(ReadOnlySpan<char> text)
    {
        for (var space = NextFold(text); space >= 0; space = NextFold(text))
        {
            output.Write(text[..space]);
            output.StartLine(indent);
            text = text[(space + 1)..];
        }

        output.Write(text);
    }

    // A space to fold at stands alone, inside the text, and beyond the column. The text has no surrogates: a unit is a column.
    private int NextFold(ReadOnlySpan<char> text)
    {
        var from = Math.Max(1, FoldColumn + 1 - output.Column);
        while (folds && from < text.Length - 1)
        {
            var space = from + text[from..].IndexOf(' ');
            if (space < from || space == text.Length - 1)
            {
                return -1;
            }

            if (text[space - 1] != ' ' && text[space + 1] != ' ')
            {
                return space;
            }

            from = space + 1;
        }

        return -1;
    }

    private void WriteDoubleQuoted(string text)
    {
        var escapesAll = text is [ByteOrderMark, ..]; // an oddity of the reference: it asks for the mark at the start only
        var afterSpace = false;
        output.Write('"');
        for (var i = 0; i < text.Length; i++)
        {
            _ = Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var length);
            var isSpace = rune.Value == ' ' && !escapesAll;
            if (isSpace && !afterSpace && folds && output.Column > FoldColumn && i > 0 && i < text.Length - 1)
            {
                output.StartLine(indent);
                output.Write(text[i + 1] == ' ' ? "\\" : "");
            }
            else
            {
                WriteRune(rune, escapesAll);
            }

            afterSpace = isSpace;
            i += length - 1;
        }

        output.Write('"');
    }

    private void WriteRune(Rune rune, bool escapes)
    {
        if (!escapes && rune.Value is not ('"' or '\\' or '\n') && ScalarStyle.IsPrintable(rune))
        {
            output.Write((char)rune.Value); // what is printable has no surrogates
            return;
        }

        output.Write(YamlEscape.Of(rune));
    }

    private void WriteLiteral(string text)
    {
        output.Write('|');
        output.Write(text[0] is ' ' or '\n' ? "2" : "");
        output.Write(text switch
        {
            "\n" or [.., '\n', '\n'] => "+",
            [.., '\n'] => "",
            _ => "-",
        });
        foreach (var range in text.AsSpan().Split('\n'))
        {
            output.EndLine();
            WriteLine(text.AsSpan(range));
        }
    }

    private void WriteLine(ReadOnlySpan<char> line)
    {
        if (!line.IsEmpty)
        {
            output.StartLine(indent);
            output.Write(line);
        }
    }
}
