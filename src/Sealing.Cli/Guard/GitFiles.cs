using System.Text;
using Sealing.Cli.Host;
using Sealing.Cli.Host.Plumbing;
using Sealing.Cli.Host.Terminals;

namespace Sealing.Cli.Guard;

/// <summary>What is to be looked at: files with the objects that hold them, and the list of files that tells about them.</summary>
/// <param name="Files">The files, each content once a name.</param>
/// <param name="Tree">All files of the index or the commit that the configuration is read from.</param>
internal sealed record GitFiles(IReadOnlyList<GitEntry> Files, IReadOnlyList<GitEntry> Tree)
{
    // By object, never as text: attributes and textconv programs have no say, and nothing of the work tree is read.
    private static readonly string[] DiffOptions =
    [
        "--raw", "-z", "--no-abbrev", "--no-renames", "--no-ext-diff", "--no-textconv", "--no-relative", "--ignore-submodules=none",
    ];

    // The branches whose configuration a repository agreed on: a branch of one's own may have had any. On a server, HEAD may name a branch that never was.
    private static readonly string[] Trunks = ["HEAD", "refs/heads/main", "refs/heads/master"];

    /// <summary>Whether the files are those that a change brings, and not all files.</summary>
    public bool IsChange { get; private init; } = true;

    /// <summary>
    /// The guard's configuration before a change that may be a stranger's: it has a say in what the change may let through. Empty where there was none. Null
    /// where the change is one's own, or the first.
    /// </summary>
    public IReadOnlyList<GitEntry>? Before { get; private init; }

    /// <summary>
    /// What the next commit changes, in the index that the hook got. Where pre-commit was given a range, at a push or in CI, nothing is staged: then each
    /// commit of the range.
    /// </summary>
    public static GitFiles Staged()
    {
        var raw = Git.Run(["diff", "--cached", .. DiffOptions]);
        if (raw.Length == 0 && Environment.GetEnvironmentVariable("PRE_COMMIT") == "1")
        {
            if (Environment.GetEnvironmentVariable("PRE_COMMIT_FROM_REF") is { Length: > 0 } from && Environment.GetEnvironmentVariable("PRE_COMMIT_TO_REF") is { Length: > 0 } to)
            {
                return Commits($"{from}..{to}");
            }

            if (Environment.GetEnvironmentVariable("GIT_INDEX_FILE") is { Length: > 0 })
            {
                return new GitFiles([], []); // git commit runs this: it amends a message, or is allowed to be empty
            }

            throw new UsageException("nothing is staged, so --staged would pass without looking: pre-commit run --all-files needs the hook seal-guard-files");
        }

        return new GitFiles(GitEntry.ParseDiff(raw), IndexEntries());
    }

    /// <summary>What <paramref name="range"/> changes in all: from the merge base for <c>A...B</c>, from A for <c>A..B</c>.</summary>
    public static GitFiles Range(string range)
    {
        var (from, to, fromBase) = GitRange.Parse(range);
        var start = fromBase ? Git.TryLine("merge-base", from, to) : from;
        if (start is null)
        {
            Terminal.Warning($"no merge base of {range}, so everything that differs is looked at; a shallow clone needs fetch-depth: 0");
        }

        var raw = Git.Run(["diff", .. DiffOptions, start ?? from, to, "--"]);
        return new GitFiles(GitEntry.ParseDiff(raw), TreeOf(to)) { Before = ConfigurationOf(start ?? from) };
    }

    /// <summary>What each commit of a range brings in, also where a later one takes it out again.</summary>
    public static GitFiles Commits(string range)
    {
        var (from, to, _) = GitRange.Parse(range);
        return OfCommits(Git.Run("rev-list", "--date-order", "--reverse", to, "^" + from), to) with { Before = ConfigurationOf(from) };
    }

    /// <summary>Everything in the index, or in HEAD where there is no work tree.</summary>
    public static GitFiles All()
    {
        var tree = Git.TryLine("rev-parse", "--is-bare-repository") == "true" ? TreeOf("HEAD") : IndexEntries();
        return new GitFiles(tree, tree) { IsChange = false };
    }

