using Sealing.SealedSecrets;

namespace Sealing.Repository;

/// <summary>The certificates of a repository's clusters, to tell by its mark which of them a SealedSecret was sealed for.</summary>
/// <param name="pins">The clusters with the marks of their certificates. Two may have the same.</param>
internal sealed class PinnedCertificates(IReadOnlyList<(string Cluster, string Mark)> pins)
{
    /// <summary>The mark of a cluster's certificate, or null where it is not known.</summary>
    public string? MarkOf(string cluster) => pins.Where(pin => pin.Cluster == cluster).Select(pin => pin.Mark).FirstOrDefault();

    /// <summary>The clusters whose certificate has this mark.</summary>
    public IReadOnlyList<string> ClustersOf(string mark) => [.. pins.Where(pin => pin.Mark == mark).Select(pin => pin.Cluster)];

    /// <summary>What a mark says of a SealedSecret that is to be for a cluster.</summary>
    /// <param name="sealedSecret">The SealedSecret.</param>
    /// <param name="cluster">The cluster, or null where none is known.</param>
    public MarkVerdict Judge(SealedSecret sealedSecret, string? cluster)
    {
        if (CertificateMark.Of(sealedSecret) is not { } mark)
        {
            return new MarkVerdict(MarkStanding.Unmarked, "");
        }

        if (cluster is null || MarkOf(cluster) is not { } own || own == mark)
        {
            return new MarkVerdict(MarkStanding.Right, "");
        }

        var others = ClustersOf(mark);
        return others.Count > 0
            ? new MarkVerdict(MarkStanding.OfAnother, $"sealed for the certificate of cluster {string.Join(" or ", others)}, and its path is for {cluster}")
            : new MarkVerdict(MarkStanding.Stale, $"stale: sealed for {mark}, and the certificate of cluster {cluster} is {own}");
    }
}

/// <summary>What a mark says, in a word and in a line.</summary>
internal sealed record MarkVerdict(MarkStanding Standing, string Words);

/// <summary>How the mark of a SealedSecret stands to the cluster that it is to be for.</summary>
internal enum MarkStanding
{
    /// <summary>It has none.</summary>
    Unmarked,

    /// <summary>It is that of the cluster's certificate, or nothing is known to the contrary.</summary>
    Right,

    /// <summary>It is of a certificate that no cluster has.</summary>
    Stale,

    /// <summary>It is of another cluster's certificate.</summary>
    OfAnother,
}
