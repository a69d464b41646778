using System.Text;
using Sealing.Cli.Host.Files;
using Sealing.Cli.Host.Plumbing;

namespace Sealing.Cli.Repository;

/// <summary>The manifests in a folder: what Git tracks or does not ignore, and outside of Git everything. Links are not followed.</summary>
internal static class RepositoryFiles
{
    private static readonly string[] Extensions = [".yaml", ".yml", ".json"];

    private static readonly EnumerationOptions Everything = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };

    /// <summary>The root of the repository that the current folder lies in, as a path from there; the current folder itself outside of any.</summary>
    public static string Root => Path.GetRelativePath(Directory.GetCurrentDirectory(), RootOf(".") ?? ".");

    /// <summary>Their paths, each beginning as the folder's does, in the order of their names.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="isWanted">Whether a file of this name counts; YAML and JSON where it is null.</param>
    public static List<string> In(string folder, Func<string, bool>? isWanted = null)
    {
        isWanted ??= path => Extensions.Contains(Path.GetExtension(path), StringComparer.Ordinal);
        var found = Tracked(folder)?.Where(isWanted).Where(IsFile) ?? Directory.EnumerateFiles(folder, "*", Everything).Where(isWanted).Where(path => !IsOfGit(path));
        return [.. found.Order(StringComparer.Ordinal)];
    }

    // Null where Git does not tell.
    private static IEnumerable<string>? Tracked(string folder)
    {
        if (RootOf(folder) is not { } root || root != RootOf("."))
        {
            return null;
        }

        try
        {
            var names = Git.Run("ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", ":(literal)" + folder);
            return Encoding.UTF8.GetString(names).Split('\0', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal);
        }
        catch (GitException)
        {
            return null; // it is not there, or does not trust the folder
        }
    }

    private static string? RootOf(string folder) => FoldersAbove.Of(folder).FirstOrDefault(above => Path.Exists(Path.Combine(above, ".git")));

    // One whose name is no UTF-8 cannot be opened, which is to be said.
    private static bool IsFile(string path) => path.Contains('\uFFFD', StringComparison.Ordinal) || (new FileInfo(path) is { Exists: true } file && !file.Attributes.HasFlag(FileAttributes.ReparsePoint));

    private static bool IsOfGit(string path) => path.Split(Path.DirectorySeparatorChar).Contains(".git", StringComparer.Ordinal);
}
