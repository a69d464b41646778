using Sealing.Data;

namespace Sealing.Syntax.Scanning;

/// <summary>
/// Takes a text apart into tokens by the rules of YAML 1.1 as libyaml and go-yaml, and so the reference tools, apply them.
/// Where they read one text in two ways, it is an error.
/// </summary>
internal sealed partial class TokenScanner
{
    private readonly TextCursor _cursor;
    private readonly TokenQueue _tokens = new();
    private readonly TokenTexts _texts;
    private readonly SimpleKeys _keys;
    private readonly BlockLevels _levels;
    private readonly CommentList _comments;
    private readonly PlainScalars _plain;
    private readonly QuotedScalars _quoted;
    private readonly BlockScalars _blocks;
    private readonly Anchors _anchors;
    private readonly Tags _tags;
    private readonly Directives _directives;
    private bool _isDone;

    public TokenScanner(string text)
    {
        var handles = new TagHandles();
        _texts = new TokenTexts(text);
        _cursor = new TextCursor(text);
        var folding = new LineFolding(_cursor);
        _keys = new SimpleKeys(_cursor, _tokens);
        _levels = new BlockLevels(_tokens);
        _comments = new CommentList(_cursor);
        _plain = new PlainScalars(_cursor, folding, _texts);
        _quoted = new QuotedScalars(_cursor, folding, _texts);
        _blocks = new BlockScalars(_cursor, _comments, _texts);
        _anchors = new Anchors(_cursor);
        _tags = new Tags(_cursor, handles, _texts);
        _directives = new Directives(_cursor, _comments, _tags, handles);
    }

    /// <summary>The comments that were passed over so far.</summary>
    public IReadOnlyList<YamlComment> Comments => _comments.Found;

    private bool IsInBrackets => _keys.Level > 0;

    /// <summary>The next token. It stays the same until <see cref="Take"/>.</summary>
    /// <exception cref="ScanException">No token can start there.</exception>
    public ref readonly Token Peek()
    {
        while (_tokens.IsEmpty || (!_isDone && _keys.MayStartAtFirst()))
        {
            Scan();
        }

        return ref _tokens.First;
    }

    /// <summary>Goes on to the token after.</summary>
    public void Take() => _tokens.Take();

    /// <summary>What a scalar, an anchor, an alias or a tag stands for. Each is asked for once.</summary>
    public ReadOnlyMemory<char> TextOf(in Token token) => _texts.Take(token);

    /// <summary>Whether a blank, a line break or the end of the text follows a token.</summary>
    public bool IsBeforeBlank(in Token token) => token.End == _cursor.Text.Length || YamlCharacters.IsBlankOrEnd(_cursor.Text[token.End]);

    private void Scan()
    {
        SkipToToken();
        if (!IsInBrackets)
        {
            _levels.Leave(_cursor.Column, _cursor.Position);
        }

        if (_cursor.IsAtEnd)
        {
            ScanEnd();
        }
        else if (_cursor.Column == 0 && (_cursor.Current == '%' || _cursor.IsAtMarker))
        {
            ScanDocumentLine();
        }
        else if (!TryScanIndicator())
        {
            ScanPlain();
        }
    }

    private void SkipToToken()
    {
        while (true)
        {
            while (_cursor.Current == ' ' || (_cursor.Current == '\t' && (IsInBrackets || !_keys.AreAllowed)))
            {
                _cursor.Skip();
            }

            _comments.Skip();
            if (!_cursor.IsAtBreak)
            {
                return;
            }

            _cursor.SkipBreak();
            _keys.AreAllowed |= !IsInBrackets;
        }
    }

    private void ScanEnd()
    {
        LeaveAll();
        _isDone = true;
        _tokens.Add(new Token(TokenKind.StreamEnd, _cursor.Position, _cursor.At));
    }

    private void ScanDocumentLine()
    {
        LeaveAll();
        if (_cursor.Current == '%')
        {
            _tokens.Add(_directives.Read());
            return;
        }

        var kind = _cursor.Current == '-' ? TokenKind.DocumentStart : TokenKind.DocumentEnd;
        if (kind == TokenKind.DocumentStart)
        {
            _directives.Start();
        }

        Add(kind, 3);
    }

    private void LeaveAll()
    {
        _levels.Leave(-1, _cursor.Position);
        _keys.Remove();
        _keys.AreAllowed = false;
    }
}
