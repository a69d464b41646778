using Sealing.Cli.Host;
using Sealing.Cli.Host.Plumbing;
using Sealing.Cli.SealedSecrets;
using Sealing.Cli.SealedSecrets.Cluster;
using Sealing.Manifests;
using Sealing.Repository;
using Sealing.SealedSecrets;

namespace Sealing.Cli.Guard.Fixes;

/// <summary>
/// Seals the Secrets of a file for the cluster that its path is for: by the certificate that a flag names, else <c>.sealing.yaml</c>, else the only
/// <c>pub-sealed-secrets*.pem</c> of the nearest folder above that has any. All but the first are read from the index.
/// </summary>
internal sealed class SealFix(IReadOnlyList<GitEntry> tree, GitObjects objects, string? certificate, string? cluster) : IDisposable
{
    private readonly Dictionary<string, (SealingCertificate Certificate, SecretSealer Sealer)> _sealers = new(StringComparer.Ordinal);
    private readonly Lazy<RepositoryConfiguration> _configuration = new(() => GitScan.ReadConfiguration(tree, objects));

    /// <exception cref="SealingException">There is no certificate for the path, or what is in the file is not Secrets only.</exception>
    public FixedFile Seal(string path, byte[] plain)
    {
        var target = certificate is null ? Configured(path) : null;
        var name = certificate ?? target?.Certificate ?? _configuration.Value.Guard.CertificateFor(path) ?? Discover(path);
        var sealer = SealerFor(name, isMarked: target is not null);
        var stream = ManifestStream.Read(plain);
        var secrets = SecretReader.ReadAll(stream);
        if (secrets.SelectMany(secret => secret.Doubts).FirstOrDefault() is { } doubt)
        {
            throw doubt;
        }

        try
        {
            return new FixedFile([.. secrets.SelectMany(secret => sealer.Seal(secret, SealingScopes.FromAnnotations(secret.Metadata.Annotations) == SealingScope.Strict ? target?.Scope : null).WriteUtf8(stream.Format))], "sealed for " + (target is null ? name : $"{target.Name} ({name})"));
        }
        finally
        {
            foreach (var secret in secrets)
            {
                secret.Clear();
            }
        }
    }

    public void Dispose()
    {
        foreach (var (loaded, _) in _sealers.Values)
        {
            loaded.Dispose();
        }
    }

    private SecretSealer SealerFor(string name, bool isMarked)
    {
        if (!_sealers.TryGetValue(name, out var found))
        {
            var loaded = certificate is not null ? CertificateSource.Load(name) : NamedFile.Within(name, () => SealingCertificate.Load(ReadFromIndex(name)));
            _sealers[name] = found = (loaded, new SecretSealer(loaded, TimeProvider.System) { MarksCertificate = isMarked });
        }

        return found.Sealer;
    }

    private byte[] ReadFromIndex(string name) => GitScan.ReadFile(tree, name, objects) ?? throw new SealingException("not in the index")
    {
        Hint = $"git add the certificate, or correct cert in {GitScan.ConfigurationFile}",
    };

    private RepositoryCluster? Configured(string path) => cluster is null ? _configuration.Value.ClusterOf(path) : _configuration.Value.Named(cluster) is [var only] ? only
        : throw new UsageException("--for names several clusters, and a file is sealed for one");

    private string Discover(string path) => CertificateAbove.Find(tree, path) switch
    {
        [var found] => found,
        [] => throw Unknown(path, "no certificate is known for it"),
        var several => throw Unknown(path, $"it could be for {string.Join(" or ", several)}"),
    };

    private static SealingException Unknown(string path, string message) => new(message)
    {
        Hint = $"give --cert, or say in {GitScan.ConfigurationFile}: clusters: {{NAME: {{cert: pub-sealed-secrets.pem, paths: [\"{CertificateAbove.Folder(path)}**\"]}}}}",
    };
}
