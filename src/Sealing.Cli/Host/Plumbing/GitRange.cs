namespace Sealing.Cli.Host.Plumbing;

/// <summary>A range of commits as a user writes it, resolved to objects.</summary>
internal readonly record struct GitRange(string From, string To, bool FromMergeBase)
{
    /// <exception cref="UsageException">No range.</exception>
    /// <exception cref="GitException">A commit that does not exist.</exception>
    public static GitRange Parse(string range)
    {
        var dots = range.IndexOf("..", StringComparison.Ordinal);
        if (dots <= 0)
        {
            throw new UsageException($"not a range of commits: {range}: write A...B");
        }

        var isSymmetric = range.AsSpan(dots).StartsWith("...");
        var to = range[(dots + (isSymmetric ? 3 : 2))..];
        return new GitRange(Git.Resolve(range[..dots]), Git.Resolve(to.Length == 0 ? "HEAD" : to), isSymmetric);
    }
}
