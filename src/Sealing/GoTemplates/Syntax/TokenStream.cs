using Sealing.GoTemplates.Values;

namespace Sealing.GoTemplates.Syntax;

/// <summary>The tokens of a template, one after another, and how deep in it the parser is.</summary>
internal sealed class TokenStream(IReadOnlyList<Token> tokens)
{
    private int _at;
    private int _depth;

    public Token Current => tokens[_at];

    public Token Take() => Current.Kind == TokenKind.End ? Current : tokens[_at++];

    /// <summary>Takes the next token where it is of a kind; false where it is not.</summary>
    public bool TryTake(TokenKind kind)
    {
        if (Current.Kind != kind)
        {
            return false;
        }

        Take();
        return true;
    }

    public Token Expect(TokenKind kind, string message) => Current.Kind == kind ? Take() : throw Error(message);

    /// <summary>Whether the next tokens are of these kinds.</summary>
    public bool Are(params ReadOnlySpan<TokenKind> kinds)
    {
        for (var i = 0; i < kinds.Length; i++)
        {
            if (_at + i >= tokens.Count || tokens[_at + i].Kind != kinds[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether the next action begins with a keyword.</summary>
    public bool IsAction(string keyword) => Are(TokenKind.ActionStart, TokenKind.Identifier) && tokens[_at + 1].Text == keyword;

    /// <summary>Runs a parser one level deeper.</summary>
    public T Nested<T>(Func<T> parse)
    {
        if (++_depth > RenderingBudget.MaxDepth)
        {
            throw Error("nested too deeply");
        }

        var result = parse();
        _depth--;
        return result;
    }

    public TemplateException Error(string message, string? hint = null) => new(message, Current.Position, hint);

    /// <summary>The next token as a message may show it.</summary>
    public string Shown => Current.Kind switch
    {
        TokenKind.End => "the end of the template",
        TokenKind.ActionEnd => "the end of the action",
        TokenKind.Text => "text",
        TokenKind.String => "a string",
        TokenKind.Character => "a character",
        TokenKind.Field => "." + Current.Text,
        _ => Current.Text,
    };
}
