using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Sealing.Age;
using Sealing.Primitives;
using Sealing.SealedSecrets;
using Xunit;

namespace Sealing.Tests.SealedSecrets;

/// <summary>Certificates and keys whose RSA numbers protect nothing, or are none. With the exponent 1, what is sealed is open to everybody.</summary>
public sealed class WeakKeyTests
{
    [Theory]
    [InlineData(2048, 1, "its public exponent is too small")]
    [InlineData(2048, 0, "its public exponent is too small")]
    [InlineData(2048, 2, "its public exponent is even")]
    [InlineData(2048, 65536, "its public exponent is even")]
    [InlineData(2048, 0x80000001, "its public exponent is too large")]
    [InlineData(2048, (1UL << 40) + 1, "its public exponent is too large")]
    [InlineData(2040, 65537, "its modulus has 2040 bits, and 2048 to 16384 are taken")]
    [InlineData(512, 65537, "its modulus has 512 bits, and 2048 to 16384 are taken")]
    [InlineData(8, 3, "its modulus has 8 bits, and 2048 to 16384 are taken")]
    [InlineData(20000, 65537, "its modulus has 20000 bits, and 2048 to 16384 are taken")]
    [InlineData(600000, 65537, "its modulus has 600000 bits, and 2048 to 16384 are taken")]
    public void A_certificate_or_an_SSH_key_with_such_numbers_is_refused(int bits, ulong exponent, string fault)
    {
        var modulus = Modulus(bits);
        var error = Assert.Throws<SealingException>(() => SealingCertificate.Load(Certificate(modulus, exponent)));
        Assert.Equal("the certificate's RSA key cannot be used: " + fault, error.Message);

        var ssh = "ssh-rsa " + Convert.ToBase64String(SshKeyBlob.Rsa(new RSAParameters { Modulus = modulus, Exponent = BigEndian(exponent) }));
        Assert.Throws<SealingException>(() => new AgeKeyReader().ReadRecipient(ssh));
    }

    [Fact]
    public void An_even_modulus_is_refused()
    {
        var modulus = Modulus(2048);
        modulus[^1] &= 0xFE;
        Assert.Contains("its modulus is even", Assert.Throws<SealingException>(() => SealingCertificate.Load(Certificate(modulus, 65537))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_certificate_that_its_own_key_did_not_sign_is_damaged()
    {
        var error = Assert.Throws<SealingException>(() => SealingCertificate.Load(Certificate(Modulus(2048), 65537)));
        Assert.Equal("the certificate is damaged: it says that its own key signed it, and that did not", error.Message);
    }

    [Theory]
    [InlineData("SHA256")]
    [InlineData("SHA384")]
    [InlineData("SHA512")]
    public void The_signature_of_a_self_signed_certificate_is_verified_by_libcrypto_and_by_managed_code(string digest)
    {
        using var rsa = RSA.Create(2048);
        var request = new CertificateRequest("CN=a", rsa, new HashAlgorithmName(digest), RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(90));
        var fields = CertificateFields.Read(certificate.RawData);
        using var other = RSA.Create(2048);

        foreach (var open in new Func<RSAParameters, RsaOaepPublicKey>[] { RsaOaepPublicKey.Create, BouncyCastlePublicKey.Open })
        {
            Assert.True(Verifies(open, fields.Key!.Value, fields));
            Assert.False(Verifies(open, other.ExportParameters(includePrivateParameters: false), fields));
        }

        var damaged = certificate.RawData;
        damaged[damaged.AsSpan().IndexOf(fields.Key!.Value.Modulus) + 100] ^= 1;
        Assert.Throws<SealingException>(() => SealingCertificate.Load(damaged));
        SealingCertificate.Load(certificate.RawData).Dispose();
    }

    [Fact]
    public void A_certificate_of_an_authority_is_taken_unchecked()
    {
        using var authority = RSA.Create(2048);
        using var rsa = RSA.Create(2048);
        var issuer = new X500DistinguishedName("CN=authority");
        var request = new CertificateRequest("CN=controller", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.Create(issuer, X509SignatureGenerator.CreateForRSA(authority, RSASignaturePadding.Pkcs1), DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(90), [1]);
        using var read = SealingCertificate.Load(certificate.RawData);
        Assert.Equal("CN=controller", read.Subject);
    }

    [Fact]
    public void A_private_key_of_1024_bits_opens_what_it_once_sealed_and_a_shorter_one_is_refused()
    {
        using var ring = new SealingKeyRing();
        using var old = RSA.Create(1024);
        ring.Add(Encoding.ASCII.GetBytes(old.ExportRSAPrivateKeyPem()));
        using var shorter = RSA.Create(768);
        var error = Assert.Throws<SealingException>(() => ring.Add(Encoding.ASCII.GetBytes(shorter.ExportRSAPrivateKeyPem())));
        Assert.Equal("the private key cannot be used: its modulus has 768 bits, and 1024 to 16384 are taken", error.Message);
    }

    private static bool Verifies(Func<RSAParameters, RsaOaepPublicKey> open, RSAParameters parameters, CertificateFields fields)
    {
        using var key = open(parameters);
        return key.Verifies(RsaSignature.DigestOf(fields.SignatureAlgorithm)!.Value, fields.Body.Span, fields.Signature);
    }

    // Of the size, and odd: nothing else matters here.
    private static byte[] Modulus(int bits)
    {
        var modulus = new byte[bits / 8];
        modulus.AsSpan().Fill(0xA5);
        modulus[^1] |= 1;
        return modulus;
    }

    private static byte[] BigEndian(ulong number)
    {
        var bytes = new byte[8];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt64BigEndian(bytes, number);
        var trimmed = bytes.AsSpan().TrimStart((byte)0).ToArray();
        return trimmed.Length == 0 ? [0] : trimmed;
    }

    // Self-issued, signed by nobody.
    private static byte[] Certificate(byte[] modulus, ulong exponent)
    {
        var key = new AsnWriter(AsnEncodingRules.DER);
        using (key.PushSequence())
        {
            key.WriteIntegerUnsigned(modulus);
            key.WriteIntegerUnsigned(BigEndian(exponent));
        }

        var certificate = new AsnWriter(AsnEncodingRules.DER);
        using (certificate.PushSequence())
        {
            WriteBody(certificate, key.Encode());
            WriteAlgorithm(certificate, "1.2.840.113549.1.1.11");
            certificate.WriteBitString(new byte[256]);
        }

        return certificate.Encode();
    }

    private static void WriteBody(AsnWriter certificate, byte[] key)
    {
        using var body = certificate.PushSequence();
        certificate.WriteInteger(1);
        WriteAlgorithm(certificate, "1.2.840.113549.1.1.11");
        using (certificate.PushSequence())
        {
        }

        using (certificate.PushSequence())
        {
            certificate.WriteUtcTime(DateTimeOffset.UnixEpoch.AddYears(50));
            certificate.WriteUtcTime(DateTimeOffset.UnixEpoch.AddYears(79));
        }

        using (certificate.PushSequence())
        {
        }

        using (certificate.PushSequence())
        {
            WriteAlgorithm(certificate, "1.2.840.113549.1.1.1");
            certificate.WriteBitString(key);
        }
    }

    private static void WriteAlgorithm(AsnWriter certificate, string algorithm)
    {
        using var sequence = certificate.PushSequence();
        certificate.WriteObjectIdentifier(algorithm);
        certificate.WriteNull();
    }
}
