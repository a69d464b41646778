using Sealing.Syntax.Editing;

namespace Sealing.Sops.Stores;

/// <summary>A stretch of a text.</summary>
internal readonly record struct TextPlace(int Start, int End)
{
    public bool IsEmpty => Start == End;

    public string In(string text) => text[Start..End];

    /// <summary>An error at a place of a text, with its line and column.</summary>
    public static SealingException Error(string text, int at, string message) =>
        new(ErrorKind.InvalidDocument, message, new(0, 1 + text.AsSpan(0, at).Count('\n'), 1 + new SourceLayout(text).Column(at)));
}
