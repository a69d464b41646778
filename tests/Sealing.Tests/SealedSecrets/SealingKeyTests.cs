using System.Security.Cryptography;
using System.Text;
using Sealing.Manifests;
using Sealing.SealedSecrets;
using Xunit;

namespace Sealing.Tests.SealedSecrets;

public sealed class SealingKeyTests
{
    [Theory]
    [InlineData("key-2048.pem")]
    [InlineData("key-2048.pkcs1.pem")]
    public void A_key_has_the_fingerprint_of_its_certificate(string file)
    {
        using var ring = new SealingKeyRing();
        ring.Add(Vectors.Read(file));
        using var certificate = SealingCertificate.Load(Vectors.Read("cert-2048.pem"));
        Assert.Equal(certificate.Fingerprint, Assert.Single(ring.Keys).Fingerprint);
        Assert.Equal(2048, certificate.KeySize);
    }

    [Fact]
    public void The_same_key_counts_once()
    {
        using var ring = new SealingKeyRing();
        ring.Add(Vectors.Read("key-2048.pem"));
        ring.Add(Vectors.Read("key-2048.pkcs1.pem"));
        Assert.Single(ring.Keys);
    }

    [Fact]
    public void Encrypted_PKCS8_opens_with_its_passphrase_only()
    {
        using var rsa = RSA.Create(2048);
        var parameters = new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000);
        var pem = Encoding.ASCII.GetBytes(rsa.ExportEncryptedPkcs8PrivateKeyPem("open sesame", parameters));
        using var ring = new SealingKeyRing();
        Assert.Contains("no passphrase", Assert.Throws<SealingException>(() => ring.Add(pem)).Message, StringComparison.Ordinal);
        Assert.Contains("passphrase is wrong", Assert.Throws<SealingException>(() => ring.Add(pem, "sesame")).Message, StringComparison.Ordinal);
        ring.Add(pem, "open sesame");
        Assert.Single(ring.Keys);
    }

    [Fact]
    public void A_certificate_is_read_as_PEM_behind_other_blocks_and_as_DER()
    {
        var pem = Vectors.Read("cert-3072.pem");
        using var expected = SealingCertificate.Load(pem);
        using var behind = SealingCertificate.Load([.. Vectors.Read("key-2048.pem"), .. pem, .. Vectors.Read("cert-2048.pem")]);
        using var der = SealingCertificate.Load(Convert.FromBase64String(string.Concat(Encoding.ASCII.GetString(pem).Split('\n')[1..^2])));
        Assert.Equal(expected.Fingerprint, behind.Fingerprint);
        Assert.Equal(expected.Fingerprint, der.Fingerprint);
    }

    [Fact]
    public void A_private_key_is_no_certificate_and_the_hint_says_so()
    {
        var error = Assert.Throws<SealingException>(() => SealingCertificate.Load(Vectors.Read("key-2048.pem")));
        Assert.Equal("data does not contain any valid RSA or ECDSA certificates", error.Message);
        Assert.Contains("private key", error.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_key_pair_loads_as_the_Secret_that_it_makes()
    {
        var pair = SealingKeyPair.Generate(TimeProvider.System, 2048);
        var manifest = pair.ToSecret("sealed-secrets-key-1", "kube-system").Write(ManifestFormat.Yaml);
        using var ring = new SealingKeyRing();
        ring.Add(Encoding.UTF8.GetBytes(manifest));
        using var certificate = SealingCertificate.Load(Encoding.ASCII.GetBytes(pair.CertificatePem));
        Assert.Equal(certificate.Fingerprint, Assert.Single(ring.Keys).Fingerprint);
    }
}
