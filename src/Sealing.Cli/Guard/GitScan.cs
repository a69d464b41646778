using Sealing.Guard;

namespace Sealing.Cli.Guard;

/// <summary>Scans files that lie in Git, on all cores, with the configuration that lies beside them.</summary>
internal static class GitScan
{
    public const string ConfigurationFile = ".seal-guard.yaml";
    public const string BaselineFile = ".seal-guard.baseline";

    private const long BatchSize = 32 << 20; // bytes in memory at once
    private const long MaxContextSize = 1 << 20;

    public static List<Finding> Run(GitFiles files)
    {
        using var objects = new GitObjects();
        var context = ReadContext(files.Tree, objects);
        var baseline = ReadBaseline(files.Tree, objects);
        if (files.IsChange)
        {
            WarnOfChanges(files);
        }

        return [.. Batches(files.Files, objects, context.Configuration.MaxSize).SelectMany(batch => Scan(batch, context)).Where(finding => !baseline.Contains(finding))];
    }

    /// <summary>Says that a file is passed over.</summary>
    public static void WarnOfSize(string file, long maxSize) => Terminal.Warning($"{file}: larger than maxSize ({maxSize} bytes), not looked at");

    private static Finding[] Scan(List<(string Path, byte[] Content)> batch, GuardContext context) =>
        [.. OrderedParallel.Map(batch.Count, i => PlaintextScanner.Scan(batch[i].Path, batch[i].Content, context)).SelectMany(found => found)];

    private static IEnumerable<List<(string Path, byte[] Content)>> Batches(IReadOnlyList<GitEntry> entries, GitObjects objects, long maxSize)
    {
        var batch = new List<(string, byte[])>();
        var size = 0L;
        foreach (var entry in entries)
        {
            if (objects.Read(entry.ObjectId, maxSize) is not { } content)
            {
                WarnOfSize(entry.Path, maxSize);
                continue;
            }

            batch.Add((entry.Path, content));
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

    private static GuardContext ReadContext(IReadOnlyList<GitEntry> tree, GitObjects objects)
    {
        var configuration = ReadConfiguration(tree, objects);
        var files = tree.Where(entry => GuardContext.Wants(entry.Path)).DistinctBy(entry => entry.Path, StringComparer.Ordinal)
            .Select(entry => KeyValuePair.Create(entry.Path, objects.Read(entry.ObjectId, MaxContextSize) ?? []));
        var context = GuardContext.Read(files, configuration);
        foreach (var (fingerprint, reason) in context.Configuration.Expired)
        {
            Terminal.Warning($"{ConfigurationFile}: {fingerprint} is allowed no more: its last day is over ({reason})");
        }

        return context;
    }

    public static GuardConfiguration ReadConfiguration(IReadOnlyList<GitEntry> tree, GitObjects objects) =>
        ReadFile(tree, ConfigurationFile, objects) is { } bytes ? GuardConfiguration.Parse(bytes) : GuardConfiguration.Default;

    /// <summary>A file of the index or a commit, or null where there is none or it is larger than 1 MiB.</summary>
    public static byte[]? ReadFile(IReadOnlyList<GitEntry> tree, string name, GitObjects objects) =>
        tree.FirstOrDefault(entry => entry.Path == name) is { } entry ? objects.Read(entry.ObjectId, MaxContextSize) : null;

    private static GuardBaseline ReadBaseline(IReadOnlyList<GitEntry> tree, GitObjects objects) => GuardBaseline.Parse(ReadFile(tree, BaselineFile, objects) ?? []);

    private static void WarnOfChanges(GitFiles files)
    {
        foreach (var file in files.Files.Where(file => file.Path is ConfigurationFile or BaselineFile))
        {
            Terminal.Warning($"{file.Path}: this change also changes what the guard lets through");
        }
    }
}
