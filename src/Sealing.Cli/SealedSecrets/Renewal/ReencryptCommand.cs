using System.CommandLine;
using Sealing.Cli.Host;
using Sealing.Cli.Host.Files;
using Sealing.Cli.Host.Parsing;
using Sealing.Cli.SealedSecrets.Cluster;
using Sealing.Primitives;
using Sealing.SealedSecrets;

namespace Sealing.Cli.SealedSecrets.Renewal;

/// <summary><c>seal reencrypt</c>: files for a newer key, in place, by the controller or, with the old private keys, without one.</summary>
internal static class ReencryptCommand
{
    public static Command Create(ClusterOptions cluster)
    {
        var keys = Flags.List("--key", "Private key file that opens the items, to do it offline: PEM, key Secrets, or a List of these; may be repeated");
        var certificate = Flags.File("--cert", "With --key: certificate to seal for (default: the controller's, fetched from the cluster)");
        var space = GivenNamespace.Option();
        var files = new Argument<string[]>("FILE") { Arity = ArgumentArity.OneOrMore, Description = "Files with SealedSecrets, and folders of them; - for standard input and output" };
        var command = new Command("reencrypt", "Encrypt SealedSecrets for the controller's newest key, in place: by the controller, or offline with --key") { keys, certificate, space, files };
        foreach (var option in cluster.All)
        {
            command.Options.Add(option);
        }

        command.SetAction(line =>
        {
            var arguments = new ClusterArguments(line, cluster);
            var source = Flags.Value(line, certificate);
            var input = new Input(ManifestFiles.Of(line.GetValue(files)!), Flags.Value(line, space), null);
            return Flags.Value(line, keys) is { Length: > 0 } given
                ? Offline(input, given, source, arguments) : Online(input with { Standard = arguments.Namespace }, source, arguments);
        });
        return command;
    }

    private static int Offline(Input input, string[] keys, string? source, ClusterArguments cluster)
    {
        using var ring = KeyRings.Load(keys);
        using var certificate = CertificateSource.Load(source, cluster);
        var reencrypter = new SecretReencrypter(ring, certificate, TimeProvider.System);
        using var updates = FileUpdates.Begin(input.Files);
        return input.InPlace(updates, isParallel: true, targets => OrderedParallel.Map(targets.Count, i => GivenNamespace.Open(targets[i].Item, reencrypter.Reencrypt)));
    }

    private static int Online(Input input, string? certificate, ClusterArguments cluster)
    {
        if (certificate is not null)
        {
            throw new UsageException("--cert needs --key: the controller re-encrypts for its own newest key");
        }

        using var client = cluster.Connect();
        using var updates = FileUpdates.Begin(input.Files);
        return input.InPlace(updates, isParallel: false, targets => Reencryption.InCluster(client, targets));
    }

    /// <summary>The files, the namespace of SealedSecrets in them that do not say theirs, and the one that counts where the command line says none.</summary>
    private sealed record Input(IReadOnlyList<string> Files, string? Namespace, string? Standard)
    {
        public int InPlace(FileUpdates updates, bool isParallel, Func<IReadOnlyList<SealedTarget>, IReadOnlyList<SealedSecret>> renew) =>
            Reencryption.InPlace(updates, Files, isParallel, file => Reencryption.Of(file, updates.Read(file), targets => renew([.. targets.Select(Fill)])));

        private SealedTarget Fill(SealedTarget target) => target with { Item = GivenNamespace.Fill(target.Item, Namespace, Standard) };
    }
}
