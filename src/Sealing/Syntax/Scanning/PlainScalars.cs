using System.Text;
using Sealing.Data;

namespace Sealing.Syntax.Scanning;

/// <summary>Plain scalars (YAML 1.1 s9.1.3). They are nearly all of a large file, so each is searched for the few characters that may end it.</summary>
internal sealed class PlainScalars(TextCursor cursor, LineFolding folding, TokenTexts texts)
{
    private static readonly Stops InBlocks = new(":#");
    private static readonly Stops InBrackets = new(":#,[]{}");

    private readonly StringBuilder _text = new();

    /// <summary>Whether the last one ended at the start of a line, where a key may stand.</summary>
    public bool EndedLine { get; private set; }

    /// <summary>Reads one from its first character.</summary>
    /// <param name="indentation">The column of the block that it is in, -1 outside of all.</param>
    /// <param name="isInBrackets">Whether it is in a flow collection.</param>
    public Token Read(int indentation, bool isInBrackets)
    {
        var start = cursor.Position;
        var end = SkipPiece(isInBrackets);
        var isOnePiece = true;
        while (SkipToNextLine(indentation + 1, isInBrackets))
        {
            if (isOnePiece)
            {
                _text.Clear().Append(cursor.Text, start.At, end - start.At);
                isOnePiece = false;
            }

            folding.AppendTo(_text);
            var piece = cursor.At;
            end = SkipPiece(isInBrackets);
            _text.Append(cursor.Text, piece, end - piece);
        }

        var token = new Token(TokenKind.Scalar, start, end) { TextStart = start.At, TextLength = end - start.At, Style = YamlStyle.Plain };
        return isOnePiece ? token : texts.Add(token, _text.ToString());
    }

    // Whether the scalar goes on there.
    private bool SkipToNextLine(int indentation, bool isInBrackets)
    {
        EndedLine = false;
        if (!cursor.IsAtBreak)
        {
            return false;
        }

        folding.Skip(indentation);
        EndedLine = true;
        if ((!isInBrackets && cursor.Column < indentation) || cursor.IsAtEnd || cursor.IsAtMarker || cursor.Current == '#' || EndsPlain(0, isInBrackets))
        {
            return false;
        }

        EndedLine = false;
        return true;
    }

    // Passes over the rest of the line, as far as it belongs to the scalar, and gives its end without the blanks after it.
    private int SkipPiece(bool isInBrackets)
    {
        var stops = isInBrackets ? InBrackets : InBlocks;
        var length = cursor.Find(stops);
        while (!EndsPiece(length, isInBrackets))
        {
            length = cursor.Find(stops, length + 1);
        }

        var end = cursor.At + length;
        cursor.Skip(length);
        while (cursor.Text[end - 1] is ' ' or '\t')
        {
            end--;
        }

        return end;
    }

    private bool EndsPiece(int offset, bool isInBrackets) => cursor.Peek(offset) switch
    {
        ':' or ',' or '[' or ']' or '{' or '}' => EndsPlain(offset, isInBrackets),
        '#' => cursor.Peek(offset - 1) is ' ' or '\t',
        _ => true,
    };

    private bool EndsPlain(int offset, bool isInBrackets) => cursor.Peek(offset) switch
    {
        ':' when YamlCharacters.IsBlankOrEnd(cursor.Peek(offset + 1)) => true,
        ':' when isInBrackets && cursor.Peek(offset + 1) is ',' or '?' or '[' or ']' or '{' or '}' => throw ScanProblem.At(ScanProblem.TightColon, cursor.Position.After(offset)),
        ',' or '[' or ']' or '{' or '}' => isInBrackets,
        _ => false,
    };
}
