using Sealing.Data;

namespace Sealing.Syntax.Scanning;

/// <summary>The lines before a document that start with <c>%</c> (YAML 1.1 s7.1). Unknown ones are an error, as libyaml has it.</summary>
internal sealed class Directives(TextCursor cursor, CommentList comments, Tags tags, TagHandles handles)
{
    private bool _isBeforeDocument;
    private bool _hasVersion;

    /// <summary>Reads one from its <c>%</c> to the end of its line.</summary>
    public Token Read()
    {
        if (!_isBeforeDocument)
        {
            Reset();
            _isBeforeDocument = true;
        }

        var start = cursor.Position;
        switch (cursor.Rest)
        {
            case ['%', 'Y', 'A', 'M', 'L', ' ' or '\t', ..]:
                cursor.Skip("%YAML".Length);
                ReadVersion(start);
                break;
            case ['%', 'T', 'A', 'G', ' ' or '\t', ..]:
                cursor.Skip("%TAG".Length);
                ReadHandle(start);
                break;
            default:
                throw ScanProblem.At(ScanProblem.Directive, start);
        }

        var end = cursor.At;
        cursor.SkipBlanks();
        comments.Skip();
        if (!cursor.IsAtBreak && !cursor.IsAtEnd)
        {
            throw ScanProblem.At(ScanProblem.Directive, start);
        }

        if (cursor.IsAtBreak)
        {
            cursor.SkipBreak(); // no key can start on the next line, so that tabs may
        }

        return new Token(TokenKind.Directive, start, end);
    }

    /// <summary>A document starts: without directives of its own it has none.</summary>
    public void Start()
    {
        if (!_isBeforeDocument)
        {
            Reset();
        }

        _isBeforeDocument = false;
    }

    private void Reset()
    {
        handles.Clear();
        _hasVersion = false;
    }

    private void ReadVersion(in TextPosition start)
    {
        cursor.SkipBlanks();
        if (_hasVersion)
        {
            throw ScanProblem.At(ScanProblem.Twice, start);
        }

        if (cursor.Rest is not ['1', '.', '1' or '2', ..] || char.IsAsciiDigit(cursor.Peek(3)))
        {
            throw ScanProblem.At(ScanProblem.Version, start);
        }

        cursor.Skip("1.1".Length);
        _hasVersion = true;
    }

    private void ReadHandle(in TextPosition start)
    {
        cursor.SkipBlanks();
        var handle = cursor.Current == '!' ? tags.ReadHandle() : "";
        var isSpaced = cursor.IsAtBlank;
        cursor.SkipBlanks();
        var prefix = tags.ReadName(isUri: true);
        if (handle.Length == 0 || !isSpaced || prefix.Length == 0 || !YamlCharacters.IsBlankOrEnd(cursor.Current))
        {
            throw ScanProblem.At(ScanProblem.Directive, start);
        }

        if (!handles.TryAdd(handle, prefix))
        {
            throw ScanProblem.At(ScanProblem.Twice, start);
        }
    }
}
