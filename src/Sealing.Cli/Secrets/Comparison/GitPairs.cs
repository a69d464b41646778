using System.Text;
using Sealing.Cli.Host.Files;
using Sealing.Cli.Host.Plumbing;

namespace Sealing.Cli.Secrets.Comparison;

/// <summary>The files that differ between a commit and the work tree, or between two commits.</summary>
internal static class GitPairs
{
    /// <param name="revision"><c>REV</c> or <c>REV..REV</c>.</param>
    /// <param name="paths">Files and folders to keep to; all without any.</param>
    /// <exception cref="GitException">There is no such commit, or no repository.</exception>
    public static IEnumerable<ComparedFile> Of(string revision, IReadOnlyList<string> paths)
    {
        Git.RequireRepository();
        var dots = revision.IndexOf("..", StringComparison.Ordinal);
        var before = Git.Resolve(dots < 0 ? revision : revision[..dots]);
        var after = dots < 0 ? null : Git.Resolve(revision[(dots + 2)..] is { Length: > 0 } named ? named : "HEAD");
        var root = Git.TryLine("rev-parse", "--show-toplevel") ?? throw new GitException("this folder is in no work tree");
        foreach (var name in Names(before, after, paths))
        {
            yield return new ComparedFile(name, OfCommit(before, name), after is null ? OfWorkTree(root, name) : OfCommit(after, name));
        }
    }

    private static string[] Names(string before, string? after, IReadOnlyList<string> paths)
    {
        string[] commits = after is null ? [before] : [before, after];
        var output = Git.Run(["diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", .. commits, "--", .. paths]);
        return [.. Encoding.UTF8.GetString(output).Split('\0', StringSplitOptions.RemoveEmptyEntries).Where(name => !name.Contains('\uFFFD', StringComparison.Ordinal))];
    }

    private static NamedBytes? OfCommit(string commit, string name)
    {
        try
        {
            return new NamedBytes(name, Git.Run("cat-file", "blob", $"{commit}:{name}"));
        }
        catch (GitException)
        {
            return null; // it is not in this commit
        }
    }

    private static NamedBytes? OfWorkTree(string root, string name)
    {
        var path = Path.Combine(root, name);
        return File.Exists(path) ? new NamedBytes(name, InputFile.Read(path)) : null;
    }
}
