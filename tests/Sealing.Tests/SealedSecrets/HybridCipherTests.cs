using System.Security.Cryptography;
using Sealing.Primitives;
using Sealing.SealedSecrets;
using Xunit;

namespace Sealing.Tests.SealedSecrets;

public sealed class HybridCipherTests
{
    private static readonly byte[] Label = "team-a/db"u8.ToArray();

    public static TheoryData<int> KeySizes => [2048, 3072, 4096];

    [Theory]
    [MemberData(nameof(KeySizes))]
    public void Libcrypto_and_BouncyCastle_open_what_the_other_sealed(int bits)
    {
        var parameters = Key(bits);
        RsaOaepPublicKey[] seals = [OpenSslPublicKey.Open(parameters), BouncyCastlePublicKey.Open(parameters)];
        RsaOaepPrivateKey[] opens = [OpenSslPrivateKey.Open(parameters), BouncyCastlePrivateKey.Open(parameters)];
        byte[][] values = [[], "x"u8.ToArray(), RandomNumberGenerator.GetBytes(1024 * 1024)];
        foreach (var (seal, open, value) in from s in seals from o in opens from v in values select (s, o, v))
        {
            using var encryptor = new HybridEncryptor(seal, Label);
            var envelope = encryptor.Encrypt(value);

            Assert.Equal(2 + (bits / 8) + value.Length + 16, envelope.Length);
            Assert.Equal(value, HybridCipher.Decrypt(open, envelope, Label));
            Assert.Null(HybridCipher.Decrypt(open, envelope, "team-a/other"u8));
            Assert.Null(HybridCipher.Decrypt(open, envelope, []));
        }
    }

    [Fact]
    public void Each_flipped_byte_and_each_truncation_is_refused()
    {
        var parameters = Key(2048);
        using var seal = OpenSslPublicKey.Open(parameters);
        using var open = OpenSslPrivateKey.Open(parameters);
        using var encryptor = new HybridEncryptor(seal, Label);
        var envelope = encryptor.Encrypt("value"u8);

        for (var i = 0; i < envelope.Length; i++)
        {
            var changed = envelope.ToArray();
            changed[i] ^= 1;
            Assert.Null(HybridCipher.Decrypt(open, changed, Label));
            Assert.Null(HybridCipher.Decrypt(open, envelope.AsSpan(0, i), Label));
        }
    }

    [Fact]
    public void BouncyCastle_refuses_what_libcrypto_refuses()
    {
        var parameters = Key(2048);
        using var open = BouncyCastlePrivateKey.Open(parameters);
        Assert.Null(open.Decrypt(new byte[256], Label));
        Assert.Null(open.Decrypt(Enumerable.Repeat((byte)0xFF, 256).ToArray(), Label));
        Assert.Null(open.Decrypt(new byte[255], Label));
        Assert.Null(open.Decrypt([], Label));
    }

    [Fact]
    public void Another_key_does_not_open_it()
    {
        using var seal = OpenSslPublicKey.Open(Key(2048));
        using var encryptor = new HybridEncryptor(seal, Label);
        using var rsa = RSA.Create(2048);
        using var open = OpenSslPrivateKey.Open(rsa.ExportParameters(true));
        Assert.Null(HybridCipher.Decrypt(open, encryptor.Encrypt("value"u8), Label));
    }

    private static RSAParameters Key(int bits)
    {
        using var rsa = RSA.Create();
        rsa.ImportFromPem(System.Text.Encoding.ASCII.GetString(Vectors.Read($"key-{bits}.pem")));
        return rsa.ExportParameters(true);
    }
}
