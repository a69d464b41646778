using System.Security.Cryptography;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Encodings;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.Math;

namespace Sealing.Primitives;

/// <summary>OAEP encryption in managed code, for platforms without libcrypto. The key is built once: that alone takes up to 134 ms.</summary>
internal sealed class BouncyCastlePublicKey : RsaOaepPublicKey
{
    private readonly RsaKeyParameters _key;

    private BouncyCastlePublicKey(RsaKeyParameters key)
    {
        _key = key;
    }

    public static BouncyCastlePublicKey Open(RSAParameters parameters) =>
        new(new RsaKeyParameters(false, new BigInteger(1, parameters.Modulus!), new BigInteger(1, parameters.Exponent!)))
        {
            ModulusSize = parameters.Modulus!.Length,
        };

    public override IRsaOaepEncryptor CreateEncryptor(ReadOnlySpan<byte> label)
    {
        var encoding = new OaepEncoding(new RsaEngine(), new Sha256Digest(), new Sha256Digest(), label.ToArray());
        encoding.Init(true, _key);
        return new Encryptor(encoding);
    }

    public override bool Verifies(HashAlgorithmName digest, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        var signer = new RsaDigestSigner(digest == HashAlgorithmName.SHA256 ? new Sha256Digest() : digest == HashAlgorithmName.SHA384 ? new Sha384Digest() : new Sha512Digest());
        signer.Init(false, _key);
        signer.BlockUpdate(data);
        return signer.VerifySignature(signature.ToArray());
    }

    private sealed class Encryptor(OaepEncoding encoding) : IRsaOaepEncryptor
    {
        public void Encrypt(ReadOnlySpan<byte> plaintext, Span<byte> ciphertext)
        {
            var input = plaintext.ToArray();
            try
            {
                encoding.ProcessBlock(input, 0, input.Length).CopyTo(ciphertext);
            }
            finally
            {
                CryptographicOperations.ZeroMemory(input);
            }
        }

        public void Dispose()
        {
        }
    }
}
