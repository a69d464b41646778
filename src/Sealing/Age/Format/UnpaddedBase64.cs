using System.Buffers;
using System.Buffers.Text;

namespace Sealing.Age.Format;

/// <summary>Standard base64 without padding, canonical in both directions. References: RFC 4648 s3.2, s3.5, s4; C2SP age.md.</summary>
internal static class UnpaddedBase64
{
    private static readonly SearchValues<byte> Digits =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"u8);

    public static string Encode(ReadOnlySpan<byte> data) => Convert.ToBase64String(data).TrimEnd('=');

    /// <summary>Writes the text, and gives its length.</summary>
    public static int Encode(ReadOnlySpan<byte> data, Span<byte> text)
    {
        Base64.EncodeToUtf8(data, text, out _, out var written);
        return text[..written].TrimEnd((byte)'=').Length;
    }

    /// <summary>The bytes, or null where another character stands in the text or its last bits are not zero.</summary>
    public static byte[]? Decode(ReadOnlySpan<byte> text)
    {
        if (text.ContainsAnyExcept(Digits) || text.Length % 4 == 1)
        {
            return null;
        }

        var padded = new byte[(text.Length + 3) / 4 * 4];
        padded.AsSpan().Fill((byte)'=');
        text.CopyTo(padded);
        return DecodePadded(padded);
    }

    /// <inheritdoc cref="Decode(ReadOnlySpan{byte})"/>
    public static byte[]? Decode(string text)
    {
        var bytes = new byte[text.Length];
        return System.Text.Ascii.FromUtf16(text, bytes, out _) == OperationStatus.Done ? Decode(bytes) : null;
    }

    /// <summary>The bytes of padded base64, or null where it is not canonical: writing it again has to give the same text.</summary>
    public static byte[]? DecodePadded(ReadOnlySpan<byte> text)
    {
        var data = new byte[Base64.GetMaxDecodedFromUtf8Length(text.Length)];
        if (Base64.DecodeFromUtf8(text, data, out _, out var length) != OperationStatus.Done)
        {
            return null;
        }

        var again = text.Length <= 128 ? stackalloc byte[text.Length] : new byte[text.Length];
        var status = Base64.EncodeToUtf8(data.AsSpan(0, length), again, out _, out var written);
        return status == OperationStatus.Done && again[..written].SequenceEqual(text) ? data[..length] : null;
    }
}
