namespace Sealing.Cli;

/// <summary>
/// Finds programs in the folders of PATH, and nowhere else: .NET looks in the current folder first, where a repository may have put a program
/// of that name.
/// </summary>
internal static class ProgramPath
{
    /// <summary>Null where there is none.</summary>
    public static string? Find(string name) => Find(Environment.GetEnvironmentVariable("PATH"), name);

    /// <summary>The program that a word of a command means: a path as it is, a name by <see cref="Find(string)"/>.</summary>
    /// <exception cref="SealingException">There is none.</exception>
    public static string Of(string word) => word.Contains('/', StringComparison.Ordinal) || Path.IsPathFullyQualified(word)
        ? word
        : Find(word) ?? throw new SealingException($"cannot run {word}: there is no such program in the folders of PATH");

    /// <param name="searchPath">Folders, spelled as PATH is; those that are not absolute are passed over.</param>
    /// <param name="name">The program, without an extension.</param>
    public static string? Find(string? searchPath, string name) => (searchPath ?? "").Split(Path.PathSeparator)
        .Where(Path.IsPathFullyQualified)
        .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name))
        .FirstOrDefault(File.Exists);
}
