using System.CommandLine;
using System.Globalization;
using Sealing.SealedSecrets;

namespace Sealing.Cli.Commands;

/// <summary><c>seal cert show</c>: what a certificate is.</summary>
internal static class CertCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "Certificate: a file or a URL" };
        var show = new Command("show", "Print subject, key size, fingerprint and validity of a certificate") { file };
        show.SetAction(line =>
        {
            using var certificate = CertificateSource.Load(line.GetValue(file));
            Terminal.Write(Describe(certificate));
            return 0;
        });
        return new Command("cert", "Look at sealing certificates") { show };
    }

    private static string Describe(SealingCertificate certificate)
    {
        var days = certificate.DaysLeft(TimeProvider.System);
        return string.Create(CultureInfo.InvariantCulture, $"""
            subject:     {(certificate.Subject.Length == 0 ? "(empty)" : certificate.Subject)}
            key:         RSA {certificate.KeySize}
            fingerprint: {certificate.Fingerprint}
            valid until: {certificate.NotAfter:yyyy-MM-dd HH:mm:ss} UTC
            days left:   {(days < 0 ? "expired" : days)}

            """);
    }
}
