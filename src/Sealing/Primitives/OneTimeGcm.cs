namespace Sealing.Primitives;

/// <summary>
/// AES-256-GCM encryption with a nonce of 12 zero bytes, for keys that are used once. References: NIST SP 800-38D. Not thread safe: one for each thread.
/// </summary>
internal abstract class OneTimeGcm : IDisposable
{
    /// <summary>Bytes of the tag.</summary>
    public const int TagSize = 16;

    /// <summary>Bytes of the key.</summary>
    public const int KeySize = 32;

    private const int NonceSize = 12;

    protected static ReadOnlySpan<byte> ZeroNonce => new byte[NonceSize];

    /// <summary>The cipher over libcrypto where the platform has it, else over that of the platform.</summary>
    public static OneTimeGcm Create() => LibCrypto.IsUsable ? new OpenSslGcm() : new PlatformGcm();

    /// <summary>Makes a key of 32 random bytes, encrypts with it, and hands it out.</summary>
    /// <param name="key">Receives the key: 32 bytes, for the caller to wrap and to clear.</param>
    /// <param name="plaintext">Any length.</param>
    /// <param name="output">Receives the ciphertext and the tag: 16 bytes more than the plaintext.</param>
    public void Encrypt(Span<byte> key, ReadOnlySpan<byte> plaintext, Span<byte> output)
    {
        Fill(key[..KeySize]);
        EncryptOnce(key[..KeySize], plaintext, output[..plaintext.Length], output.Slice(plaintext.Length, TagSize));
    }

    public abstract void Dispose();

    protected abstract void Fill(Span<byte> key);

    protected abstract void EncryptOnce(ReadOnlySpan<byte> key, ReadOnlySpan<byte> plaintext, Span<byte> ciphertext, Span<byte> tag);
}
