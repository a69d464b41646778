using System.Security.Cryptography;

namespace Sealing.Primitives;

/// <summary>AES-256-GCM of .NET, for platforms without libcrypto.</summary>
internal sealed class PlatformGcm : OneTimeGcm
{
    public override void Dispose()
    {
    }

    protected override void Fill(Span<byte> key) => RandomNumberGenerator.Fill(key);

    protected override void EncryptOnce(ReadOnlySpan<byte> key, ReadOnlySpan<byte> plaintext, Span<byte> ciphertext, Span<byte> tag)
    {
        using var aes = new AesGcm(key, TagSize);
        aes.Encrypt(ZeroNonce, plaintext, ciphertext, tag);
    }
}
