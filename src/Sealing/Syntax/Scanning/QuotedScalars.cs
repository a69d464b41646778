using System.Text;
using Sealing.Data;

namespace Sealing.Syntax.Scanning;

/// <summary>Scalars in single and double quotes (YAML 1.1 s9.1.1, s9.1.2). As in libyaml, their lines need no indentation.</summary>
internal sealed class QuotedScalars(TextCursor cursor, LineFolding folding, TokenTexts texts)
{
    private static readonly Stops InSingle = new("'");
    private static readonly Stops InDouble = new("\"\\");
    private static readonly Stops PiecesInSingle = new("' \t");
    private static readonly Stops PiecesInDouble = new("\"\\ \t");

    private readonly StringBuilder _text = new();

    /// <summary>Reads one from its first quote.</summary>
    public Token Read()
    {
        var start = cursor.Position;
        var quote = cursor.Current;
        cursor.Skip();
        var length = cursor.Find(quote == '\'' ? InSingle : InDouble);
        var isAsItIs = cursor.Peek(length) == quote && (quote == '"' || cursor.Peek(length + 1) != '\'');
        if (isAsItIs)
        {
            cursor.Skip(length);
        }
        else
        {
            ReadPieces(quote, start);
        }

        cursor.Skip();
        var style = quote == '\'' ? YamlStyle.SingleQuoted : YamlStyle.DoubleQuoted;
        var token = new Token(TokenKind.Scalar, start, cursor.At) { TextStart = start.At + 1, TextLength = length, Style = style };
        return isAsItIs ? token : texts.Add(token, _text.ToString());
    }

    // Up to the quote that ends it.
    private void ReadPieces(char quote, in TextPosition start)
    {
        _text.Clear();
        while (true)
        {
            if (cursor.IsAtEnd || cursor.IsAtMarker)
            {
                throw ScanProblem.At(ScanProblem.OpenQuote, start);
            }

            AppendPiece(quote);
            if (cursor.Current == quote)
            {
                if (quote == '"' || cursor.Next != '\'')
                {
                    return;
                }

                _text.Append('\'');
                cursor.Skip(2);
            }
            else if (cursor.Current == '\\' && quote == '"')
            {
                AppendEscape();
            }
            else if (!cursor.IsAtEnd)
            {
                folding.Skip(indentation: 0);
                folding.AppendTo(_text);
            }
        }
    }

    private void AppendPiece(char quote)
    {
        var length = cursor.Find(quote == '\'' ? PiecesInSingle : PiecesInDouble);
        _text.Append(cursor.Rest[..length]);
        cursor.Skip(length);
    }

    private void AppendEscape()
    {
        if (YamlCharacters.IsBreak(cursor.Next))
        {
            cursor.Skip();
            folding.SkipEscapedBreak();
            folding.AppendTo(_text);
            return;
        }

        if (!Escapes.TryAppend(cursor.Rest, _text, out var length))
        {
            throw ScanProblem.At(ScanProblem.Escape, cursor.Position);
        }

        cursor.Skip(length);
    }
}
