using System.Buffers.Binary;
using System.Security.Cryptography;
using Sealing.Primitives;

namespace Sealing.SealedSecrets;

/// <summary>
/// The encryption of one item of a SealedSecret.
/// </summary>
/// <remarks>
/// References: RFC 8017 s7.1 (RSAES-OAEP), NIST SP 800-38D (AES-GCM), sealed-secrets pkg/crypto.
/// Layout: <c>L (2 bytes, big-endian) || RSA-OAEP ciphertext of the session key (L bytes) || AES-256-GCM ciphertext || tag (16 bytes)</c>.
/// OAEP and MGF1 use SHA-256; the OAEP label is the scope's. The GCM nonce is 12 zero bytes and there is no associated data: every item has
/// a session key of its own that is used once, which is what makes the fixed nonce safe.
/// </remarks>
internal static class HybridCipher
{
    /// <summary>Bytes of the length that stands first.</summary>
    public const int PrefixSize = 2;

    /// <summary>Bytes of the GCM tag that stands last.</summary>
    public const int TagSize = OneTimeGcm.TagSize;

    private const int NonceSize = 12;

    /// <summary>The plaintext, or null where the envelope was not made for this key and label, or was changed.</summary>
    public static byte[]? Decrypt(RsaOaepPrivateKey key, ReadOnlySpan<byte> envelope, ReadOnlySpan<byte> label)
    {
        if (RsaLength(envelope) is not { } length || length != key.ModulusSize)
        {
            return null;
        }

        var sessionKey = key.Decrypt(envelope.Slice(PrefixSize, length), label);
        try
        {
            // The reader of the reference takes AES-128 and AES-192 keys too; its writer makes 32 bytes only.
            return sessionKey is { Length: 16 or 24 or 32 } ? Open(sessionKey, envelope[(PrefixSize + length)..]) : null;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(sessionKey);
        }
    }

    /// <summary>Bytes of the value in an envelope, null where it is none.</summary>
    public static int? PlainLength(ReadOnlySpan<byte> envelope) => RsaLength(envelope) is { } length ? envelope.Length - PrefixSize - length - TagSize : null;

    /// <summary>The length of the RSA part, or null where the envelope is too short to be one.</summary>
    public static int? RsaLength(ReadOnlySpan<byte> envelope)
    {
        if (envelope.Length < PrefixSize)
        {
            return null;
        }

        var length = BinaryPrimitives.ReadUInt16BigEndian(envelope);
        return envelope.Length >= PrefixSize + length + TagSize ? length : null;
    }

    private static ReadOnlySpan<byte> ZeroNonce => new byte[NonceSize];

    private static byte[]? Open(ReadOnlySpan<byte> sessionKey, ReadOnlySpan<byte> sealedPart)
    {
        var plaintext = new byte[sealedPart.Length - TagSize];
        using var aes = new AesGcm(sessionKey, TagSize);
        try
        {
            aes.Decrypt(ZeroNonce, sealedPart[..plaintext.Length], sealedPart[plaintext.Length..], plaintext);
            return plaintext;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
