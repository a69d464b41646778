using System.Security.Cryptography;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Encodings;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Math;

namespace Sealing.Primitives;

/// <summary>OAEP decryption in managed code with a blinded engine, for platforms without libcrypto.</summary>
internal sealed class BouncyCastlePrivateKey : RsaOaepPrivateKey
{
    private readonly RsaPrivateCrtKeyParameters _key;

    private BouncyCastlePrivateKey(RsaPrivateCrtKeyParameters key)
    {
        _key = key;
    }

    public static BouncyCastlePrivateKey Open(RSAParameters key) =>
        new(new RsaPrivateCrtKeyParameters(
            Number(key.Modulus), Number(key.Exponent), Number(key.D), Number(key.P), Number(key.Q), Number(key.DP), Number(key.DQ), Number(key.InverseQ)))
        {
            ModulusSize = key.Modulus!.Length,
        };

    public override byte[]? Decrypt(ReadOnlySpan<byte> ciphertext, ReadOnlySpan<byte> label)
    {
        if (ciphertext.Length != ModulusSize)
        {
            return null;
        }

        var encoding = new OaepEncoding(new RsaBlindedEngine(), new Sha256Digest(), new Sha256Digest(), label.ToArray());
        encoding.Init(false, _key);
        try
        {
            return encoding.ProcessBlock(ciphertext.ToArray(), 0, ciphertext.Length);
        }
        catch (Exception e) when (e is CryptoException or ArithmeticException)
        {
            return null;
        }
    }

    private static BigInteger Number(byte[]? bytes) => new(1, bytes!);
}
