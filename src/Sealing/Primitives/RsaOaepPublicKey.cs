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

    public virtual void Dispose() => GC.SuppressFinalize(this);
}

/// <summary>Encrypts under one key and one label.</summary>
internal interface IRsaOaepEncryptor : IDisposable
{
    /// <summary>Writes <c>ModulusSize</c> bytes of ciphertext.</summary>
    void Encrypt(ReadOnlySpan<byte> plaintext, Span<byte> ciphertext);
}
