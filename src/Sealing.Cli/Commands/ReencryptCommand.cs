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
        var files = new Argument<string[]>("FILE") { Arity = ArgumentArity.OneOrMore, Description = "Files with SealedSecrets; - for standard input and output" };
        var command = new Command("reencrypt", "Encrypt SealedSecrets for the controller's newest key, in place: by the controller, or offline with --key") { keys, certificate, files };
        foreach (var option in cluster.All)
        {
            command.Options.Add(option);
        }

        command.SetAction(line =>
        {
            var arguments = new ClusterArguments(line, cluster);
            var named = line.GetValue(files)!;
            using var updates = FileUpdates.Begin(named);
            var results = Reencryption.Run(
                named,
                updates.Read,
                targets => line.GetValue(keys) is { Length: > 0 } given
                    ? Offline(given, line.GetValue(certificate), arguments, targets)
                    : Online(line.GetValue(certificate), arguments, targets));
            foreach (var result in results)
            {
                result.WriteInPlace(updates);
            }

            return 0;
        });
        return command;
    }

    private static IReadOnlyList<SealedSecret> Offline(string[] keys, string? source, ClusterArguments cluster, IReadOnlyList<SealedTarget> targets)
    {
        using var ring = KeyRings.Load(keys);
        using var certificate = CertificateSource.Load(source, cluster);
        return Reencryption.Offline(new SecretReencrypter(ring, certificate, TimeProvider.System), targets);
    }

    private static IReadOnlyList<SealedSecret> Online(string? certificate, ClusterArguments cluster, IReadOnlyList<SealedTarget> targets) => certificate is null
        ? Reencryption.InCluster(cluster, targets)
        : throw new UsageException("--cert needs --key: the controller re-encrypts for its own newest key");
}
