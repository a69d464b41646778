using Sealing.Cli.Repository;
using Sealing.Cli.SealedSecrets.Cluster;

namespace Sealing.Cli.SealedSecrets;

/// <summary>What a command line says of the certificates to seal with.</summary>
/// <param name="Certificate">The one that a flag or a variable names, a file or a URL, or null.</param>
/// <param name="Clusters">Which cluster of <c>.sealing.yaml</c> a file is for; null where it does not count.</param>
/// <param name="Cluster">The cluster whose controller is asked where nothing else says.</param>
internal sealed record CertificateChoice(string? Certificate, ClusterChoice? Clusters, ClusterArguments Cluster)
{
    /// <summary>Whether SealedSecrets are to say which certificate they are for, although no <c>.sealing.yaml</c> does.</summary>
    public bool Annotates { get; init; }
}
