using k8s;

namespace Sealing.Kubernetes.Configuration;

/// <summary>
/// The kubeconfig files that apply, merged. Source: "Organizing Cluster Access Using kubeconfig Files" of the Kubernetes documentation.
/// Read here and not by the client library, which drops proxy-url, tokenFile and all but the first certificate of a bundle, resolves the paths of
/// a second file against the first, and runs the exec plugin only to learn the namespace.
/// </summary>
internal sealed record KubeConfig
{
    private const string ListVariable = "KUBECONFIG";

    /// <summary>The context that counts where none is asked for, or null.</summary>
    public string? CurrentContext { get; init; }

    public required IReadOnlyDictionary<string, KubeContext> Contexts { get; init; }

    public required IReadOnlyDictionary<string, KubeCluster> Clusters { get; init; }

    public required IReadOnlyDictionary<string, KubeUser> Users { get; init; }

    /// <summary>Whether there is no kubeconfig at all, or one that says nothing.</summary>
    public bool IsEmpty => CurrentContext is null && Contexts.Count == 0 && Clusters.Count == 0 && Users.Count == 0;

    /// <summary>
    /// The file that is named, which must be there; else those of $KUBECONFIG, of which some may be missing; else ~/.kube/config, which may be too.
    /// Of the same name, the first file's counts.
    /// </summary>
    /// <exception cref="ClusterException">A file cannot be read or is not a kubeconfig.</exception>
    public static KubeConfig Load(string? path)
    {
        if (path is null)
        {
            return Files().Where(File.Exists).Select(KubeConfigReader.Read).Aggregate(Nothing, Merge);
        }

        return File.Exists(path) ? KubeConfigReader.Read(path) : throw new ClusterException($"stat {path}: no such file or directory");
    }

    /// <summary>The context of that name, else the current one; null where there is no current one.</summary>
    /// <exception cref="ClusterException">There is no context of that name.</exception>
    public KubeContext? FindContext(string? name)
    {
        if ((name ?? CurrentContext) is not { } wanted)
        {
            return null;
        }

        return Contexts.GetValueOrDefault(wanted) ?? throw new ClusterException($"context \"{wanted}\" does not exist")
        {
            Hint = Contexts.Count == 0
                ? "the kubeconfig has no contexts"
                : "contexts in the kubeconfig: " + string.Join(", ", Contexts.Keys.Order(StringComparer.Ordinal)),
        };
    }

    private static KubeConfig Nothing { get; } = new()
    {
        Contexts = new Dictionary<string, KubeContext>(StringComparer.Ordinal),
        Clusters = new Dictionary<string, KubeCluster>(StringComparer.Ordinal),
        Users = new Dictionary<string, KubeUser>(StringComparer.Ordinal),
    };

    private static IEnumerable<string> Files() => Environment.GetEnvironmentVariable(ListVariable) is { Length: > 0 } list
        ? list.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)
        : [KubernetesClientConfiguration.KubeConfigDefaultLocation];

    private static KubeConfig Merge(KubeConfig first, KubeConfig second) => new()
    {
        CurrentContext = first.CurrentContext ?? second.CurrentContext,
        Contexts = Merge(first.Contexts, second.Contexts),
        Clusters = Merge(first.Clusters, second.Clusters),
        Users = Merge(first.Users, second.Users),
    };

    private static Dictionary<string, T> Merge<T>(IReadOnlyDictionary<string, T> first, IReadOnlyDictionary<string, T> second)
    {
        var merged = new Dictionary<string, T>(first, StringComparer.Ordinal);
        foreach (var (name, value) in second)
        {
            merged.TryAdd(name, value);
        }

        return merged;
    }
}
