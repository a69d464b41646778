namespace Sealing.Primitives;

/// <summary>
/// AES-256-GCM with nonces of other lengths than 12 bytes, which go through GHASH: .NET has only those of 12. One key for many messages; the caller never uses a
/// nonce for two of them. References: NIST SP 800-38D s7.1 and s7.2. Not thread safe: one for each thread.
/// </summary>
internal abstract class LongNonceGcm : IDisposable
{
    /// <summary>Bytes of the tag.</summary>
    public const int TagSize = 16;

    /// <summary>The cipher over libcrypto where the platform has it, which takes a third of the time of BouncyCastle's.</summary>
    /// <param name="key">32 bytes.</param>
    public static LongNonceGcm Create(ReadOnlySpan<byte> key) => LibCrypto.IsUsable ? new OpenSslLongNonceGcm(key) : new BouncyCastleLongNonceGcm(key);

    /// <summary>Encrypts a message.</summary>
    /// <param name="nonce">1 to 128 bytes, never used before with this key.</param>
    /// <param name="associated">Any length.</param>
    /// <param name="plaintext">Any length.</param>
    /// <param name="output">Receives ciphertext and tag: 16 bytes more than the plaintext.</param>
    public abstract void Encrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> associated, ReadOnlySpan<byte> plaintext, Span<byte> output);

    /// <summary>Decrypts a message; false, and an output of zeros, where it is not what was encrypted.</summary>
    /// <param name="nonce">1 to 128 bytes.</param>
    /// <param name="associated">Any length.</param>
    /// <param name="input">Ciphertext and tag.</param>
    /// <param name="plaintext">Receives the plaintext: 16 bytes less than the input.</param>
    public abstract bool TryDecrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> associated, ReadOnlySpan<byte> input, Span<byte> plaintext);

    public abstract void Dispose();
}
