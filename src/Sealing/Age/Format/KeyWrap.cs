using System.Security.Cryptography;

namespace Sealing.Age.Format;

/// <summary>A file key under a wrap key: <c>ciphertext (16 bytes) || tag (16 bytes)</c>.</summary>
/// <remarks>
/// References: C2SP age.md, "Native recipient types"; RFC 8439. The nonce is 12 zero bytes and there is no associated data: every wrap key is
/// derived for one stanza and used once, which is what makes the fixed nonce safe.
/// </remarks>
internal static class KeyWrap
{
    public const int KeySize = 32;
    public const int BodySize = FileKey.Size + TagSize;

    private const int TagSize = 16;
    private const int NonceSize = 12;

    public static byte[] Wrap(ReadOnlySpan<byte> wrapKey, ReadOnlySpan<byte> fileKey) => Wrap(wrapKey, new byte[NonceSize], fileKey);

    public static byte[] Wrap(ReadOnlySpan<byte> wrapKey, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> fileKey)
    {
        var body = new byte[BodySize];
        using var cipher = CreateCipher(wrapKey);
        cipher.Encrypt(nonce, fileKey, body.AsSpan(0, FileKey.Size), body.AsSpan(FileKey.Size));
        return body;
    }

    /// <summary>The file key, or null where another key wrapped it.</summary>
    public static byte[]? Unwrap(ReadOnlySpan<byte> wrapKey, ReadOnlySpan<byte> body) => Unwrap(wrapKey, new byte[NonceSize], body);

    /// <inheritdoc cref="Unwrap(ReadOnlySpan{byte}, ReadOnlySpan{byte})"/>
    public static byte[]? Unwrap(ReadOnlySpan<byte> wrapKey, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> body)
    {
        var fileKey = new byte[FileKey.Size];
        using var cipher = CreateCipher(wrapKey);
        try
        {
            cipher.Decrypt(nonce, body[..^TagSize], body[^TagSize..], fileKey);
            return fileKey;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    public static ChaCha20Poly1305 CreateCipher(ReadOnlySpan<byte> key) =>
        ChaCha20Poly1305.IsSupported
            ? new ChaCha20Poly1305(key)
            : throw new SealingException("age files need ChaCha20-Poly1305, which this system does not have")
            {
                Hint = "it takes OpenSSL 1.1, macOS 11, or Windows 10 build 20142, or newer",
            };
}