    /// <summary>Each content that any commit has, once, under the first name that it had.</summary>
    public static GitFiles History()
    {
        GitShallow.ThrowIfShallow();
        var files = OfCommits(Git.Run("rev-list", "--date-order", "--reverse", "--all"), tip: null).Files;
        return new GitFiles([.. files.Concat(GitTips.LoneFiles()).DistinctBy(entry => entry.ObjectId, StringComparer.Ordinal)], All().Tree) { IsChange = false };
    }

    /// <summary>What a push brings to a remote: lines <c>ref oid ref oid</c> as Git gives them to the hook.</summary>
    public static GitFiles PrePush(string input, string remote)
    {
        var pushed = Lines(input).Where(fields => fields.Length == 4 && !IsZero(fields[1])).ToList();
        var there = pushed.ToLookup(fields => fields[1], fields => fields[3], StringComparer.Ordinal);
        return OfTips(
            [.. pushed.Select(fields => (fields[1], fields[0]))],
            tip => there[tip].FirstOrDefault(old => !IsZero(old) && GitTips.IsCommit(old)) is { } known
                ? Git.Run("rev-list", "--date-order", "--reverse", tip, "^" + known)
                : Git.Run("rev-list", "--date-order", "--reverse", tip, "--not", "--remotes=" + remote));
    }

    /// <summary>What a push brings into this repository: lines <c>old new ref</c> as Git gives them to the hook, objects still in quarantine.</summary>
    public static GitFiles PreReceive(string input)
    {
        var received = Lines(input).Where(fields => fields.Length == 3 && !IsZero(fields[1])).ToList();
        received.ForEach(fields => GitTips.ThrowIfReplacement(fields[2]));
        var files = OfTips([.. received.Select(fields => (fields[1], fields[2]))], tip => Git.Run("rev-list", "--date-order", "--reverse", tip, "--not", "--all"));
        return files with { Before = Trunks.Concat(received.Select(fields => fields[0])).FirstOrDefault(GitTips.IsCommit) is { } trunk ? ConfigurationOf(trunk) : null };
    }

    /// <summary>The files of a commit or a folder.</summary>
    public static List<GitEntry> TreeOf(string commit) => GitEntry.ParseList(Git.Run("ls-tree", "-r", "-z", "--full-tree", commit), idField: 2);

    private static List<GitEntry> ConfigurationOf(string commit) =>
        GitEntry.ParseList(Git.Run("ls-tree", "-z", "--full-tree", commit, "--", GitScan.ConfigurationFile), idField: 2);

    private static GitFiles OfTips(IReadOnlyList<(string ObjectId, string Reference)> tips, Func<string, byte[]> newCommits)
    {
        var commits = tips.Where(tip => GitTips.IsCommit(tip.ObjectId)).ToList();
        var files = OfCommits([.. commits.SelectMany(tip => newCommits(tip.ObjectId))], commits.Count == 0 ? null : commits[^1].ObjectId);
        var others = tips.Except(commits).SelectMany(tip => GitTips.FilesOf(tip.ObjectId, tip.Reference)).ToList();
        return files with { Files = [.. files.Files, .. others], Tree = commits.Count == 0 ? others : files.Tree };
    }

    private static GitFiles OfCommits(byte[] commits, string? tip)
    {
        if (commits.Length == 0)
        {
            return new GitFiles([], []);
        }

        GitShallow.ThrowIfCut(commits);
        var raw = Git.Run(commits, ["diff-tree", "--stdin", "-r", "-m", "--root", GitEntry.CommitFormat, .. DiffOptions]);
        return new GitFiles([.. GitEntry.ParseDiff(raw).DistinctBy(entry => (entry.ObjectId, entry.Path, entry.Mode))], tip is null ? [] : TreeOf(tip));
    }

    private static List<GitEntry> IndexEntries() => GitEntry.ParseList(Git.Run("ls-files", "-s", "-z", "--full-name", ":/"), idField: 1);

    private static IEnumerable<string[]> Lines(string input) =>
        input.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static bool IsZero(string objectId) => objectId.All(digit => digit == '0');
}
