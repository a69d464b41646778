using System.CommandLine;
using Sealing.Cli.Host;
using Sealing.Cli.Host.Parsing;
using Sealing.Cli.Repository;
using Sealing.Cli.SealedSecrets;
using Sealing.Cli.SealedSecrets.Cluster;

namespace Sealing.Cli.Secrets;

/// <summary>The certificate that a command line means: a flag, the clusters that <c>--for</c> names, a variable, <c>.sealing.yaml</c>, the cluster.</summary>
internal static class GivenCertificate
{
    /// <exception cref="UsageException">A flag and <c>--for</c> both say one.</exception>
    public static CertificateChoice Of(ParseResult line, Option<string> flag, RepositoryOptions repository, ClusterArguments cluster)
    {
        var (named, clusters) = (Flags.Value(line, flag), repository.Choice(line));
        return named is not null && clusters.IsNamed
            ? throw new UsageException($"{flag.Name} and {repository.Clusters.Name} exclude each other")
            : new CertificateChoice(named ?? (clusters.IsNamed ? null : FlagEnvironment.Value("--cert")), clusters, cluster);
    }
}
