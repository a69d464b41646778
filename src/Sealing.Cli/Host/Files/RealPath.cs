namespace Sealing.Cli.Host.Files;

/// <summary>Paths without symbolic links: where a file really lies.</summary>
internal static class RealPath
{
    private const int MostLinks = 40; // as many as Linux follows

    /// <summary>Whether a path, all links followed, leads to a place in the folder. What is not there yet lies where its name says.</summary>
    public static bool IsInside(string folder, string path)
    {
        var (root, real) = (Of(folder, 0), Of(path, 0));
        return root is not null && real is not null && real.StartsWith(Path.TrimEndingDirectorySeparator(root) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
    }

    // Null where links go in a circle.
    private static string? Of(string path, int links)
    {
        var full = Path.GetFullPath(path);
        var real = Path.GetPathRoot(full)!;
        foreach (var part in full[real.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            var next = Path.Combine(real, part);
            var target = new FileInfo(next).LinkTarget;
            if (target is not null && links++ >= MostLinks)
            {
                return null;
            }

            if ((target is null ? next : Of(Path.Combine(real, target), links)) is not { } found)
            {
                return null;
            }

            real = found;
        }

        return real;
    }
}
