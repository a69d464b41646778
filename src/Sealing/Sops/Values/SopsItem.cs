namespace Sealing.Sops.Values;

internal enum SopsItemKind
{
    /// <summary>A map or list starts, or a document.</summary>
    Open,
    Close,
    Comment,
    Value,
}

/// <summary>
/// One step through a document: what SOPS sees of it, in its order, with the place in the text. A comment beside a value comes before it.
/// </summary>
internal sealed class SopsItem(SopsItemKind kind, SopsPath path, SopsValue value)
{
    public SopsItemKind Kind => kind;

    /// <summary>Of a value its own path, of a comment that of the collection it stands in.</summary>
    public SopsPath Path { get; set; } = path;

    /// <summary>The value as the text has it: in an encrypted document the ciphertext, as a string.</summary>
    public SopsValue Value => value;

    /// <summary>Whether the rules ask for encryption.</summary>
    public bool IsSelected { get; set; }

    /// <summary>Where the store finds it in the text; null where it has no text of its own.</summary>
    public object? Place { get; init; }

    /// <summary>Whether it starts a list.</summary>
    public bool IsList { get; init; }

    public bool IsComment => kind == SopsItemKind.Comment;

    public string Aad => IsComment ? Path.CommentAad : Path.Aad;

    /// <summary>Whether there is something to encrypt: nulls and empty strings are written as they are.</summary>
    public bool HasContent => kind is SopsItemKind.Comment or SopsItemKind.Value && value.Type != SopsType.Null && !value.IsEmpty;
}
