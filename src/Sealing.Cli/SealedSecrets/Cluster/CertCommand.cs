using System.CommandLine;
using System.Globalization;
using Sealing.Cli.Host.Files;
using Sealing.Cli.Host.Parsing;
using Sealing.Cli.Host.Terminals;
using Sealing.SealedSecrets;
using Sealing.Text;

namespace Sealing.Cli.SealedSecrets.Cluster;

/// <summary><c>seal cert fetch</c> and <c>seal cert show</c>: the controller's certificate, and what a certificate is.</summary>
internal static class CertCommand
{
    private const UnixFileMode PublicMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    public static Command Create(ClusterOptions cluster) => new("cert", "Fetch and look at sealing certificates") { Fetch(cluster), Show() };

    private static Command Fetch(ClusterOptions cluster)
    {
        var output = Flags.File("--output", "Write to this file instead of standard output, in one step", "-w");
        var fetch = new Command("fetch", "Print the certificate of the controller in the cluster, unchanged") { output };
        foreach (var option in cluster.All)
        {
            fetch.Options.Add(option);
        }

        fetch.SetAction(line =>
        {
            var certificate = CertificateSource.Read(source: null, new ClusterArguments(line, cluster));
            if (line.GetValue(output) is { Length: > 0 } file)
            {
                FileOutput.Replace(file, certificate, PublicMode);
            }
            else
            {
                Terminal.Write(certificate);
            }

            return 0;
        });
        return fetch;
    }

    private static Command Show()
    {
        var file = new Argument<string>("FILE") { Description = "Certificate: a file or a URL" };
        var show = new Command("show", "Print subject, key size, fingerprint and validity of a certificate") { file };
        show.SetAction(line =>
        {
            using var certificate = CertificateSource.Load(line.GetValue(file)!);
            Terminal.Report(Describe(certificate));
            return 0;
        });
        return show;
    }

    private static string Describe(SealingCertificate certificate)
    {
        var days = certificate.DaysLeft(TimeProvider.System);
        return string.Create(CultureInfo.InvariantCulture, $"""
            subject:     {(certificate.Subject.Length == 0 ? "(empty)" : Printable.Line(certificate.Subject))}
            key:         RSA {certificate.KeySize}
            fingerprint: {certificate.Fingerprint}
            valid until: {certificate.NotAfter:yyyy-MM-dd HH:mm:ss} UTC
            days left:   {(days < 0 ? "expired" : days)}

            """);
    }
}
