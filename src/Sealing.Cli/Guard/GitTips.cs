using Sealing.Cli.Host.Plumbing;

namespace Sealing.Cli.Guard;

/// <summary>What refs point to. Mostly that is a commit, with its files. But a tag may also point to a file, a folder or another tag.</summary>
internal static class GitTips
{
    private const string Replacements = "refs/replace/";

    /// <summary>The files of what a ref points to, if that is no commit. A single file has no name but that of the ref.</summary>
    public static IEnumerable<GitEntry> FilesOf(string objectId, string reference)
    {
        var target = Git.TryLine("rev-parse", "--verify", "--quiet", "--end-of-options", objectId + "^{}") ?? throw new GitException($"{reference}: object {objectId} is missing");
        return KindOf(target) switch
        {
            "blob" => [new GitEntry(target, reference)],
            "tree" => GitFiles.TreeOf(target),
            _ => [],
        };
    }

    /// <summary>Files and folders that are no part of any commit, as refs of all kinds point to them.</summary>
    public static IEnumerable<GitEntry> LoneFiles() =>
        Git.Lines(Git.Run("for-each-ref", "--format=%(objecttype)%(*objecttype) %(objectname) %(refname)"))
            .Select(line => line.Split(' ', 3)).Where(parts => parts[0] is not ("commit" or "tagcommit"))
            .SelectMany(parts => FilesOf(parts[1], parts[2]));

    /// <summary>Whether this is a commit, or a tag of one.</summary>
    public static bool IsCommit(string objectId) => Git.TryLine("rev-parse", "--verify", "--quiet", "--end-of-options", objectId + "^{commit}") is not null;

    /// <summary>Refuses a ref that replaces objects. The guard looks at the objects themselves, and whoever honours the replacement would see others.</summary>
    /// <exception cref="GitException">The ref puts one object in the place of another.</exception>
    public static void ThrowIfReplacement(string reference)
    {
        if (reference.StartsWith(Replacements, StringComparison.Ordinal))
        {
            throw new GitException($"{reference}: a push may not put one object in the place of another")
            {
                Hint = "git replace -d takes the replacement away; push the change as a commit",
            };
        }
    }

    private static string? KindOf(string objectId) => Git.TryLine("cat-file", "-t", objectId);
}
