namespace Sealing.Kubernetes;

/// <summary>
/// Where a program is looked for: in the folders of PATH, and nowhere else. .NET looks in the folder of the running program and in the current one first,
/// where a repository may have put a program of that name.
/// </summary>
internal static class ProgramPlaces
{
    /// <summary>The rights of which a program has one. A file without them is passed over, as shells do.</summary>
    public const UnixFileMode AnyExecute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>The full paths that a program may have, in order. Folders that are empty or relative depend on the current one, and are passed over.</summary>
    /// <param name="searchPath">Folders, spelled as PATH is.</param>
    /// <param name="name">The program; on Windows without its extension, or with another than <c>.exe</c>.</param>
    public static IEnumerable<string> Of(string? searchPath, string name) => (searchPath ?? "").Split(Path.PathSeparator)
        .Where(Path.IsPathFullyQualified)
        .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() && !Path.HasExtension(name) ? name + ".exe" : name));

    /// <summary>Whether a word of a command is a path, which is taken as it is, and not a name to look for.</summary>
    public static bool IsPath(string word) => word.Contains('/', StringComparison.Ordinal) || word.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
