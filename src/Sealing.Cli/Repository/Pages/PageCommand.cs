using System.CommandLine;
using System.Text;
using Sealing.Cli.Host;
using Sealing.Cli.Host.Files;
using Sealing.Cli.Host.Parsing;
using Sealing.Cli.Host.Terminals;
using Sealing.Cli.SealedSecrets.Cluster;
using Sealing.Repository;

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
        var repository = new RepositoryOptions();
        var command = new Command("page", "Write a web page that seals values in the browser: nothing leaves it") { output, certificates, repository.Clusters, repository.Configuration };
        command.SetAction(line =>
        {
            var given = Flags.Value(line, certificates) ?? [];
            var clusters = given.Length == 0 ? OfRepository(repository.Choice(line)) : Given(given, repository.Choice(line));
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

    private static List<PageCluster> OfRepository(ClusterChoice choice)
    {
        if (choice.IsNamed)
        {
            return [.. choice.Of(null).Select(target => Load(target.Cluster.Name, target.CertificateFile))];
        }

        return choice.RepositoryOf(".") is { Configuration.Clusters.Count: > 0 } repository
            ? [.. repository.Configuration.Clusters.Select(cluster => Load(cluster.Name, repository.CertificateFile(cluster)))]
            : throw new UsageException($"no cluster is named to make the page for, and there is no {RepositoryConfiguration.FileName} here or above that names any")
            {
                Hint = "name each with its certificate: --cert dev=dev.pem --cert product=product.pem",
            };
    }

    private static List<PageCluster> Given(string[] certificates, ClusterChoice choice)
    {
        if (choice.IsNamed)
        {
            throw new UsageException($"--for chooses among the clusters of {RepositoryConfiguration.FileName}, and --cert names others");
        }

        var clusters = certificates.Select(Load).ToList();
        var twice = clusters.GroupBy(cluster => cluster.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1);
        return twice is null ? clusters : throw new UsageException($"two clusters have the name \"{twice.Key}\"");
    }

    private static PageCluster Load(string given)
    {
        var end = given.IndexOf('=', StringComparison.Ordinal);
        return end > 0 && end < given.Length - 1
            ? Load(given[..end], given[(end + 1)..])
            : throw new UsageException($"invalid argument \"{given}\" for \"--cert\" flag: must be NAME=FILE");
    }

    private static PageCluster Load(string name, string source)
    {
        using var certificate = CertificateSource.Load(source);
        certificate.ThrowIfExpired(TimeProvider.System);
        return PageCluster.Of(name, certificate);
    }
}
