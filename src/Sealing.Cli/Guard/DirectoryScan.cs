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

        var entries = Directory.EnumerateFileSystemEntries(path, "*", Everything).Where(entry => Path.GetFileName(entry) != ".git" && !IsLink(entry)).Order(StringComparer.Ordinal);
        return entries.SelectMany(Files);
    }

    private static bool IsLink(string path) => File.GetAttributes(path).HasFlag(FileAttributes.ReparsePoint);

    private static string Slashes(string path) => path.Replace('\\', '/') is ['.', '/', .. var rest] ? rest : path.Replace('\\', '/');
}
