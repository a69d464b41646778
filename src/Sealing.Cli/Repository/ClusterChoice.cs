using System.Collections.Concurrent;
using Sealing.Cli.Host;
using Sealing.Repository;

namespace Sealing.Cli.Repository;

/// <summary>Tells which clusters a file is for: those that <c>--for</c> names, else the one under whose paths it lies. Thread safe.</summary>
/// <param name="configuration">The <c>.sealing.yaml</c> that <c>--config</c> names, or null.</param>
/// <param name="names">What <c>--for</c> says, or null.</param>
internal sealed class ClusterChoice(string? configuration, string? names)
{
    private readonly ConcurrentDictionary<string, SealingRepository?> _repositories = new(StringComparer.Ordinal);

    /// <summary>Whether <c>--for</c> says which.</summary>
    public bool IsNamed => names is not null;

    /// <summary>The repository of a file or folder, or null.</summary>
    /// <exception cref="SealingException">Its <c>.sealing.yaml</c> cannot be used.</exception>
    public SealingRepository? RepositoryOf(string path)
    {
        var folder = configuration is not null ? "" : Directory.Exists(path) ? Path.GetFullPath(path) : Path.GetDirectoryName(Path.GetFullPath(path)) ?? "/";
        return _repositories.GetOrAdd(folder, _ => SealingRepository.Find(configuration, path));
    }

    /// <summary>The clusters that a file is for; none where nothing says so.</summary>
    /// <param name="file">The file, or null for what has no path, such as standard input.</param>
    /// <exception cref="SealingException">A cluster is named that there is none of, or the file lies under two.</exception>
    public IReadOnlyList<TargetCluster> Of(string? file)
    {
        var repository = RepositoryOf(file ?? ".") ?? (IsNamed ? RepositoryOf(".") : null);
        if (names is not null)
        {
            return [.. (repository ?? throw NoRepository()).Configuration.Named(names).Select(cluster => new TargetCluster(repository, cluster))];
        }

        return file is not null && repository?.ClusterOf(file) is { } found ? [new TargetCluster(repository, found)] : [];
    }

    /// <summary>The cluster that a file is for, or null where nothing says so.</summary>
    /// <exception cref="SealingException">As <see cref="Of"/>.</exception>
    /// <exception cref="UsageException">Several are named, and there is one file.</exception>
    public TargetCluster? OneOf(string? file) => Of(file) switch
    {
        [] => null,
        [var only] => only,
        _ => throw new UsageException("--for names several clusters, and a file is sealed for one"),
    };

    private static SealingException NoRepository() => new($"--for names a cluster of {RepositoryConfiguration.FileName}, and there is none here or above")
    {
        Hint = "seal init writes one; --config names one elsewhere",
    };
}

/// <summary>A cluster, and the repository whose <c>.sealing.yaml</c> says what it is.</summary>
internal sealed record TargetCluster(SealingRepository Repository, RepositoryCluster Cluster)
{
    /// <inheritdoc cref="SealingRepository.CertificateFile"/>
    public string CertificateFile => Repository.CertificateFile(Cluster);
}
