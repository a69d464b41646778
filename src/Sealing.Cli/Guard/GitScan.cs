using Sealing.Cli.Host;
using Sealing.Cli.Host.Plumbing;
using Sealing.Cli.Host.Terminals;
using Sealing.Guard;
using Sealing.Primitives;

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
        var context = ReadContext(files, objects);
        foreach (var (fingerprint, reason) in context.Configuration.Expired)
        {
            Terminal.Warning($"{ConfigurationFile}: {fingerprint} is allowed no more: its last day is over ({reason})");
        }

        var baseline = ReadBaseline(files.Tree, objects);
        if (files.IsChange)
        {
            WarnOfChanges(files);
        }

        var found = Batches(files.Files, objects, context.Configuration.MaxSize).SelectMany(batch => Scan(batch, context));
        return [.. PlaintextScanner.ScanContext(Judged(files), context).Concat(found).Where(finding => !baseline.Contains(finding))];
    }

    // A change of a file that tells about others, such as .sops.yaml, concerns all of them.
    private static IEnumerable<string> Judged(GitFiles files)
    {
        var looked = files.Files.Select(file => file.Path).ToList();
        return looked.Exists(GuardContext.Wants) ? looked.Concat(files.Tree.Select(entry => entry.Path)) : looked;
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

    /// <summary>What other files of the same tree tell about these: rules of SOPS, kustomizations, attributes, and the configuration of the guard.</summary>
    public static GuardContext ReadContext(GitFiles files, GitObjects objects)
    {
        var configuration = ReadConfiguration(files.Tree, objects);
        var telling = files.Tree.Where(entry => GuardContext.Wants(entry.Path)).DistinctBy(entry => entry.Path, StringComparer.Ordinal)
            .Select(entry => KeyValuePair.Create(entry.Path, objects.ReadStart(entry.ObjectId, GuardContext.MaxFileSize + 1)));
        return GuardContext.Read(telling, files.Before is null ? configuration : configuration.After(ReadBefore(files.Before, objects)));
    }

    /// <exception cref="CommandFailure">The configuration cannot be used.</exception>
    public static GuardConfiguration ReadConfiguration(IReadOnlyList<GitEntry> tree, GitObjects objects) =>
        ReadFile(tree, ConfigurationFile, objects) is { } bytes ? Parse(bytes) : GuardConfiguration.Default;

    /// <summary>Reads the guard's configuration.</summary>
    /// <exception cref="CommandFailure">It cannot be used: exit code 2, the message says where.</exception>
    public static GuardConfiguration Parse(byte[] bytes)
    {
        try
        {
            return GuardConfiguration.Parse(bytes);
        }
        catch (ManifestException e)
        {
            throw new CommandFailure(exitCode: 2, $"{ConfigurationFile}: {e.Message}", e);
        }
    }

    // A configuration that could not be used let nothing through, as the default one.
    private static GuardConfiguration ReadBefore(IReadOnlyList<GitEntry> before, GitObjects objects)
    {
        try
        {
            return ReadConfiguration(before, objects);
        }
        catch (CommandFailure)
        {
            return GuardConfiguration.Default;
        }
    }

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
