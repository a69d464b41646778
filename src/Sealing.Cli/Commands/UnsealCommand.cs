using System.CommandLine;
using System.Security.Cryptography;
using Sealing.Manifests;
using Sealing.SealedSecrets;

namespace Sealing.Cli.Commands;

/// <summary><c>seal unseal</c>: opens SealedSecrets into Secrets that can be applied: without the owner reference that recovery adds.</summary>
internal static class UnsealCommand
{
    public static Command Create()
    {
        var keys = Flags.List("--key", "Private key file: PEM, key Secrets, or a List of these; may be repeated");
        keys.Required = true;
        var only = Flags.Text("--only", "Print the bytes of this one item, nothing else");
        var format = Formats.Option();
        var files = new Argument<string[]>("FILE") { Arity = ArgumentArity.ZeroOrMore, Description = "SealedSecrets; standard input without any" };
        var command = new Command("unseal", "Open SealedSecrets with private keys, offline") { keys, only, format, files };
        command.SetAction(line =>
        {
            var item = Flags.Value(line, only);
            if (item is not null && line.GetResult(format) is not null)
            {
                throw new UsageException("--only and --format exclude each other: the bytes are printed as they are");
            }

            using var ring = KeyRings.Load(Flags.Value(line, keys)!);
            var named = line.GetValue(files) is { Length: > 0 } given ? given : ["-"];
            var unsealer = new SecretUnsealer(ring);
            Print(item is not null
                ? [One(named, unsealer, item)]
                : [.. named.SelectMany(file => All(file, unsealer, line.GetValue(format)))]);
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

    private static byte[][] All(string file, SecretUnsealer unsealer, string? format) => NamedFile.Within(file, () =>
    {
        var stream = ManifestStream.Read(InputFile.Read(file));
        var target = Formats.Parse(format, stream.Format);
        var found = Found(SealedSecret.ReadAll(stream));
        return OrderedParallel.Map(found.Count, i => Write(unsealer.Unseal(found[i]), target));
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

    private static byte[] One(string[] files, SecretUnsealer unsealer, string key)
    {
        var holders = files.SelectMany(file => SealedSecret.ReadAll(InputFile.Read(file))).Where(item => item.EncryptedData.ContainsKey(key)).ToList();
        if (holders is not [var holder])
        {
            throw new SealingException(holders.Count == 0 ? $"no SealedSecret has an item {key}" : $"several SealedSecrets have an item {key}");
        }

        return unsealer.UnsealItem(holder, key) ?? throw new SealingException($"no key could decrypt secret ({key})");
    }

    private static IReadOnlyList<SealedSecret> Found(IReadOnlyList<SealedSecret> found) =>
        found.Count > 0 ? found : throw new SealingException("no SealedSecret found in the input");
}
