using System.Globalization;
using Sealing.Cli.Host;
using Sealing.Cli.Host.Files;
using Sealing.Cli.Host.Processes;
using Sealing.Cli.Host.Terminals;
using Sealing.Cli.Repository;
using Sealing.Repository;
using Sealing.SealedSecrets;

namespace Sealing.Cli.SealedSecrets.Cluster;

/// <summary><c>seal cert fetch --all</c>: the certificates that a repository keeps for its clusters, brought up to date or only looked at.</summary>
/// <param name="repository">The repository.</param>
/// <param name="cluster">The flags about the cluster, which come before what <c>.sealing.yaml</c> says.</param>
/// <param name="isCheck">Whether nothing is written.</param>
internal sealed class CertRefresh(SealingRepository repository, ClusterArguments cluster, bool isCheck)
{
    private const UnixFileMode PublicMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const int SoonInDays = 30;

    /// <summary>Does it for each of the clusters, whatever becomes of the others. 0, or 1 where one failed or, with <c>--check</c>, is stale or expires soon.</summary>
    public int Run(IReadOnlyList<RepositoryCluster> clusters)
    {
        var isRight = true;
        foreach (var target in clusters)
        {
            try
            {
                isRight &= One(target) || !isCheck;
            }
            catch (Exception e) when (e is SealingException or FileException)
            {
                isRight = false;
                Terminal.Error($"{target.Name}: {e.Message}");
                Terminal.Hint((e as SealingException)?.Hint);
            }
        }

        return isRight ? 0 : 1;
    }

    // Whether the certificate that is kept is the newest one, and lasts.
    private bool One(RepositoryCluster target)
    {
        var path = repository.CertificatePath(target);
        var fetched = Fetch(target);
        using var now = SealingCertificate.Load(fetched);
        now.ThrowIfExpired(TimeProvider.System);
        using var update = File.Exists(path) ? FileUpdate.Locked(path) : FileUpdate.Unlocked(path);
        using var old = File.Exists(path) ? Parse(update.Read(SizeLimit.Configuration)) : null;
        var isNewest = old?.Mark == now.Mark;
        var before = isNewest ? "" : (old is not null ? Describe(old) : File.Exists(path) ? "no certificate" : "missing") + " -> ";
        Terminal.Write($"{target.Name}: {path}: {before}{Describe(now)}{(isNewest ? ", the newest" : "")}\n");
        if (!isNewest && !isCheck)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            update.Replace([fetched], SizeLimit.Configuration, PublicMode);
        }

        return isNewest && now.DaysLeft(TimeProvider.System) >= SoonInDays;
    }

    private byte[] Fetch(RepositoryCluster target)
    {
        if (target.Url is { } address)
        {
            return CertificateDownload.Fetch(address);
        }

        using var client = cluster.Connect(target);
        return Waiting.For(client.FetchCertificateAsync);
    }

    // What is there may be no certificate, and is replaced by one.
    private static SealingCertificate? Parse(byte[] bytes)
    {
        try
        {
            return SealingCertificate.Load(bytes);
        }
        catch (SealingException)
        {
            return null;
        }
    }

    private static string Describe(SealingCertificate certificate) =>
        string.Create(CultureInfo.InvariantCulture, $"{certificate.Mark} until {certificate.NotAfter:yyyy-MM-dd} ({certificate.DaysLeft(TimeProvider.System)} days)");
}
