using Sealing.Cli.Repository;
using Sealing.Cli.SealedSecrets.Cluster;
using Sealing.Primitives;
using Sealing.Repository;
using Sealing.SealedSecrets;

namespace Sealing.Cli.SealedSecrets.Renewal;

/// <summary>With the old private keys, for the certificate that a flag names, else that of the cluster that a file is for, else the controller's.</summary>
/// <param name="ring">The private keys.</param>
/// <param name="source">The certificate on the command line, or null.</param>
/// <param name="isMarked">Whether SealedSecrets are marked although no <c>.sealing.yaml</c> says so.</param>
/// <param name="choice">Which cluster a file is for.</param>
/// <param name="cluster">The controller on the command line.</param>
internal sealed class OfflineRenewal(SealingKeyRing ring, string? source, bool isMarked, ClusterChoice choice, ClusterArguments cluster) : IRenewal
{
    private const string Given = "";

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (SealingCertificate Certificate, SecretReencrypter Reencrypter)> _reencrypters = new(StringComparer.Ordinal);

    public bool IsParallel => true;

    public IReadOnlyList<SealedSecret> Renew(string file, IReadOnlyList<SealedTarget> targets)
    {
        var reencrypter = Of(file);
        return OrderedParallel.Map(targets.Count, i => GivenNamespace.Open(targets[i].Item, reencrypter.Reencrypt));
    }

    /// <summary>Has the certificate that is for all files without a cluster, so that what is wrong with it is said once.</summary>
    public void Load()
    {
        if (source is not null)
        {
            _ = One(Given, source, isMarked);
        }
    }

    public void Dispose()
    {
        foreach (var (certificate, _) in _reencrypters.Values)
        {
            certificate.Dispose();
        }
    }

    private SecretReencrypter Of(string file)
    {
        if (source is null && choice.OneOf(file == "-" ? null : file) is { } target)
        {
            return NamedFile.Within(target.CertificateFile, () => One(target.CertificateFile, target.CertificateFile, marks: true));
        }

        if (source is null && file != "-" && !cluster.IsGiven && choice.RepositoryOf(file) is { Configuration.Clusters.Count: > 0 } repository)
        {
            throw new SealingException($"lies under no cluster of {repository.File}") { Hint = "say for which it is with --for, or with --cert" };
        }

        return One(Given, source, isMarked);
    }

    private SecretReencrypter One(string name, string? from, bool marks)
    {
        lock (_lock)
        {
            if (!_reencrypters.TryGetValue(name, out var found))
            {
                var certificate = CertificateSource.Load(from, cluster);
                _reencrypters[name] = found = (certificate, new SecretReencrypter(ring, certificate, TimeProvider.System) { MarksCertificate = marks });
            }

            return found.Reencrypter;
        }
    }
}
