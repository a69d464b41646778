using Sealing.Cli.Host;
using Sealing.Cli.Host.Plumbing;
using Sealing.Cli.Host.Terminals;
using Sealing.Guard;
using Sealing.Primitives;
using Sealing.Repository;

namespace Sealing.Cli.Guard;

/// <summary>Scans files that lie in Git, on all cores, with the configuration that lies beside them.</summary>
internal static class GitScan
{
    public const string ConfigurationFile = RepositoryConfiguration.FileName;
    public const string BaselineFile = ".seal-guard.baseline";

    private const long BatchSize = 32 << 20; // bytes in memory at once
    private const long MaxContextSize = 1 << 20;

    public static GuardScan Run(GitFiles files)
    {
        using var objects = new GitObjects();
        var unread = new List<string>();
        var repository = ReadConfiguration(files.Tree, objects);
        var context = ReadContext(files, objects, repository.Guard, unread);
        foreach (var (fingerprint, reason) in context.Configuration.Expired)
        {
            Terminal.Warning($"{ConfigurationFile}: {fingerprint} is allowed no more: its last day is over ({reason})");
        }

        var baseline = ReadBaseline(files.Tree, objects);
        if (files.IsChange)
        {
            WarnOfChanges(files, repository);
        }

        var found = Batches(files.Files, objects, context.Configuration.MaxSize, unread).SelectMany(batch => Scan(batch, context));
        var all = PlaintextScanner.ScanContext(Judged(files), context).Concat(found).Where(finding => !baseline.Contains(finding));
        return new GuardScan([.. files.Files.Any(file => file.Commit is not null) ? Once(all) : all], unread) { Context = context, Repository = repository, Tree = files.Tree };
    }

    // The same secret stands in each content that a file had.
    private static IEnumerable<Finding> Once(IEnumerable<Finding> findings) =>
        findings.GroupBy(finding => finding.Fingerprint, StringComparer.Ordinal).Select(same => same.First() with { Places = same.Count() });

    // A change of a file that tells about others, such as .sops.yaml, concerns all of them.
    private static IEnumerable<string> Judged(GitFiles files)
    {
        var looked = files.Files.Select(file => file.Path).ToList();
        return looked.Exists(GuardContext.Wants) ? looked.Concat(files.Tree.Select(entry => entry.Path)) : looked;
    }

    /// <summary>Says that a file is passed over.</summary>
    public static void WarnOfSize(string file, long maxSize) => Terminal.Warning($"{file}: larger than maxSize ({maxSize} bytes), not looked at");

    private static Finding[] Scan(List<(GitEntry Entry, byte[] Content)> batch, GuardContext context) =>
        [.. OrderedParallel.Map(batch.Count, i => Scan(batch[i].Entry, batch[i].Content, context)).SelectMany(found => found)];

    private static IEnumerable<Finding> Scan(GitEntry entry, byte[] content, GuardContext context)
    {
        var found = PlaintextScanner.Scan(entry.Path, content, context);
        return entry.Commit is { } commit ? found.Select(finding => finding with { Commit = commit }) : found;
    }

