using Sealing.Guard.Policy;
using Sealing.SealedSecrets;

namespace Sealing.Repository;

/// <summary>A cluster of <c>.sealing.yaml</c>. Paths are from the root of the repository, with <c>/</c> between their parts, and lead nowhere else.</summary>
public sealed class RepositoryCluster
{
    internal RepositoryCluster()
    {
    }

    /// <summary>What the file and the command line call it: letters, digits, <c>-</c>, <c>_</c> and <c>.</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The file that its certificate is kept in. It need not be there yet.</summary>
    public required string Certificate { get; init; }

    /// <summary>The context of the kubeconfig that leads to it, or null.</summary>
    public string? Context { get; init; }

    /// <summary>Where its certificate is published, http or https, or null.</summary>
    public Uri? Url { get; init; }

    /// <summary>The name of the controller's Service, or null for the usual one.</summary>
    public string? ControllerName { get; init; }

    /// <summary>The namespace of the controller's Service, or null for the usual one.</summary>
    public string? ControllerNamespace { get; init; }

    /// <summary>What <c>{overlay}</c> in a path stands for: one or more names of folders.</summary>
    public required string Overlay { get; init; }

    /// <summary>The globs of its files, as <c>.gitignore</c> writes them. Empty where no file is its by its path.</summary>
    public required IReadOnlyList<string> Paths { get; init; }

    /// <summary>The scope to seal for it in where a Secret does not say one, or null.</summary>
    public SealingScope? Scope { get; init; }

    /// <summary>The globs, each with its place in the file.</summary>
    internal IReadOnlyList<ClusterGlob> Globs { get; init; } = [];

    /// <summary>Puts the place of a field before a remark on it.</summary>
    internal Func<string, string, SealingException> At { get; init; } = (_, remark) => new SealingException(remark);

    /// <summary>Whether a file is its by its path.</summary>
    public bool Holds(string path) => Globs.Any(glob => glob.Glob.Matches(path));
}

/// <summary>A glob under <c>paths</c>, and what puts its place before a remark on it.</summary>
internal sealed record ClusterGlob(PathGlob Glob, string Text, Func<string, SealingException> At);
