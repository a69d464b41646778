using System.Security.Cryptography;

namespace Sealing.Primitives;

/// <summary>OAEP encryption over libcrypto, with the key that .NET's own RSA has loaded there.</summary>
internal sealed class OpenSslPublicKey : RsaOaepPublicKey
{
    private readonly SafeEvpPKeyHandle _key;

    private OpenSslPublicKey(SafeEvpPKeyHandle key)
    {
        _key = key;
    }

    public static OpenSslPublicKey Open(RSAParameters parameters)
    {
        using var rsa = OpenSslKeys.Import(parameters);
        return new OpenSslPublicKey(rsa.DuplicateKeyHandle()) { ModulusSize = parameters.Modulus!.Length };
    }

    public override IRsaOaepEncryptor CreateEncryptor(ReadOnlySpan<byte> label) => OaepContext.ForEncryption(_key, label);

    public override void Dispose()
    {
        _key.Dispose();
        base.Dispose();
    }
}