    private static IEnumerable<List<(GitEntry Entry, byte[] Content)>> Batches(IReadOnlyList<GitEntry> entries, GitObjects objects, long maxSize, List<string> unread)
    {
        var batch = new List<(GitEntry, byte[])>();
        var size = 0L;
        foreach (var entry in entries)
        {
            if (!TryRead(() => objects.Read(entry.ObjectId, maxSize), entry, unread, out var content))
            {
                continue;
            }

            if (content is null)
            {
                WarnOfSize(entry.Path, maxSize);
                continue;
            }

            batch.Add((entry, content));
            size += content.Length;
            if (size >= BatchSize)
            {
                yield return batch;
                batch = [];
                size = 0;
            }
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }

    private static bool TryRead(Func<byte[]?> read, GitEntry entry, List<string> unread, out byte[]? content)
    {
        try
        {
            content = read();
            return true;
        }
        catch (GitException e)
        {
            unread.Add($"{entry.Path}: {e.Message}");
            content = null;
            return false;
        }
    }

    /// <summary>What other files of the same tree tell about these: rules of SOPS, kustomizations, attributes, and the configuration of the guard.</summary>
    /// <param name="files">What is looked at.</param>
    /// <param name="objects">Where it lies.</param>
    /// <param name="configuration">The configuration of the guard in that tree.</param>
    /// <param name="unread">Takes a line for each file that tells about one of these and cannot be read.</param>
    public static GuardContext ReadContext(GitFiles files, GitObjects objects, GuardConfiguration configuration, List<string> unread)
    {
        var telling = files.Tree.Where(entry => GuardContext.Wants(entry.Path)).DistinctBy(entry => entry.Path, StringComparer.Ordinal)
            .SelectMany(entry => ReadTelling(entry, files, objects, unread));
        return GuardContext.Read(telling, files.Before is null ? configuration : configuration.After(ReadBefore(files.Before, objects)));
    }

    // A partial clone of a part of the tree lacks those of other folders, which say nothing about these files.
    private static IEnumerable<KeyValuePair<string, byte[]>> ReadTelling(GitEntry entry, GitFiles files, GitObjects objects, List<string> unread)
    {
        var folder = entry.Path[..(entry.Path.LastIndexOf('/') + 1)];
        var isForThese = files.Files.Any(file => file.Path.StartsWith(folder, StringComparison.Ordinal));
        return TryRead(() => objects.ReadStart(entry.ObjectId, GuardContext.MaxFileSize + 1), entry, isForThese ? unread : [], out var content)
            ? [KeyValuePair.Create(entry.Path, content!)] : [];
    }

    /// <exception cref="CommandException">The configuration cannot be used.</exception>
    public static RepositoryConfiguration ReadConfiguration(IReadOnlyList<GitEntry> tree, GitObjects objects)
    {
        if (tree.Any(entry => entry.Path == GuardConfiguration.OldFileName))
        {
            throw OldFile();
        }

        return Parse(ReadFile(tree, ConfigurationFile, objects) ?? []);
    }

    /// <summary>Reads what a repository says of itself.</summary>
    /// <exception cref="CommandException">It cannot be used: exit code 2, the message says where.</exception>
    public static RepositoryConfiguration Parse(byte[] bytes, string name = ConfigurationFile)
    {
        try
        {
            return RepositoryConfiguration.Parse(bytes);
        }
        catch (SealingException e) when (e.Kind == ErrorKind.InvalidDocument)
        {
            throw new CommandException(exitCode: 2, e.In(name));
        }
    }

    /// <summary>What is in the old file counts no more, which must not be overlooked.</summary>
    public static CommandException OldFile() => new(exitCode: 2, GuardConfiguration.OldFileName + " is not read any more")
    {
        Hint = $"move what is in it to {ConfigurationFile}, under guard:, and remove it",
    };

    // A configuration that could not be used let nothing through, as the default one.
    private static GuardConfiguration ReadBefore(IReadOnlyList<GitEntry> before, GitObjects objects)
    {
        try
        {
            return ReadConfiguration(before, objects).Guard;
        }
        catch (CommandException)
        {
            return GuardConfiguration.Default;
        }
    }

    /// <summary>A file of the index or a commit, or null where there is none or it is larger than 1 MiB.</summary>
    public static byte[]? ReadFile(IReadOnlyList<GitEntry> tree, string name, GitObjects objects) =>
        tree.FirstOrDefault(entry => entry.Path == name) is { } entry ? objects.Read(entry.ObjectId, MaxContextSize) : null;

    private static GuardBaseline ReadBaseline(IReadOnlyList<GitEntry> tree, GitObjects objects) => GuardBaseline.Parse(ReadFile(tree, BaselineFile, objects) ?? []);

    private static void WarnOfChanges(GitFiles files, RepositoryConfiguration repository)
    {
        foreach (var file in files.Files.Where(file => file.Path is BaselineFile || (file.Path is ConfigurationFile && (repository.HasGuard || HadGuard()))))
        {
            Terminal.Warning($"{file.Path}: this change also changes what the guard lets through");
        }
    }

    private static bool HadGuard() => Git.TryLine("cat-file", "-p", "HEAD:" + ConfigurationFile)?.Contains("guard", StringComparison.Ordinal) == true;
}
