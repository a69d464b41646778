using System.Security.Cryptography;

namespace Sealing.Age.Format;

/// <summary>The random key of one file, from which the key of its header and that of its payload are derived.</summary>
/// <remarks>
/// References: C2SP age.md, "File key", "Header MAC", "Payload"; RFC 5869 (HKDF-SHA-256). Size: 16 bytes.
/// Each file has a file key of its own, so each derived key is used for one header or one payload only.
/// </remarks>
internal sealed class FileKey : IDisposable
{
    public const int Size = 16;
    public const int MacSize = 32;

    private const int KeySize = 32;

    private readonly byte[] _bytes;

    /// <summary>Takes the array over, and clears it in the end.</summary>
    public FileKey(byte[] bytes)
    {
        _bytes = bytes;
    }

    public ReadOnlySpan<byte> Bytes => _bytes;

    public static FileKey Generate() => new(RandomNumberGenerator.GetBytes(Size));

    /// <summary>HMAC-SHA-256 over the header up to and including <c>---</c>.</summary>
    public byte[] HeaderMac(ReadOnlySpan<byte> text)
    {
        Span<byte> key = stackalloc byte[KeySize];
        try
        {
            HKDF.DeriveKey(HashAlgorithmName.SHA256, _bytes, key, salt: [], info: "header"u8);
            return HMACSHA256.HashData(key, text);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    public bool Verifies(AgeHeader header) =>
        CryptographicOperations.FixedTimeEquals(HeaderMac(header.AuthenticatedText.Span), header.Mac);

    public PayloadCipher PayloadCipher(ReadOnlySpan<byte> nonce)
    {
        Span<byte> key = stackalloc byte[KeySize];
        try
        {
            HKDF.DeriveKey(HashAlgorithmName.SHA256, _bytes, key, nonce, "payload"u8);
            return new PayloadCipher(key);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    public void Dispose() => CryptographicOperations.ZeroMemory(_bytes);
}
