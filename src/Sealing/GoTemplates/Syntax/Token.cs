namespace Sealing.GoTemplates.Syntax;

internal enum TokenKind
{
    /// <summary>Text outside of actions, trimmed. <see cref="Token.Text"/> is a Go string.</summary>
    Text,

    ActionStart,
    ActionEnd,

    /// <summary>A function or keyword.</summary>
    Identifier,

    /// <summary><c>.name</c>, without the dot.</summary>
    Field,

    /// <summary><c>$name</c>, with the dollar.</summary>
    Variable,

    Dot,

    /// <summary>A string between double quotes or backquotes, unquoted to a Go string.</summary>
    String,

    /// <summary>A character constant, unquoted to the decimal number of its rune.</summary>
    Character,

    /// <summary>A number as written.</summary>
    Number,

    Pipe,
    LeftParenthesis,
    RightParenthesis,
    Declare,
    Assign,
    Comma,
    End,
}

/// <summary>
/// A token of a template. Whether it stands apart from the token before counts: operands must, fields that belong to one must not.
/// </summary>
internal readonly record struct Token(TokenKind Kind, string Text, TemplatePosition Position, bool IsAfterBlank);
