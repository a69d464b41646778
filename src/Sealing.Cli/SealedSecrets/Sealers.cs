using Sealing.Cli.Repository;
using Sealing.Cli.SealedSecrets.Cluster;
using Sealing.Repository;
using Sealing.SealedSecrets;
using Sealing.Text;

namespace Sealing.Cli.SealedSecrets;

/// <summary>
/// The sealer of each file: for the certificate that a flag names, else for the cluster of <c>.sealing.yaml</c> that the file is for, else for the controller
/// in the cluster that the command line says. Each certificate is had once. Not thread safe.
/// </summary>
internal sealed class Sealers(CertificateChoice choice) : IDisposable
{
    private readonly Dictionary<string, (SealingCertificate Certificate, SecretSealer Sealer)> _sealers = new(StringComparer.Ordinal);

    /// <summary>The sealer of a file, and the scope for Secrets in it that do not say one.</summary>
    /// <param name="file">The file that the result is for, or null for what has no path.</param>
    /// <exception cref="SealingException">Nothing says which, or the certificate cannot be had or has expired.</exception>
    public ClusterSealer Of(string? file)
    {
        if (choice.Certificate is null && choice.Clusters?.OneOf(file) is { } target)
        {
            return For(target);
        }

        if (choice.Certificate is null)
        {
            CheckIsNoSlip(file);
        }

        return new ClusterSealer(Sealer(choice.Certificate, choice.Annotates), null);
    }

    /// <summary>The sealer of a cluster.</summary>
    /// <exception cref="SealingException">Its certificate is not there, or has expired.</exception>
    public ClusterSealer For(TargetCluster target) =>
        new(NamedFile.Within(target.CertificateFile, () => Sealer(target.CertificateFile, isMarked: true)), target.Cluster.Scope);

    public void Dispose()
    {
        foreach (var (certificate, _) in _sealers.Values)
        {
            certificate.Dispose();
        }
    }

    // Who pinned certificates does not mean whatever cluster the kubeconfig is at.
    private void CheckIsNoSlip(string? file)
    {
        if (file is null || choice.Cluster.IsGiven || choice.Clusters?.RepositoryOf(file) is not { Configuration.Clusters.Count: > 0 } repository)
        {
            return;
        }

        throw new SealingException($"{Printable.Line(file)}: lies under no cluster of {repository.File}")
        {
            Hint = $"say for which it is with --for, or put a glob for it under the paths of {string.Join(" or ", repository.Configuration.Clusters.Select(cluster => cluster.Name))}",
        };
    }

    private SecretSealer Sealer(string? source, bool isMarked)
    {
        if (!_sealers.TryGetValue(source ?? "", out var found))
        {
            var certificate = CertificateSource.Load(source, choice.Cluster);
            _sealers[source ?? ""] = found = (certificate, new SecretSealer(certificate, TimeProvider.System) { MarksCertificate = isMarked });
        }

        return found.Sealer;
    }
}

/// <summary>What seals for a cluster, and the scope for Secrets that do not say one, or null.</summary>
internal sealed record ClusterSealer(SecretSealer Sealer, SealingScope? Scope);
