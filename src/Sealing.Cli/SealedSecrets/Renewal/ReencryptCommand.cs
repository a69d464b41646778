using System.CommandLine;
using Sealing.Cli.Host;
using Sealing.Cli.Host.Files;
using Sealing.Cli.Host.Parsing;
using Sealing.Cli.Host.Terminals;
using Sealing.Cli.Repository;
using Sealing.Cli.SealedSecrets.Cluster;

namespace Sealing.Cli.SealedSecrets.Renewal;

/// <summary><c>seal reencrypt</c>: files, folders or the repository for a newer key, in place, by the controller or, with the old private keys, without one.</summary>
internal static class ReencryptCommand
{
    private const int FilesAtOnce = 256; // are in memory, and locked

    public static Command Create(ClusterOptions cluster)
    {
        var options = new ReencryptOptions();
        var command = new Command("reencrypt", "Encrypt SealedSecrets, or all of a repository, for the newest key of their cluster, in place: by the controller, or offline with --key") { options.Files };
        foreach (var option in options.Options.Concat(cluster.All))
        {
            command.Options.Add(option);
        }

        command.SetAction(line => Run(line, options, new ClusterArguments(line, cluster)));
        return command;
    }

    private static int Run(ParseResult line, ReencryptOptions options, ClusterArguments cluster)
    {
        var (source, isMarked, isDryRun) = (Flags.Value(line, options.Certificate), line.GetValue(options.Annotate), line.GetValue(options.DryRun));
        var (choice, shard, words) = (options.Repository.Choice(line), Shard.Parse(Flags.Value(line, options.Shard)), line.GetValue(options.Files)!);
        var files = (words.Length > 0 ? ManifestFiles.Of(words) : ManifestFiles.OfRepository(choice.RepositoryOf("."))).Where(shard.Has).ToList();
        var isTree = words.Length == 0 || Array.Exists(words, Directory.Exists);
        if (Flags.Value(line, options.Keys) is not { Length: > 0 } keys)
        {
            using var online = source is null ? new OnlineRenewal(choice, isMarked, isDryRun, cluster) : throw new UsageException("--cert needs --key: the controller re-encrypts for its own newest key");
            return Run(files, new Input(online, Flags.Value(line, options.Namespace), cluster.Namespace, !isDryRun), isTree);
        }

        using var ring = KeyRings.Load(keys);
        using var offline = new OfflineRenewal(ring, source, isMarked, choice, cluster);
        offline.Load();
        return Run(files, new Input(offline, Flags.Value(line, options.Namespace), null, !isDryRun), isTree);
    }

    private static int Run(List<string> files, Input input, bool isTree)
    {
        var tally = new RenewalTally();
        using (var progress = new Progress(files.Count))
        {
            foreach (var part in files.Chunk(FilesAtOnce))
            {
                using var updates = FileUpdates.Begin(part);
                tally = tally.Plus(Reencryption.InPlace(updates, part, input, progress));
            }
        }

        if (isTree || !input.Writes)
        {
            Terminal.Line(tally.Summary(input.Writes));
        }

        return tally.Failed > 0 ? 1 : tally.Files > 0 || isTree ? 0 : throw ManifestFiles.NoneIn(files);
    }

    /// <summary>What encrypts, the namespace of SealedSecrets that do not say theirs, the one that counts where the command line says none, and whether files are written.</summary>
    internal sealed record Input(IRenewal Renewal, string? Namespace, string? Standard, bool Writes)
    {
        public RenewedFile? Renew(FileUpdates updates, string file) => Reencryption.Of(file, updates.Read(file), targets => Renewal.Renew(file, [.. targets.Select(Fill)]));

        private SealedTarget Fill(SealedTarget target) => target with { Item = GivenNamespace.Fill(target.Item, Namespace, Standard) };
    }
}
