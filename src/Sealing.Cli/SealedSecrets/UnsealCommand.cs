using System.CommandLine;
using System.Security.Cryptography;
using Sealing.Cli.Host;
using Sealing.Cli.Host.Files;
using Sealing.Cli.Host.Parsing;
using Sealing.Cli.Host.Terminals;
using Sealing.Manifests;
using Sealing.Primitives;
using Sealing.SealedSecrets;
using Sealing.Syntax;

namespace Sealing.Cli.SealedSecrets;

/// <summary><c>seal unseal</c>: opens SealedSecrets into Secrets that can be applied: without the owner reference that recovery adds.</summary>
internal static class UnsealCommand
{
    public static Command Create()
    {
        var keys = Flags.List("--key", "Private key file: PEM, key Secrets, or a List of these; may be repeated");
        var only = Flags.Text("--only", "Print the bytes of this one item, nothing else");
        var (space, format) = (GivenNamespace.Option(), Formats.Option());
        var files = new Argument<string[]>("FILE") { Arity = ArgumentArity.ZeroOrMore, Description = "SealedSecrets; standard input without any" };
        var command = new Command("unseal", "Open SealedSecrets with private keys, offline") { keys, only, space, format, files };
        command.SetAction(line =>
        {
            var item = Flags.Value(line, only);
            if (item is not null && line.GetResult(format) is not null)
            {
                throw new UsageException("--only and --format exclude each other: the bytes are printed as they are");
            }

            using var ring = KeyRings.Load(Flags.Value(line, keys) is { Length: > 0 } named ? named : throw NoKey());
            var (unsealer, given) = (new SecretUnsealer(ring), Flags.Value(line, space));
            var inputs = (line.GetValue(files) is { Length: > 0 } words ? words : ["-"]).Select(file => Input.Of(file, given)).ToList();
            Print(item is not null
                ? [One(inputs, unsealer, item)]
                : [.. inputs.SelectMany(input => All(input, unsealer, line.GetValue(format)))]);
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

    private static byte[][] All(Input input, SecretUnsealer unsealer, string? format) => NamedFile.Within(input.File, () =>
    {
        var target = Formats.Parse(format, input.Format);
        return OrderedParallel.Map(Found(input.Items).Count, i => Write(GivenNamespace.Open(input.Items[i], unsealer.Unseal), target));
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

    private static byte[] One(List<Input> inputs, SecretUnsealer unsealer, string key)
    {
        var holders = inputs.SelectMany(input => input.Items).Where(item => item.EncryptedData.ContainsKey(key)).ToList();
        if (holders is not [var holder])
        {
            throw new SealingException(holders.Count == 0 ? $"no SealedSecret has an item {key}" : $"several SealedSecrets have an item {key}");
        }

        return GivenNamespace.Open(holder, item => unsealer.UnsealItem(item, key) ?? throw new SealingException(ErrorKind.NoMatchingKey, $"no key could decrypt secret ({key})"));
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
