using System.Security.Cryptography;

namespace Sealing.Primitives;

/// <summary>OAEP decryption over libcrypto: blinded, constant time in the exponentiation and in the padding check.</summary>
internal sealed class OpenSslPrivateKey : RsaOaepPrivateKey
{
    private readonly SafeEvpPKeyHandle _key;

    private OpenSslPrivateKey(SafeEvpPKeyHandle key)
    {
        _key = key;
    }

    public static OpenSslPrivateKey Open(RSAParameters parameters)
    {
        using var rsa = OpenSslKeys.Import(parameters);
        return new OpenSslPrivateKey(rsa.DuplicateKeyHandle()) { ModulusSize = parameters.Modulus!.Length };
    }

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
