using System.Security.Cryptography;

namespace Sealing.Primitives;

/// <summary>
/// RSAES-OAEP encryption with SHA-256, MGF1 with SHA-256 and a label, which .NET's RSA does not have.
/// References: RFC 8017 s7.1.1. Thread safe.
/// </summary>
internal abstract class RsaOaepPublicKey : IDisposable
{
    /// <summary>The size of the modulus and of every ciphertext, in bytes.</summary>
    public required int ModulusSize { get; init; }

    /// <summary>The key over libcrypto where the platform has it, else over BouncyCastle.</summary>
    public static RsaOaepPublicKey Create(RSAParameters parameters) =>
        LibCrypto.IsUsable ? OpenSslPublicKey.Open(parameters) : BouncyCastlePublicKey.Open(parameters);

    /// <summary>A cipher for one label. Not thread safe: one for each thread.</summary>
    public abstract IRsaOaepEncryptor CreateEncryptor(ReadOnlySpan<byte> label);

    /// <summary>Whether the key's owner signed the data, by RSASSA-PKCS1-v1_5. References: RFC 8017 s8.2.</summary>
    /// <param name="digest">SHA-256, SHA-384 or SHA-512.</param>
    /// <param name="data">What was signed.</param>
    /// <param name="signature">As long as the modulus, else it is none.</param>
    public abstract bool Verifies(HashAlgorithmName digest, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature);

    public virtual void Dispose() => GC.SuppressFinalize(this);
}

/// <summary>Encrypts under one key and one label.</summary>
internal interface IRsaOaepEncryptor : IDisposable
{
    /// <summary>Writes <c>ModulusSize</c> bytes of ciphertext.</summary>
    void Encrypt(ReadOnlySpan<byte> plaintext, Span<byte> ciphertext);
}
