using Sealing.Guard;
using Sealing.Text;

namespace Sealing.Repository;

/// <summary>What a repository says of itself in its <c>.sealing.yaml</c>: the clusters that its secrets are for, and what it wants of the guard.</summary>
public sealed class RepositoryConfiguration
{
    /// <summary>The name of the file, at the root of the repository.</summary>
    public const string FileName = GuardConfiguration.FileName;

    internal RepositoryConfiguration(IReadOnlyList<RepositoryCluster> clusters, GuardConfiguration guard) => (Clusters, Guard) = (clusters, guard);

    /// <summary>The clusters, in the order of the file.</summary>
    public IReadOnlyList<RepositoryCluster> Clusters { get; }

    /// <summary>What the guard is to do.</summary>
    public GuardConfiguration Guard { get; }

    /// <summary>Whether the file says anything of the guard.</summary>
    internal bool HasGuard { get; init; }

    /// <summary>Reads a file: YAML in UTF-8. Allow entries of the guard count up to and with their last day in UTC.</summary>
    /// <exception cref="SealingException">Not YAML, a field that does not exist, a value that does not fit its field, a path out of the repository.</exception>
    public static RepositoryConfiguration Parse(ReadOnlySpan<byte> bytes, TimeProvider? time = null) =>
        RepositoryReader.Read(bytes, DateOnly.FromDateTime((time ?? TimeProvider.System).GetUtcNow().UtcDateTime));

    /// <summary>The cluster that a file is for by its path from the root, with <c>/</c> between its parts; null where it lies under none.</summary>
    /// <exception cref="SealingException">It lies under two.</exception>
    public RepositoryCluster? ClusterOf(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var found = Clusters.Where(cluster => cluster.Holds(path)).ToList();
        return found.Count <= 1 ? found.FirstOrDefault() : throw new SealingException(
            ErrorKind.SeveralClusters, $"lies under {found.Count} clusters of {FileName}: {string.Join(" and ", found.Select(cluster => cluster.Name))}")
        {
            Hint = "change their paths so that one of them has it",
        };
    }

    /// <summary>The clusters of a list of names with commas between, each once.</summary>
    /// <exception cref="SealingException">One is none of the file's, or there is none in the list.</exception>
    public IReadOnlyList<RepositoryCluster> Named(string names)
    {
        ArgumentNullException.ThrowIfNull(names);
        var found = names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).Select(One).ToList();
        return found.Count > 0 ? found : throw new SealingException("no cluster is named");
    }

    /// <summary>What is no fault but should be known, with their places: clusters that no path leads to, and globs that none of these files matches.</summary>
    /// <param name="files">The files of the repository, from its root.</param>
    internal IEnumerable<SealingException> Remarks(IReadOnlyCollection<string> files) => Clusters.SelectMany(cluster => cluster.Globs.Count == 0
        ? [cluster.At("paths", "without paths no file is for this cluster, unless the cluster is named")]
        : cluster.Globs.Where(glob => !files.Any(glob.Glob.Matches)).Select(glob => glob.At($"\"{glob.Text}\" matches no file")));

    private RepositoryCluster One(string name) => Clusters.FirstOrDefault(cluster => cluster.Name == name) ?? throw Unknown(name);

    private SealingException Unknown(string name)
    {
        var known = Clusters.Select(cluster => cluster.Name).ToList();
        return new SealingException($"no cluster \"{Printable.Line(name)}\" in {FileName}")
        {
            Hint = known.Count == 0 ? "it has no clusters: seal init writes those that it finds" : NearField.Find(name, known) is { } meant ? $"did you mean {meant}?" : "it has " + string.Join(", ", known),
        };
    }
}
