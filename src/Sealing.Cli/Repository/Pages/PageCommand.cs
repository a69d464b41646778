using System.CommandLine;
using System.Text;
using Sealing.Cli.Host;
using Sealing.Cli.Host.Files;
using Sealing.Cli.Host.Parsing;
using Sealing.Cli.Host.Terminals;
using Sealing.Cli.SealedSecrets.Cluster;
using Sealing.SealedSecrets;

namespace Sealing.Cli.Repository.Pages;

/// <summary><c>seal page</c>: a page that seals in the browser, for people without kubectl.</summary>
internal static class PageCommand
{
    private const UnixFileMode PublicMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    public static Command Create()
    {
        var output = Flags.File("--out", "Write to this file instead of standard output, in one step", "-o");
        var certificates = Flags.Repeated("--cert", "A cluster's name and its certificate, a file or a URL; repeat it for several clusters");
        certificates.HelpName = "name=file";
        var command = new Command("page", "Write a web page that seals values in the browser: nothing leaves it") { output, certificates };
        command.SetAction(line =>
        {
            var clusters = Clusters(Flags.Value(line, certificates) ?? []);
            var page = Encoding.UTF8.GetBytes(SealingPage.For(clusters));
            if (Flags.Value(line, output) is { } file)
            {
                FileOutput.Replace(file, page, PublicMode);
            }
            else
            {
                Terminal.Write(page);
            }

            return 0;
        });
        return command;
    }

    private static List<PageCluster> Clusters(string[] certificates)
    {
        if (certificates.Length == 0)
        {
            throw new UsageException("no cluster is named to make the page for") { Hint = "name each with its certificate: --cert dev=dev.pem --cert product=product.pem" };
        }

        var clusters = certificates.Select(Load).ToList();
        var twice = clusters.GroupBy(cluster => cluster.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1);
        return twice is null ? clusters : throw new UsageException($"two clusters have the name \"{twice.Key}\"");
    }

    private static PageCluster Load(string given)
    {
        var end = given.IndexOf('=', StringComparison.Ordinal);
        if (end <= 0 || end == given.Length - 1)
        {
            throw new UsageException($"invalid argument \"{given}\" for \"--cert\" flag: must be NAME=FILE");
        }

        using var certificate = CertificateSource.Load(given[(end + 1)..]);
        certificate.ThrowIfExpired(TimeProvider.System);
        return PageCluster.Of(given[..end], certificate);
    }
}
