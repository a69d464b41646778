using System.Buffers;
using Sealing.Data;

namespace Sealing.Syntax.Scanning;

/// <summary>The names of anchors and aliases (YAML 1.1 s3.2.2.2), which libyaml and go-yaml take in ASCII only.</summary>
internal sealed class Anchors(TextCursor cursor)
{
    private static readonly SearchValues<char> OfNames = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    /// <summary>Reads one from its <c>&amp;</c> or <c>*</c>. A password that starts so is no name, and would be lost as one.</summary>
    public Token Read()
    {
        var start = cursor.Position;
        var isAnchor = cursor.Current == '&';
        var name = cursor.Rest[1..];
        var length = name.IndexOfAnyExcept(OfNames);
        length = length < 0 ? name.Length : length;
        cursor.Skip(1 + length);
        if (length == 0 || !(YamlCharacters.IsBlankOrEnd(cursor.Current) || cursor.Current is '?' or ':' or ',' or ']' or '}' or '%' or '@' or '`'))
        {
            throw ScanProblem.At(isAnchor ? ScanProblem.Anchor : ScanProblem.Alias, start);
        }

        return new Token(isAnchor ? TokenKind.Anchor : TokenKind.Alias, start, cursor.At) { TextStart = start.At + 1, TextLength = length };
    }
}
