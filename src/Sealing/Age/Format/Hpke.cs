using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Sealing.Age.Format;

/// <summary>HPKE in base mode for one message, given the shared secret of the KEM.</summary>
/// <remarks>
/// References: RFC 9180 s5.1 (key schedule), s5.2 (sequence number 0), s7.2, s7.3. KDF: HKDF-SHA256 (0x0001). AEAD: ChaCha20Poly1305 (0x0003).
/// </remarks>
internal static class Hpke
{
    private const int HashSize = 32;
    private const int NonceSize = 12;

    /// <summary>The wrapped file key.</summary>
    public static byte[] Seal(ushort kem, ReadOnlySpan<byte> sharedSecret, ReadOnlySpan<byte> info, ReadOnlySpan<byte> fileKey)
    {
        Span<byte> key = stackalloc byte[KeyWrap.KeySize];
        Span<byte> nonce = stackalloc byte[NonceSize];
        try
        {
            Schedule(SuiteId(kem), sharedSecret, info, key, nonce);
            return KeyWrap.Wrap(key, nonce, fileKey);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    /// <summary>The file key, or null where it was sealed under another shared secret.</summary>
    public static byte[]? Open(ushort kem, ReadOnlySpan<byte> sharedSecret, ReadOnlySpan<byte> info, ReadOnlySpan<byte> body)
    {
        Span<byte> key = stackalloc byte[KeyWrap.KeySize];
        Span<byte> nonce = stackalloc byte[NonceSize];
        try
        {
            Schedule(SuiteId(kem), sharedSecret, info, key, nonce);
            return KeyWrap.Unwrap(key, nonce, body);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    private static void Schedule(byte[] suite, ReadOnlySpan<byte> sharedSecret, ReadOnlySpan<byte> info, Span<byte> key, Span<byte> nonce)
    {
        Span<byte> secret = stackalloc byte[HashSize];
        try
        {
            byte[] context = [0, .. Extract(suite, [], "psk_id_hash"u8, []), .. Extract(suite, [], "info_hash"u8, info)];
            Extract(suite, sharedSecret, "secret"u8, []).CopyTo(secret);
            Expand(suite, secret, "key"u8, context, key);
            Expand(suite, secret, "base_nonce"u8, context, nonce);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secret);
        }
    }

    // LabeledExtract. No input of ours is secret: the shared secret goes in as the salt.
    private static byte[] Extract(byte[] suite, ReadOnlySpan<byte> salt, ReadOnlySpan<byte> label, ReadOnlySpan<byte> input)
    {
        var key = new byte[HashSize];
        HKDF.Extract(HashAlgorithmName.SHA256, [.. "HPKE-v1"u8, .. suite, .. label, .. input], salt, key);
        return key;
    }

    private static void Expand(byte[] suite, ReadOnlySpan<byte> secret, ReadOnlySpan<byte> label, byte[] context, Span<byte> output)
    {
        Span<byte> length = stackalloc byte[sizeof(ushort)];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)output.Length);
        HKDF.Expand(HashAlgorithmName.SHA256, secret, output, [.. length, .. "HPKE-v1"u8, .. suite, .. label, .. context]);
    }

    private static byte[] SuiteId(ushort kem) => [.. "HPKE"u8, (byte)(kem >> 8), (byte)(kem & 0xFF), 0x00, 0x01, 0x00, 0x03];
}
