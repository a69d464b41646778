using System.Text;

namespace Sealing.Cli.Host.Plumbing;

/// <summary>Clones that lack commits. What they had cannot be looked at, so nothing can be said of it.</summary>
internal static class GitShallow
{
    /// <summary>The way out.</summary>
    public const string Hint = "git fetch --unshallow; with actions/checkout say fetch-depth: 0";

    public static bool IsShallow => Git.TryLine("rev-parse", "--is-shallow-repository") == "true";

    /// <exception cref="GitException">The repository is a shallow clone.</exception>
    public static void ThrowIfShallow()
    {
        if (IsShallow)
        {
            throw Failure();
        }
    }

    /// <summary>Refuses commits, one identifier a line, of which one has parents that are not there.</summary>
    /// <exception cref="GitException">The clone ends at one of them.</exception>
    public static void ThrowIfCut(byte[] commits)
    {
        if (IsShallow && Git.Lines(Git.Run(commits, "rev-list", "--stdin", "--no-walk", "--max-parents=0")).Any(HasParents))
        {
            throw Failure();
        }
    }

    // Git takes a commit that the clone ends at for one without parents; the commit itself names them.
    private static bool HasParents(string root) =>
        Encoding.UTF8.GetString(Git.Run("cat-file", "commit", root)).Split("\n\n", 2)[0].Contains("\nparent ", StringComparison.Ordinal);

    private static GitException Failure() => new("this clone is shallow: commits are missing, and with them what they had") { Hint = Hint };
}
