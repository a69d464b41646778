using System.CommandLine;
using System.Globalization;
using Sealing.Cli.Host;
using Sealing.Cli.Host.Files;
using Sealing.Cli.Host.Parsing;
using Sealing.Cli.Host.Terminals;
using Sealing.Cli.Repository;
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
        var all = Flags.Switch("--all", "Bring the certificates of all clusters in .sealing.yaml up to date, or of those that --for names, and say what changed");
        var check = Flags.Switch("--check", "As --all, but change nothing: exit code 1 where one is old or has under 30 days");
        var repository = new RepositoryOptions();
        var fetch = new Command("fetch", "Print the certificate of the controller in the cluster, unchanged; or refresh those of .sealing.yaml") { output, all, check, repository.Configuration, repository.Clusters };
        foreach (var option in cluster.All)
        {
            fetch.Options.Add(option);
        }

        fetch.SetAction(line =>
        {
            var (choice, isCheck, arguments) = (repository.Choice(line), line.GetValue(check), new ClusterArguments(line, cluster));
            if (line.GetValue(all) || isCheck || choice.IsNamed)
            {
                return Refresh(choice, arguments, isCheck, hasOutput: line.GetResult(output) is not null);
            }

            var certificate = CertificateSource.Read(source: null, arguments);
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

    private static int Refresh(ClusterChoice choice, ClusterArguments arguments, bool isCheck, bool hasOutput)
    {
        if (hasOutput)
        {
            throw new UsageException("--output is for one certificate: .sealing.yaml says where those of its clusters are kept");
        }

        var repository = choice.RepositoryOf(".") ?? throw new SealingException("there is no .sealing.yaml here or above") { Hint = "seal init writes one; --config names one elsewhere" };
        var clusters = choice.IsNamed ? [.. choice.Of(file: null).Select(target => target.Cluster)] : repository.Configuration.Clusters;
        return clusters.Count > 0 ? new CertRefresh(repository, arguments, isCheck).Run(clusters) : throw new SealingException(repository.File + ": it has no clusters");
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
            mark:        {certificate.Mark}
            valid until: {certificate.NotAfter:yyyy-MM-dd HH:mm:ss} UTC
            days left:   {(days < 0 ? "expired" : days)}

            """);
    }
}
