using Sealing.Guard;

namespace Sealing.Cli.Guard;

/// <summary>Scans files and folders as they lie on disk. Links are not followed, and Git's own folder is passed over.</summary>
internal static class DirectoryScan
{
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };

    public static List<Finding> Run(IReadOnlyList<string> paths)
    {
        var files = paths.SelectMany(Files).Distinct(StringComparer.Ordinal).ToList();
        // In a work tree git-crypt shows the plaintext, so its attributes say nothing here.
        var known = files.Where(file => file != "-" && GuardContext.Wants(Slashes(file)) && Path.GetFileName(file) != ".gitattributes");
        var context = GuardContext.Read(known.Select(file => KeyValuePair.Create(Slashes(file), InputFile.Read(file))), Configuration());
        return [.. OrderedParallel.Map(files.Count, i => Scan(files[i], context)).SelectMany(found => found)];
    }

    private static IReadOnlyList<Finding> Scan(string file, GuardContext context)
    {
        if (file != "-" && new FileInfo(file) is { Exists: true, Length: > InputFile.MaxSize } large)
        {
            Terminal.Warning($"{file}: {large.Length} bytes, not looked at");
            return [];
        }

        return PlaintextScanner.Scan(Slashes(file), InputFile.Read(file), context);
    }

    private static GuardConfiguration? Configuration() => File.Exists(GitScan.ConfigurationFile) ? GuardConfiguration.Parse(InputFile.Read(GitScan.ConfigurationFile)) : null;

    private static IEnumerable<string> Files(string path)
    {
        if (!Directory.Exists(path))
        {
            return [path];
        }

        // A pipe would keep its reader waiting.
        var entries = Directory.EnumerateFileSystemEntries(path, "*", Everything)
            .Where(entry => Path.GetFileName(entry) != ".git" && !IsLink(Reachable(entry)) && !UnixFile.IsDevice(entry)).Order(StringComparer.Ordinal);
        return entries.SelectMany(Files);
    }

    // .NET shows bytes that are no UTF-8 as U+FFFD, and finds no file under the name that it shows.
    private static string Reachable(string path) =>
        path.Contains('\uFFFD', StringComparison.Ordinal) && !Path.Exists(path)
            ? throw new FileFailure($"open {path}: its name is not UTF-8; rename it, or look at it in Git with seal guard --all")
            : path;

    private static bool IsLink(string path) => File.GetAttributes(path).HasFlag(FileAttributes.ReparsePoint);

    private static string Slashes(string path) => path.Replace('\\', '/') is ['.', '/', .. var rest] ? rest : path.Replace('\\', '/');
}
