using System.CommandLine;
using System.Security.Cryptography;
using Sealing.Cli.Host;
using Sealing.Cli.Host.Files;
using Sealing.Cli.Host.Parsing;
using Sealing.Cli.Host.Terminals;
using Sealing.Cli.SealedSecrets.Cluster;
using Sealing.Manifests;
using Sealing.Primitives;
using Sealing.SealedSecrets;
using Sealing.Syntax;

namespace Sealing.Cli.SealedSecrets;

/// <summary><c>seal unseal</c>: opens SealedSecrets into Secrets that can be applied: without the owner reference that recovery adds.</summary>
internal static class UnsealCommand
{
    public static Command Create(ClusterOptions cluster)
    {
        var keys = Flags.List("--key", "Private key file: PEM, key Secrets, or a List of these; may be repeated");
        var only = Flags.Text("--only", "Print the bytes of this one item, nothing else");
        var asks = Flags.Switch("--cluster", "Show the Secrets that the cluster made of them, instead of opening them with keys");
        var (space, format) = (GivenNamespace.Option(), Formats.Option());
        var files = new Argument<string[]>("FILE") { Arity = ArgumentArity.ZeroOrMore, Description = "SealedSecrets; standard input without any" };
        var command = new Command("unseal", """
            Open SealedSecrets with private keys, offline, or show what the cluster made of them.

              seal unseal --key backup.yaml db.yaml
              seal unseal --cluster --only password db.yaml
            """) { keys, only, asks, space, format, files };
        foreach (var option in cluster.All.Where(option => option != cluster.Cluster)) // kubectl's flag of that name gives way
        {
            command.Options.Add(option);
        }

        command.SetAction(line =>
        {
            var item = Flags.Value(line, only);
            if (item is not null && line.GetResult(format) is not null)
            {
                throw new UsageException("--only and --format exclude each other: the bytes are printed as they are");
            }

            var isCluster = line.GetValue(asks);
            var keyFiles = Flags.Value(line, keys) ?? [];
            if (isCluster && keyFiles.Length > 0)
            {
                throw new UsageException("--cluster and --key exclude each other");
            }

            using var ring = isCluster ? new SealingKeyRing() : KeyRings.Load(keyFiles.Length > 0 ? keyFiles : throw NoKey());
            var (connection, unsealer, given) = (new ClusterArguments(line, cluster), new SecretUnsealer(ring), Flags.Value(line, space));
            Func<SealedSecret, SecretManifest> open = isCluster ? secret => ClusterSecret.Fetch(connection, secret) : secret => GivenNamespace.Open(secret, unsealer.Unseal);
            var inputs = (line.GetValue(files) is { Length: > 0 } words ? words : ["-"]).Select(file => Input.Of(file, given)).ToList();
            Print(item is null ? [.. inputs.SelectMany(input => All(input, open, line.GetValue(format)))] : [One(inputs, isCluster ? secret => OfCluster(open(secret), item) : secret => Opened(secret, unsealer, item), item)]);
            return 0;
        });
        return command;
    }

    private static void Print(byte[][] pieces)
    {
        try
        {
            Terminal.Write(pieces);
        }
        finally
        {
            Array.ForEach(pieces, piece => CryptographicOperations.ZeroMemory(piece));
        }
    }

    private static UsageException NoKey() => new("no private key is given")
    {
        Hint = "name the controller's, or a backup of it, with --key FILE",
    };

    private static byte[][] All(Input input, Func<SealedSecret, SecretManifest> open, string? format) => NamedFile.Within(input.File, () =>
    {
        var target = Formats.Parse(format, input.Format);
        return OrderedParallel.Map(Found(input.Items).Count, i => Write(open(input.Items[i]), target));
    });

    private static byte[] Write(SecretManifest secret, ManifestFormat format)
    {
        try
        {
            return secret.WriteUtf8(format);
        }
        finally
        {
            secret.Clear();
        }
    }

    private static byte[] One(List<Input> inputs, Func<SealedSecret, byte[]> open, string key)
    {
        var holders = inputs.SelectMany(input => input.Items).Where(item => item.EncryptedData.ContainsKey(key)).ToList();
        if (holders is not [var holder])
        {
            throw new SealingException(holders.Count == 0 ? $"no SealedSecret has an item {key}" : $"several SealedSecrets have an item {key}");
        }

        return open(holder);
    }

    private static byte[] Opened(SealedSecret holder, SecretUnsealer unsealer, string key) => GivenNamespace.Open(holder, item => unsealer.UnsealItem(item, key) ?? throw new SealingException(ErrorKind.NoMatchingKey, $"no key could decrypt secret ({key})"));

    private static byte[] OfCluster(SecretManifest secret, string key)
    {
        var value = secret.Data.TryGetValue(key, out var found) ? found.ToArray() : throw new SealingException($"the Secret of the cluster has no item {key}");
        secret.Clear();
        return value;
    }

    private static IReadOnlyList<SealedSecret> Found(IReadOnlyList<SealedSecret> found) =>
        found.Count > 0 ? found : throw new SealingException("no SealedSecret found in the input");

    private sealed record Input(string File, ManifestFormat Format, IReadOnlyList<SealedSecret> Items)
    {
        public static Input Of(string file, string? space) => NamedFile.Within(file, () =>
        {
            var stream = ManifestStream.ReadObjects(SourceText.Decode(InputFile.Read(file)));
            return new Input(file, stream.Format, [.. SealedSecret.ReadAll(stream).Select(item => GivenNamespace.Fill(item, space, standard: null))]);
        });
    }
}
