using System.Buffers;
using Sealing.Data;
using Sealing.Sops.Values;

namespace Sealing.Sops.Stores.Nodes;

/// <summary>
/// Which edits of a scalar are local. The scalar has a line of a block collection for itself, after its key or dash, and so has what comes in its
/// place: one token as before, that ends where only blanks and a comment follow. What a reader makes of the lines after it depends on their
/// indentation, which is as it was.
/// </summary>
internal static class LocalScalar
{
    private static readonly SearchValues<char> OfCiphertext = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=:,_[]\\\"'");
    private static readonly SearchValues<char> OfWords = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 ./_-+=@,");

    /// <summary>Whether ciphertext, plain or in quotes, can take the place of a scalar without the rest being read again.</summary>
    public static bool TakesCiphertext(string text, YamlPlace place, string spelled) =>
        spelled is ['E' or '"' or '\'', ..] && !spelled.AsSpan().ContainsAnyExcept(OfCiphertext) && HasLine(text, place);

    /// <summary>Whether plaintext can: words that need no quotes, numbers and switches.</summary>
    public static bool TakesPlaintext(string text, YamlPlace place, SopsValue value, string spelled)
    {
        var isPlain = value.Type switch
        {
            SopsType.String => spelled is [(>= 'A' and <= 'Z') or (>= 'a' and <= 'z'), .., not ' '] && YamlTypes.ReadsAsString(spelled),
            SopsType.Integer or SopsType.Boolean => true,
            _ => false,
        };
        return isPlain && !spelled.AsSpan().ContainsAnyExcept(OfWords) && HasLine(text, place);
    }

    /// <summary>Whether a comment stays on its line.</summary>
    public static bool IsLine(string comment) => !comment.AsSpan().ContainsAny(YamlCharacters.LineBreaks);

    private static bool HasLine(string text, YamlPlace place)
    {
        var (start, end) = (place.Scalar.Span.Start, place.Scalar.Span.End);
        return !place.IsInFlow && place.Scalar is { Style: YamlStyle.Plain or YamlStyle.SingleQuoted or YamlStyle.DoubleQuoted, Tag: null } && start < end
            && (end == text.Length || text[end] is '\n' or '\r' or ' ' or '\t') && !text.AsSpan(start..end).ContainsAny(YamlCharacters.LineBreaks);
    }
}
