using Sealing.Cli.Host;
using Sealing.Cli.Host.Files;
using Sealing.Guard;
using Sealing.Primitives;

namespace Sealing.Cli.Guard;

/// <summary>
/// Scans files and folders as they lie on disk. Links are not followed, and Git's own folder is passed over. Files of a repository are judged as Git's
/// modes do: by their names from its root, with what lies there and in the folders above them.
/// </summary>
internal static class DirectoryScan
{
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };

    public static List<Finding> Run(IReadOnlyList<string> paths)
    {
        var here = WorkTree.Around(".");
        return [.. paths.GroupBy(WorkTree.Around).SelectMany(group => Run(group.Key, here, [.. group.SelectMany(Files).Distinct(StringComparer.Ordinal)]))];
    }

    private static List<Finding> Run(WorkTree tree, WorkTree here, List<string> files)
    {
        var context = tree.Context(files);
        var baseline = tree.Baseline();
        var wrong = PlaintextScanner.ScanContext(files.Select(tree.NameOf), context).Where(finding => !baseline.Contains(finding))
            .Select(finding => finding with { File = tree.ShownNameOf(tree.PathOf(finding.File), here) });
        return [.. wrong, .. OrderedParallel.Map(files.Count, i => Scan(files[i], tree, context).Where(finding => !baseline.Contains(finding)).Select(finding => finding with { File = tree.ShownNameOf(files[i], here) }))
            .SelectMany(found => found)];
    }

    private static IReadOnlyList<Finding> Scan(string file, WorkTree tree, GuardContext context)
    {
        var maxSize = context.Configuration.MaxSize;
        if (WorkTree.IsOnDisk(file) && new FileInfo(file) is { Exists: true } info && info.Length > maxSize)
        {
            GitScan.WarnOfSize(file, maxSize);
            return [];
        }

        return PlaintextScanner.Scan(tree.NameOf(file), InputFile.Read(file, new SizeLimit(maxSize, $"maxSize ({maxSize} bytes)")), context);
    }

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
            ? throw new FileException($"open {path}: its name is not UTF-8; rename it, or look at it in Git with seal guard --all")
            : path;

    private static bool IsLink(string path) => File.GetAttributes(path).HasFlag(FileAttributes.ReparsePoint);
}
