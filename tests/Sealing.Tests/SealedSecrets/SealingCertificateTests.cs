using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Sealing.SealedSecrets;
using Xunit;

namespace Sealing.Tests.SealedSecrets;

/// <summary>Certificates by the openssl command line and by .NET, whose own reader says what must be read.</summary>
public sealed class SealingCertificateTests
{
    [Theory]
    [InlineData("/CN=sealed-secrets/O=Müller, Söhne", "36500")]
    [InlineData("/", "1")]
    [InlineData("/DC=example/DC=org/CN=a+serialNumber=7", "365")]
    public async Task A_certificate_by_openssl_reads_as_the_platform_reads_it(string subject, string days)
    {
        ExternalTool.Require("openssl");
        using var folder = new TemporaryFolder();
        await ExternalTool.Run(
            folder.Info, [], "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-utf8", "-multivalue-rdn", "-keyout", "key", "-out", "cert", "-outform", "DER", "-days", days, "-subj", subject);
        var der = await File.ReadAllBytesAsync(Path.Combine(folder.Info.FullName, "cert"), TestContext.Current.CancellationToken);

        using var read = SealingCertificate.Load(der);
        using var expected = X509CertificateLoader.LoadCertificate(der);

        Assert.Equal(
            (expected.Subject, expected.NotBefore.ToUniversalTime(), expected.NotAfter.ToUniversalTime()),
            (read.Subject, read.NotBefore.UtcDateTime, read.NotAfter.UtcDateTime));
        Assert.Equal(2048, read.KeySize);
    }

    [Fact]
    public void A_certificate_cut_short_anywhere_is_damaged()
    {
        var der = Certificate(RSASignaturePadding.Pkcs1);
        for (var length = 1; length < der.Length; length++)
        {
            Assert.Contains("damaged", Assert.Throws<SealingException>(() => SealingCertificate.Load(der.AsSpan(0, length))).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_certificate_with_any_byte_changed_is_read_or_refused()
    {
        var der = Certificate(RSASignaturePadding.Pss);
        for (var i = 0; i < der.Length; i++)
        {
            byte[] changed = [.. der];
            changed[i] ^= 0x41;
            Assert.True(Record.Exception(() => SealingCertificate.Load([0x30, .. changed.AsSpan(1)]).Dispose()) is null or SealingException, "byte " + i);
        }
    }

    private static byte[] Certificate(RSASignaturePadding padding)
    {
        using var rsa = RSA.Create(2048);
        var request = new CertificateRequest("CN=damaged", rsa, HashAlgorithmName.SHA256, padding);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(90));
        return certificate.RawData;
    }
}
