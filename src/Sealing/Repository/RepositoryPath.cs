using System.Text;

namespace Sealing.Repository;

/// <summary>Paths of <c>.sealing.yaml</c>: it may be a stranger's, and leads nowhere outside of its repository.</summary>
internal static class RepositoryPath
{
    /// <summary>What is wrong with a path, or null.</summary>
    public static string? Fault(string path) => path switch
    {
        "" => "must not be empty",
        _ when path.Contains('\\', StringComparison.Ordinal) => "must have / between folders",
        _ when path.EnumerateRunes().Any(Rune.IsControl) => "must have no control characters",
        ['/', ..] or [_, ':', ..] => "must be from the root of the repository, and not absolute",
        _ when path.Split('/').Contains("..", StringComparer.Ordinal) => "must not lead out of the repository",
        _ => null,
    };

    /// <summary>The same path without <c>./</c> before it, which no path from the root has.</summary>
    public static string Plain(string path) => path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path;
}
