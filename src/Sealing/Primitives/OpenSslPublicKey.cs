using System.Security.Cryptography;

namespace Sealing.Primitives;

/// <summary>OAEP encryption over libcrypto.</summary>
internal sealed class OpenSslPublicKey : RsaOaepPublicKey
{
    private readonly EvpKey _key;

    private OpenSslPublicKey(EvpKey key)
    {
        _key = key;
    }

    public static OpenSslPublicKey Open(RSAParameters parameters) =>
        new(EvpKey.ImportPublic(parameters)) { ModulusSize = parameters.Modulus!.Length };

    public override IRsaOaepEncryptor CreateEncryptor(ReadOnlySpan<byte> label) => OaepContext.ForEncryption(_key, label);

    public override void Dispose()
    {
        _key.Dispose();
        base.Dispose();
    }
}
