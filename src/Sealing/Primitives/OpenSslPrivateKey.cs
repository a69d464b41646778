using System.Security.Cryptography;

namespace Sealing.Primitives;

/// <summary>OAEP decryption over libcrypto: blinded, constant time in the exponentiation and in the padding check.</summary>
internal sealed class OpenSslPrivateKey : RsaOaepPrivateKey
{
    private readonly EvpKey _key;

    private OpenSslPrivateKey(EvpKey key)
    {
        _key = key;
    }

    public static OpenSslPrivateKey Open(RSAParameters parameters) =>
        new(EvpKey.ImportPrivate(parameters)) { ModulusSize = parameters.Modulus!.Length };

    public override byte[]? Decrypt(ReadOnlySpan<byte> ciphertext, ReadOnlySpan<byte> label)
    {
        var buffer = new byte[ModulusSize];
        try
        {
            using var context = OaepContext.ForDecryption(_key, label);
            return context.Decrypt(ciphertext, buffer) is { } length ? buffer[..length] : null;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(buffer);
        }
    }

    public override void Dispose()
    {
        _key.Dispose();
        base.Dispose();
    }
}
