using System.Globalization;
using Sealing.Cli.Host;
using Sealing.Cli.Host.Files;
using Sealing.Repository;
using Sealing.SealedSecrets;

namespace Sealing.Cli.Repository;

/// <summary>The certificates that a repository keeps for its clusters, and what is wrong with them.</summary>
internal sealed class RepositoryPins
{
    private const int SoonInDays = 30;

    private readonly List<ClusterPin> _pins = [];

    private RepositoryPins(SealingRepository repository)
    {
        foreach (var cluster in repository.Configuration.Clusters)
        {
            Add(repository, cluster);
        }

        Certificates = new PinnedCertificates([.. _pins.Select(pin => (pin.Cluster, pin.Mark))]);
        Remarks.AddRange(_pins.GroupBy(pin => pin.Mark, StringComparer.Ordinal).Where(same => same.Count() > 1)
            .Select(same => $"{repository.File}: {string.Join(" and ", same.Select(pin => pin.Cluster))} have the same certificate: nothing tells what is sealed for one from what is for the other"));
    }

    /// <summary>Tells by the mark of a SealedSecret which cluster it was sealed for.</summary>
    public PinnedCertificates Certificates { get; }

    /// <summary>Certificates that are not there or are none, a line each.</summary>
    public List<string> Problems { get; } = [];

    /// <summary>Certificates that have expired, will soon, or are there twice, a line each.</summary>
    public List<string> Remarks { get; } = [];

    public static RepositoryPins Of(SealingRepository repository) => new(repository);

    /// <summary>The certificate of a cluster, or null where it cannot be used.</summary>
    public ClusterPin? Find(string cluster) => _pins.Find(pin => pin.Cluster == cluster);

    /// <summary>The certificate whose key has this fingerprint, or null.</summary>
    public ClusterPin? ByFingerprint(string fingerprint) => _pins.Find(pin => pin.Fingerprint == fingerprint);

    private void Add(SealingRepository repository, RepositoryCluster cluster)
    {
        try
        {
            var file = repository.CertificateFile(cluster);
            var pin = Read(cluster.Name, file);
            _pins.Add(pin);
            if (pin.DaysLeft < SoonInDays)
            {
                Remarks.Add(string.Create(CultureInfo.InvariantCulture, $"{file}: the certificate of cluster {cluster.Name} {(pin.DaysLeft < 0 ? "has expired" : $"expires in {pin.DaysLeft} days")}"));
            }
        }
        catch (Exception e) when (e is SealingException or FileException)
        {
            Problems.Add(e.Message);
        }
    }

    private static ClusterPin Read(string cluster, string file)
    {
        try
        {
            using var certificate = SealingCertificate.Load(InputFile.Read(file, SizeLimit.Configuration));
            return new ClusterPin(cluster, certificate.Mark, certificate.Fingerprint, certificate.DaysLeft(TimeProvider.System));
        }
        catch (SealingException e)
        {
            throw e.In(file);
        }
    }
}

/// <summary>The certificate of a cluster: its mark, the fingerprint of its key, and the days that it is still valid.</summary>
internal sealed record ClusterPin(string Cluster, string Mark, string Fingerprint, int DaysLeft);
