using System.Text;
using Sealing.Data;

namespace Sealing.Syntax.Scanning;

/// <summary>Literal and folded block scalars (YAML 1.1 s9.2).</summary>
internal sealed class BlockScalars(TextCursor cursor, CommentList comments, TokenTexts texts)
{
    private readonly StringBuilder _text = new();
    private readonly StringBuilder _breaks = new(); // those after the last line
    private char _lineEnd; // that of the last line, TextCursor.End where there is none
    private int _end;

    /// <summary>Reads one from its <c>|</c> or <c>&gt;</c>.</summary>
    /// <param name="around">The column of the block that it is in, -1 outside of all.</param>
    public Token Read(int around)
    {
        var start = cursor.Position;
        var isLiteral = cursor.Current == '|';
        cursor.Skip();
        var (chomping, hint) = ReadHeader();
        _text.Clear();
        _breaks.Clear();
        (_lineEnd, _end) = (TextCursor.End, cursor.At);
        var indentation = hint > 0 ? Math.Max(around, 0) + hint : Math.Max(SkipEmptyLines(int.MaxValue), Math.Max(around + 1, 1));
        SkipEmptyLines(indentation);
        ReadLines(indentation, isLiteral);
        AppendEnd(chomping);
        var style = isLiteral ? YamlStyle.Literal : YamlStyle.Folded;
        return texts.Add(new Token(TokenKind.Scalar, start, _end) { Style = style }, _text.ToString());
    }

    private (char Chomping, int Hint) ReadHeader()
    {
        var (chomping, hint) = (' ', 0);
        for (var i = 0; i < 2; i++)
        {
            if (cursor.Current is '+' or '-' && chomping == ' ')
            {
                chomping = cursor.Current;
                cursor.Skip();
            }
            else if (cursor.Current is >= '1' and <= '9' && hint == 0)
            {
                hint = cursor.Current - '0';
                cursor.Skip();
            }
        }

        cursor.SkipBlanks();
        comments.Skip();
        if (!cursor.IsAtBreak && !cursor.IsAtEnd)
        {
            throw ScanProblem.At(ScanProblem.BlockHeader, cursor.Position);
        }

        if (cursor.IsAtBreak)
        {
            cursor.SkipBreak();
        }

        return (chomping, hint);
    }

    // Gives the most blanks that a line starts with, of those that are empty and the first that is not: an indentation that is not given.
    private int SkipEmptyLines(int indentation)
    {
        var most = 0;
        while (true)
        {
            while (cursor.Column < indentation && cursor.Current == ' ')
            {
                cursor.Skip();
            }

            most = Math.Max(most, cursor.Column);
            if (cursor.Column < indentation && cursor.Current == '\t')
            {
                throw ScanProblem.At(ScanProblem.Tab, cursor.Position);
            }

            if (!cursor.IsAtBreak)
            {
                return most;
            }

            _breaks.Append(cursor.SkipBreak());
            _end = cursor.At;
        }
    }

    private void ReadLines(int indentation, bool isLiteral)
    {
        var wasIndented = true; // the line before: then its end is kept
        while (cursor.Column == indentation && !cursor.IsAtEnd)
        {
            var isIndented = cursor.IsAtBlank;
            AppendBreaks(folds: !isLiteral && _lineEnd == '\n' && !wasIndented && !isIndented);
            wasIndented = isIndented;
            var length = cursor.RestOfLine();
            _text.Append(cursor.Rest[..length]);
            cursor.Skip(length);
            _end = cursor.At;
            _lineEnd = TextCursor.End;
            if (cursor.IsAtBreak)
            {
                _lineEnd = cursor.SkipBreak();
                _end = cursor.At;
            }

            SkipEmptyLines(indentation);
        }
    }

    // A line end that is folded is a blank, or nothing where empty lines follow.
    private void AppendBreaks(bool folds)
    {
        if (!folds && _lineEnd != TextCursor.End)
        {
            _text.Append(_lineEnd);
        }
        else if (folds && _breaks.Length == 0)
        {
            _text.Append(' ');
        }

        _text.Append(_breaks);
        _breaks.Clear();
    }

    private void AppendEnd(char chomping)
    {
        if (chomping != '-' && _lineEnd != TextCursor.End)
        {
            _text.Append(_lineEnd);
        }

        if (chomping == '+')
        {
            _text.Append(_breaks);
        }
    }
}
