using System.Security.Cryptography;
using Sealing.Cli.Host;
using Sealing.Cli.Host.Files;
using Sealing.Cli.SealedSecrets;
using Sealing.Primitives;
using Sealing.Repository.Inventory;
using Sealing.SealedSecrets;

namespace Sealing.Cli.Repository.Status;

/// <summary>Finds the secrets in files and what is known of each, on all cores.</summary>
/// <param name="choice">Which cluster a file is for.</param>
/// <param name="ring">Private keys that tell by which key items are sealed, or null.</param>
internal sealed class StatusScan(ClusterChoice choice, SealingKeyRing? ring)
{
    private readonly TargetCheck _target = new(choice, null);

    /// <summary>The secrets of files and folders; of the whole repository where none is named.</summary>
    /// <exception cref="FileException">A file that is named is not there.</exception>
    public IReadOnlyList<InventoryEntry> Run(IReadOnlyList<string> paths)
    {
        var repository = choice.RepositoryOf(".");
        var root = repository?.Root ?? Path.GetFullPath(RepositoryFiles.Root);
        var named = paths.Count > 0 ? paths : [Path.GetRelativePath(Directory.GetCurrentDirectory(), root)];
        var files = named.SelectMany(path => Directory.Exists(path) ? RepositoryFiles.In(path, InventoryScanner.Wants) : [path]).Distinct(StringComparer.Ordinal).ToList();
        var found = OrderedParallel.Map(files.Count, i => One(files[i], root)).SelectMany(entries => entries).ToList();
        var changes = CommitTimes.Of(found.Where(entry => entry.Changed is null).Select(entry => entry.File).ToHashSet(StringComparer.Ordinal), root);
        return found.ConvertAll(entry => entry.Changed is null && changes.TryGetValue(entry.File, out var time) ? entry with { Changed = time } : entry);
    }

    private List<InventoryEntry> One(string file, string root)
    {
        var name = Path.GetRelativePath(root, Path.GetFullPath(file)).Replace(Path.DirectorySeparatorChar, '/');
        try
        {
            return [.. InventoryScanner.Scan(name, InputFile.Read(file)).Select(found => found.SealedSecret is { } item ? WithCluster(file, found.Entry, item) : found.Entry)];
        }
        catch (FileException e)
        {
            return [new InventoryEntry { File = name, Kind = InventoryScanner.UnreadableKind, Problems = [e.Message] }];
        }
    }

    private InventoryEntry WithCluster(string file, InventoryEntry entry, SealedSecret item)
    {
        try
        {
            var target = _target.In(file);
            var pins = choice.RepositoryOf(file) is { } repository ? _target.PinsOf(repository) : null;
            var cluster = target.Cluster?.Name ?? (entry.Key is { } mark && pins?.Certificates.ClustersOf(mark) is [var first, ..] ? first : null);
            var problems = entry.Problems.Concat(target.Problems(item).Select(problem => problem.Problem.Reason));
            return WithKey(entry with { Cluster = cluster, DaysLeft = cluster is null ? null : pins?.Find(cluster)?.DaysLeft, Problems = [.. problems] }, item, pins);
        }
        catch (SealingException e)
        {
            return entry with { Problems = [.. entry.Problems, e.Message] };
        }
    }

    private InventoryEntry WithKey(InventoryEntry entry, SealedSecret item, RepositoryPins? pins)
    {
        if (ring is null || item.EncryptedData.Count == 0)
        {
            return entry;
        }

        var (keys, isWhole) = KeysOf(item);
        var names = keys.Select(key => pins?.ByFingerprint(key) is { } pin ? pin.Mark : key).ToList();
        return entry with
        {
            Key = names.Count > 0 ? string.Join(", ", names) : entry.Key,
            Problems = isWhole ? entry.Problems : [.. entry.Problems, "no key that was given opens all of its items"],
        };
    }

    private (IReadOnlyList<string> Fingerprints, bool IsWhole) KeysOf(SealedSecret item)
    {
        try
        {
            var opened = new SecretUnsealer(ring!).Open(item, passesOver: true);
            foreach (var value in opened.Values)
            {
                CryptographicOperations.ZeroMemory(value.Plaintext);
            }

            return ([.. opened.Values.Select(value => value.Key.Fingerprint).Distinct(StringComparer.Ordinal)], opened.Count == item.EncryptedData.Count);
        }
        catch (SealingException)
        {
            return ([], false); // an item is no base64, which is among the problems
        }
    }
}
