using Sealing.Go;

namespace Sealing.GoTemplates.Syntax;

/// <summary>
/// Splits a template into tokens. Text is trimmed where an action says so; comments are gone.
/// Source: the documentation of Go's text/template, "Text and spaces", "Actions" and "Arguments".
/// </summary>
internal sealed class TemplateLexer
{
    private const string Trimmed = " \t\r\n";

    private readonly TemplateCursor _at;
    private readonly List<Token> _tokens = [];

    private TemplateLexer(string text)
    {
        _at = new TemplateCursor(text);
    }

    /// <exception cref="TemplateException">The template has something that is no token.</exception>
    public static List<Token> Read(string text)
    {
        var lexer = new TemplateLexer(text);
        var trims = false;
        while (!lexer._at.IsAtEnd)
        {
            trims = lexer.ReadText(trims) && lexer.ReadAction();
        }

        lexer.Add(TokenKind.End, "", lexer._at.Position);
        return lexer._tokens;
    }

    // Up to the next action; true where there is one.
    private bool ReadText(bool trimsStart)
    {
        var (start, position) = (_at.Index, _at.Position);
        var length = _at.Rest.IndexOf("{{", StringComparison.Ordinal);
        _at.Advance(length < 0 ? _at.Rest.Length : length);
        var text = _at.From(start);
        text = trimsStart ? text.TrimStart(Trimmed.ToCharArray()) : text;
        text = HasLeftTrim() ? text.TrimEnd(Trimmed.ToCharArray()) : text;
        if (text.Length > 0)
        {
            Add(TokenKind.Text, GoText.FromUtf16(text), position);
        }

        return length >= 0;
    }

    private bool HasLeftTrim() => _at.Rest is ['{', '{', '-', var blank, ..] && TemplateCursor.IsBlank(blank);

    // One action or comment; whether it trims the text after it.
    private bool ReadAction()
    {
        var start = _at.Position;
        var trims = HasLeftTrim();
        _at.Advance(trims ? 3 : 2);
        var blank = trims ? 1 : 0;
        if (_at.Rest[blank..].StartsWith("/*", StringComparison.Ordinal))
        {
            _at.Advance(blank + 2);
            return SkipComment(start);
        }

        Add(TokenKind.ActionStart, "{{", start);
        while (true)
        {
            var before = _at.Index;
            var endsTrimming = EndsTrimming();
            _at.AdvanceWhile(TemplateCursor.IsBlank);
            if (endsTrimming || _at.Starts("}}"))
            {
                Add(TokenKind.ActionEnd, "}}", _at.Position);
                _at.Advance(endsTrimming ? 3 : 2);
                return endsTrimming;
            }

            if (_at.IsAtEnd)
            {
                throw new TemplateException("an action that is never closed", start, "close it with }}");
            }

            ReadToken(isAfterBlank: _at.Index > before);
        }
    }

    private bool EndsTrimming()
    {
        var rest = _at.Rest;
        return rest.Length > 0 && TemplateCursor.IsBlank(rest[0]) && rest.TrimStart(Trimmed).StartsWith("-}}", StringComparison.Ordinal);
    }

    private bool SkipComment(TemplatePosition start)
    {
        var end = _at.Rest.IndexOf("*/", StringComparison.Ordinal);
        if (end < 0)
        {
            throw new TemplateException("a comment that is never closed", start, "close it with */}}");
        }

        _at.Advance(end + 2);
        var trims = _at.Rest is [var blank, '-', '}', '}', ..] && TemplateCursor.IsBlank(blank);
        if (!trims && !_at.Starts("}}"))
        {
            throw new TemplateException("a comment must fill its action", start, "write {{/* ... */}} or {{- /* ... */ -}}");
        }

        _at.Advance(trims ? 4 : 2);
        return trims;
    }

    private void ReadToken(bool isAfterBlank)
    {
        var position = _at.Position;
        var (kind, text) = TakeToken(position);
        _tokens.Add(new Token(kind, text, position, isAfterBlank));
    }

    private (TokenKind Kind, string Text) TakeToken(TemplatePosition position) => _at.Rest switch
    {
        [':', '=', ..] => Sign(TokenKind.Declare, 2),
        ['=', ..] => Sign(TokenKind.Assign, 1),
        [',', ..] => Sign(TokenKind.Comma, 1),
        ['|', ..] => Sign(TokenKind.Pipe, 1),
        ['(', ..] => Sign(TokenKind.LeftParenthesis, 1),
        [')', ..] => Sign(TokenKind.RightParenthesis, 1),
        ['"' or '`' or '\'', ..] => TakeQuoted(position),
        ['$', ..] => (TokenKind.Variable, TakeName(position, 1)),
        ['.', >= '0' and <= '9', ..] or ['+' or '-' or (>= '0' and <= '9'), ..] => (TokenKind.Number, TakeNumber(position)),
        ['.', var next, ..] when TemplateCursor.IsNameUnit(next) => (TokenKind.Field, TakeName(position, 1)[1..]),
        ['.', ..] => Sign(TokenKind.Dot, 1),
        [var first, ..] when TemplateCursor.IsNameUnit(first) => (TokenKind.Identifier, TakeName(position, 0)),
        _ => throw new TemplateException("a character that has no meaning in an action", position),
    };

    private (TokenKind Kind, string Text) Sign(TokenKind kind, int length)
    {
        var start = _at.Index;
        _at.Advance(length);
        return (kind, _at.From(start));
    }

    private string TakeName(TemplatePosition position, int prefix)
    {
        var start = _at.Index;
        _at.Advance(prefix);
        _at.AdvanceWhile(TemplateCursor.IsNameUnit);
        if (!_at.IsAtEnd && !TemplateCursor.IsBlank(_at.Current) && _at.Current is not ('.' or ',' or '|' or ':' or '(' or ')') && !_at.Starts("}}"))
        {
            throw new TemplateException("a name has letters, digits and _ only", position, "for a key with other characters write {{ index . \"the-key\" }}");
        }

        return _at.From(start);
    }

    private string TakeNumber(TemplatePosition position)
    {
        var start = _at.Index;
        _at.Advance();
        while (char.IsAsciiLetterOrDigit(_at.Current) || _at.Current is '_' or '.' || (_at.Current is '+' or '-' && IsExponentSign(start)))
        {
            _at.Advance();
        }

        var text = _at.From(start);
        return NumberConstant.IsNumber(text) ? text : throw new TemplateException("not a number that is supported: " + text, position);
    }

    private bool IsExponentSign(int start) => _at.From(start) is [.., 'e' or 'E'] and not ['0', 'x' or 'X', ..];

    private (TokenKind Kind, string Text) TakeQuoted(TemplatePosition position)
    {
        var start = _at.Index;
        var quote = _at.Current;
        _at.Advance();
        while (_at.Current != quote)
        {
            var isEscape = quote != '`' && _at.Current == '\\' && _at.Rest.Length > 1;
            if (_at.IsAtEnd || (quote != '`' && _at.Rest[isEscape ? 1 : 0] == '\n'))
            {
                throw new TemplateException(quote == '\'' ? "a character that is never closed" : "a string that is never closed", position);
            }

            _at.Advance(isEscape ? 2 : 1);
        }

        _at.Advance();
        var literal = _at.From(start);
        return quote == '\''
            ? (TokenKind.Character, GoLiteral.Character(literal, position))
            : (TokenKind.String, GoLiteral.String(literal, position));
    }

    private void Add(TokenKind kind, string text, TemplatePosition position) => _tokens.Add(new Token(kind, text, position, IsAfterBlank: true));
}
