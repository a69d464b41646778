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

    /// <summary>What its mark says of a SealedSecret.</summary>
    /// <param name="sealedSecret">The SealedSecret.</param>
    /// <param name="own">The mark of the certificate that it is to be for, or null where none is known.</param>
    /// <param name="ownName">That certificate in words.</param>
    public MarkVerdict Judge(SealedSecret sealedSecret, string? own, string ownName)
    {
        if (CertificateMark.Of(sealedSecret) is not { } mark)
        {
            return new MarkVerdict(MarkStanding.Unmarked, "");
        }

        if (own is null || own == mark)
        {
            return new MarkVerdict(MarkStanding.Right, "");
        }

        return ClustersOf(mark) is { Count: > 0 } others
            ? new MarkVerdict(MarkStanding.OfAnother, $"sealed for the certificate of cluster {string.Join(" or ", others)}, not for {ownName}")
            : new MarkVerdict(MarkStanding.Stale, $"stale: sealed for {mark}, and {ownName} is {own}");
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
