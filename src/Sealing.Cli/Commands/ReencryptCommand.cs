using System.CommandLine;
using Sealing.Cli.Files;
using Sealing.SealedSecrets;

namespace Sealing.Cli.Commands;

/// <summary><c>seal reencrypt</c>: files for a newer key, in place, by the controller or, with the old private keys, without one.</summary>
internal static class ReencryptCommand
{
    public static Command Create(ClusterOptions cluster)
    {
        var keys = Flags.List("--key", "Private key file that opens the items, to do it offline: PEM, key Secrets, or a List of these; may be repeated");
        var certificate = Flags.File("--cert", "With --key: certificate to seal for (default: the controller's, fetched from the cluster)");
        var files = new Argument<string[]>("FILE") { Arity = ArgumentArity.OneOrMore, Description = "Files with SealedSecrets, and folders of them; - for standard input and output" };
        var command = new Command("reencrypt", "Encrypt SealedSecrets for the controller's newest key, in place: by the controller, or offline with --key") { keys, certificate, files };
        foreach (var option in cluster.All)
        {
            command.Options.Add(option);
        }

        command.SetAction(line =>
        {
            var arguments = new ClusterArguments(line, cluster);
            var source = Flags.Value(line, certificate);
            var named = ManifestFiles.Of(line.GetValue(files)!);
            return Flags.Value(line, keys) is { Length: > 0 } given ? Offline(named, given, source, arguments) : Online(named, source, arguments);
        });
        return command;
    }

    private static int Offline(IReadOnlyList<string> files, string[] keys, string? source, ClusterArguments cluster)
    {
        using var ring = KeyRings.Load(keys);
        using var certificate = CertificateSource.Load(source, cluster);
        var reencrypter = new SecretReencrypter(ring, certificate, TimeProvider.System);
        using var updates = FileUpdates.Begin(files);
        return Reencryption.InPlace(updates, files, isParallel: true, file => Reencryption.Of(file, updates.Read(file), targets => OrderedParallel.Map(targets.Count, i => reencrypter.Reencrypt(targets[i].Item))));
    }

    private static int Online(IReadOnlyList<string> files, string? certificate, ClusterArguments cluster)
    {
        if (certificate is not null)
        {
            throw new UsageException("--cert needs --key: the controller re-encrypts for its own newest key");
        }

        using var client = cluster.Connect();
        using var updates = FileUpdates.Begin(files);
        return Reencryption.InPlace(updates, files, isParallel: false, file => Reencryption.Of(file, updates.Read(file), targets => Reencryption.InCluster(client, targets)));
    }
}
