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

    public override unsafe bool Verifies(HashAlgorithmName digest, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        var context = LibCrypto.NewDigestContext();
        try
        {
            fixed (byte* input = data, mark = signature)
            {
                return LibCrypto.InitVerify(context, null, DigestOf(digest), 0, _key) > 0
                    && LibCrypto.Verify(context, mark, (nuint)signature.Length, input, (nuint)data.Length) == 1;
            }
        }
        finally
        {
            LibCrypto.ClearErrors();
            LibCrypto.FreeDigestContext(context);
        }
    }

    private static nint DigestOf(HashAlgorithmName digest) =>
        digest == HashAlgorithmName.SHA256 ? LibCrypto.Sha256() : digest == HashAlgorithmName.SHA384 ? LibCrypto.Sha384() : LibCrypto.Sha512();

    public override void Dispose()
    {
        _key.Dispose();
        base.Dispose();
    }
}
