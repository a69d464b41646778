using System.Security.Cryptography;

namespace Sealing.Primitives;

/// <summary>
/// RSAES-OAEP decryption with SHA-256, MGF1 with SHA-256 and a label, blinded. References: RFC 8017 s7.1.2. Thread safe.
/// </summary>
internal abstract class RsaOaepPrivateKey : IDisposable
{
    /// <summary>The size of the modulus and of every ciphertext, in bytes.</summary>
    public required int ModulusSize { get; init; }

    /// <summary>The key over libcrypto where the platform has it, else over BouncyCastle.</summary>
    public static RsaOaepPrivateKey Create(RSAParameters parameters) =>
        LibCrypto.IsUsable ? OpenSslPrivateKey.Open(parameters) : BouncyCastlePrivateKey.Open(parameters);

    /// <summary>The plaintext, or null where the ciphertext was not made for this key and label: the cause is not told apart.</summary>
    public abstract byte[]? Decrypt(ReadOnlySpan<byte> ciphertext, ReadOnlySpan<byte> label);

    public virtual void Dispose() => GC.SuppressFinalize(this);
}
