using System.Buffers;

namespace Sealing.Sops;

/// <summary>
/// The parts of <c>ENC[AES256_GCM,data:...,iv:...,tag:...,type:...]</c>, each but the type in padded base64. What follows the bracket is
/// passed over, as the reference does.
/// </summary>
internal readonly ref struct EncryptedText
{
    public const string Prefix = "ENC[AES256_GCM,data:";

    private const string NonceMark = ",iv:";
    private const string TagMark = ",tag:";
    private const string TypeMark = ",type:";

    private static readonly SearchValues<char> LineEnds = SearchValues.Create("\r\n");

    public ReadOnlySpan<char> Data { get; private init; }

    public ReadOnlySpan<char> Nonce { get; private init; }

    public ReadOnlySpan<char> Tag { get; private init; }

    public ReadOnlySpan<char> Type { get; private init; }

    public static string Format(ReadOnlySpan<byte> data, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> tag, SopsType type) =>
        string.Concat(
            string.Concat(Prefix, Convert.ToBase64String(data), NonceMark, Convert.ToBase64String(nonce)),
            TagMark,
            Convert.ToBase64String(tag),
            string.Concat(TypeMark, type.Name(), "]"));

    /// <summary>Whether the text is the ciphertext of a comment.</summary>
    public static bool IsComment(ReadOnlySpan<char> text) => TryParse(text, out var parsed) && SopsTypes.Parse(parsed.Type) == SopsType.Comment;

    /// <summary>Whether the text is ciphertext and nothing else.</summary>
    public static bool IsWhole(ReadOnlySpan<char> text) => text is [.., ']'] && TryParse(text, out var parsed) && parsed.Type.IndexOf(']') < 0;

    public static bool TryParse(ReadOnlySpan<char> text, out EncryptedText parsed)
    {
        parsed = default;
        if (!text.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return false;
        }

        var lineEnd = text.IndexOfAny(LineEnds);
        var rest = text[Prefix.Length..(lineEnd < 0 ? text.Length : lineEnd)];
        var end = rest.LastIndexOf(']');
        if (end < 0 || !TakeLast(rest[..end], TypeMark, out rest, out var type)
            || !TakeLast(rest, TagMark, out rest, out var tag) || !TakeLast(rest, NonceMark, out var data, out var nonce) || data.IsEmpty)
        {
            return false;
        }

        parsed = new EncryptedText { Data = data, Nonce = nonce, Tag = tag, Type = type };
        return true;
    }

    private static bool TakeLast(ReadOnlySpan<char> text, string mark, out ReadOnlySpan<char> before, out ReadOnlySpan<char> after)
    {
        var at = text.LastIndexOf(mark, StringComparison.Ordinal);
        before = at < 0 ? default : text[..at];
        after = at < 0 ? default : text[(at + mark.Length)..];
        return !after.IsEmpty;
    }
}
