using System.Buffers;

namespace Sealing.Sops.Values;

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

    public static string Format(ReadOnlySpan<byte> data, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> tag, SopsType type)
    {
        var name = type.Name();
        var length = Prefix.Length + Base64Length(data) + NonceMark.Length + Base64Length(nonce) + TagMark.Length + Base64Length(tag) + TypeMark.Length + name.Length + 1;
        return string.Create(length, new Parts(data, nonce, tag, name), static (target, parts) =>
        {
            Put(ref target, Prefix, parts.Data);
            Put(ref target, NonceMark, parts.Nonce);
            Put(ref target, TagMark, parts.Tag);
            Put(ref target, TypeMark, []);
            parts.Type.CopyTo(target);
            target[^1] = ']';
        });
    }

    /// <summary>Whether the text is the ciphertext of a comment.</summary>
    public static bool IsComment(ReadOnlySpan<char> text) => TryParse(text, out var parsed) && SopsTypes.Parse(parsed.Type) == SopsType.Comment;

    /// <summary>Whether the text is ciphertext and nothing else.</summary>
    public static bool IsWhole(ReadOnlySpan<char> text) => text is [.., ']'] && TryParse(text, out var parsed) && parsed.Type.IndexOf(']') < 0;

    /// <summary>The text without what follows the bracket.</summary>
    public static ReadOnlySpan<char> Strip(ReadOnlySpan<char> text)
    {
        var lineEnd = text.IndexOfAny(LineEnds);
        return text[..((lineEnd < 0 ? text : text[..lineEnd]).LastIndexOf(']') + 1)];
    }

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

    private static int Base64Length(ReadOnlySpan<byte> bytes) => (bytes.Length + 2) / 3 * 4;

    private static void Put(ref Span<char> target, string mark, ReadOnlySpan<byte> bytes)
    {
        mark.CopyTo(target);
        target = target[mark.Length..];
        Convert.TryToBase64Chars(bytes, target, out var written);
        target = target[written..];
    }

    private static bool TakeLast(ReadOnlySpan<char> text, string mark, out ReadOnlySpan<char> before, out ReadOnlySpan<char> after)
    {
        var at = text.LastIndexOf(mark, StringComparison.Ordinal);
        before = at < 0 ? default : text[..at];
        after = at < 0 ? default : text[(at + mark.Length)..];
        return !after.IsEmpty;
    }

    private readonly ref struct Parts(ReadOnlySpan<byte> data, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> tag, string type)
    {
        public ReadOnlySpan<byte> Data { get; } = data;

        public ReadOnlySpan<byte> Nonce { get; } = nonce;

        public ReadOnlySpan<byte> Tag { get; } = tag;

        public string Type => type;
    }
}
