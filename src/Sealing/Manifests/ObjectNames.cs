using System.Buffers;

namespace Sealing.Manifests;

/// <summary>What an API server takes for names, keys and labels. Each method says what is wrong with a text, or null where nothing is.</summary>
internal static class ObjectNames
{
    private const int MaxName = 253;
    private const int MaxPart = 63;

    private static readonly SearchValues<char> Lower = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");
    private static readonly SearchValues<char> Word = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.");

    /// <summary>The name of an object. A variable that is put in before it is applied (<c>${NAME}</c>, as Flux has it) may become anything.</summary>
    public static string? Name(string? text) =>
        text is null || HasVariable(text) || IsSubdomain(text) ? null : "no name that an API server takes: lower case letters, digits, '-' and '.', 253 at most";

    /// <summary>The name of a namespace.</summary>
    public static string? Namespace(string? text) =>
        text is null || HasVariable(text) || IsLabel(text) ? null : "no namespace that an API server takes: lower case letters, digits and '-', 63 at most";

    /// <summary>The key of a value in a Secret.</summary>
    public static string? DataKey(string text) =>
        text is "" or "." || text.Length > MaxName || text.StartsWith("..", StringComparison.Ordinal) || text.AsSpan().ContainsAnyExcept(Word)
            ? "no key that an API server takes: letters, digits, '-', '_' and '.', 253 at most" : null;

    /// <summary>The name of a label or, in whatever case, of an annotation.</summary>
    public static string? Qualified(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var isSound = IsWord(text[(slash + 1)..]) && (slash < 0 || IsSubdomain(text[..slash]));
        return isSound || HasVariable(text) ? null : "no name of a label or annotation that an API server takes";
    }

    /// <summary>The value of a label.</summary>
    public static string? LabelValue(string text) =>
        text.Length == 0 || IsWord(text) || HasVariable(text) ? null : "no value of a label that an API server takes: letters, digits, '-', '_' and '.', 63 at most";

    private static bool HasVariable(string text) => text.Contains("${", StringComparison.Ordinal);

    private static bool IsSubdomain(string text) => text.Length <= MaxName && text.Split('.').All(IsLowerWord);

    private static bool IsLabel(string text) => text.Length <= MaxPart && IsLowerWord(text);

    private static bool IsLowerWord(string text) => text.Length > 0 && text[0] != '-' && text[^1] != '-' && !text.AsSpan().ContainsAnyExcept(Lower);

    private static bool IsWord(string text) =>
        text.Length is > 0 and <= MaxPart && char.IsAsciiLetterOrDigit(text[0]) && char.IsAsciiLetterOrDigit(text[^1]) && !text.AsSpan().ContainsAnyExcept(Word);
}
