using System.CommandLine;
using System.Security.Cryptography;
using System.Text;
using Sealing.Age;
using Sealing.Cli.Host;
using Sealing.Cli.Host.Files;
using Sealing.Cli.Host.Parsing;
using Sealing.Cli.Host.Processes;
using Sealing.Cli.Host.Terminals;
using Sealing.Data;
using Sealing.Manifests;
using Sealing.SealedSecrets;

namespace Sealing.Cli.SealedSecrets.Cluster;

/// <summary><c>seal keys backup</c>: all private keys of the controller as one List, encrypted with age.</summary>
internal static class KeysBackup
{
    public static Command Create(ClusterOptions cluster)
    {
        var recipients = Flags.Repeated("--age", "Recipient that the backup is encrypted to: age1..., or a line of an SSH public key; may be repeated (default: a passphrase, which is asked for)");
        var plaintext = Flags.Switch("--plaintext", "Do not encrypt it; not to a terminal");
        var output = Flags.File("--output", "Write to this file instead of standard output, in one step", "-w");
        var command = new Command("backup", """
            Fetch the controller's private keys, those it has retired too, as the List that --key takes. Who has them opens every SealedSecret: they are encrypted with age.

              seal keys backup --age age1... -w keys.age
              age -d -i me.key keys.age | seal unseal --key - db.yaml
            """) { recipients, plaintext, output };
        foreach (var option in cluster.All)
        {
            command.Options.Add(option);
        }

        command.SetAction(line =>
        {
            var (named, isPlain, file) = (line.GetValue(recipients) ?? [], line.GetValue(plaintext), Flags.Value(line, output));
            Check(named, isPlain, file);
            var readers = named.Select(new AgeKeyReader().ReadRecipient).ToArray();
            Write(file, isPlain ? null : readers.Length > 0 ? readers : [AskPassphrase()], KeysCommand.Fetch(new ClusterArguments(line, cluster)));
            return 0;
        });
        return command;
    }

    private static void Check(string[] recipients, bool isPlain, string? file)
    {
        if (isPlain && recipients.Length > 0)
        {
            throw new UsageException("--plaintext and --age exclude each other");
        }

        if (isPlain && file is null && !Console.IsOutputRedirected)
        {
            throw new UsageException("private keys are not written to a terminal") { Hint = "-w names a file" };
        }
    }

    private static void Write(string? file, IAgeRecipient[]? recipients, IReadOnlyList<SecretManifest> secrets)
    {
        var plain = GoYamlWriter.WriteUtf8(new ManifestMap().Add("apiVersion", "v1").Add("kind", "List").Add("items", new ManifestList([.. secrets.Select(secret => secret.ToManifest(owners: null))])));
        try
        {
            using (var ring = new SealingKeyRing())
            {
                ring.Add(plain); // what cannot be read again is no backup
            }

            var written = recipients is null ? plain : Encoding.ASCII.GetBytes(AgeFile.EncryptArmored(plain, recipients));
            if (file is null)
            {
                Terminal.Write(written);
            }
            else
            {
                FileOutput.Replace(file, written);
            }
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
            foreach (var secret in secrets)
            {
                secret.Clear();
            }
        }
    }

    private static ScryptRecipient AskPassphrase()
    {
        var first = Prompt.ReadSecret("Passphrase for the backup: ") ?? throw new UsageException("there is no terminal to ask for a passphrase at") { Hint = "--age says whom the backup is encrypted to" };
        var second = Prompt.ReadSecret("Again: ") ?? [];
        try
        {
            return first.Length == 0 ? throw new SealingException("no passphrase was typed")
                : CryptographicOperations.FixedTimeEquals(first, second) ? new ScryptRecipient(first) : throw new SealingException("the two passphrases are not the same");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(first);
            CryptographicOperations.ZeroMemory(second);
        }
    }
}
