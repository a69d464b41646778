using System.CommandLine;
using Sealing.Cli.SealedSecrets;
using Sealing.Cli.SealedSecrets.Cluster;
using Sealing.SealedSecrets;
using Sealing.Text;

namespace Sealing.Cli.Secrets.Editing;

/// <summary><c>seal unset</c>: takes one value out of a file.</summary>
internal static class UnsetItemCommand
{
    public static Command Create(ClusterOptions cluster)
    {
        var options = new EditingOptions(cluster);
        var key = SetItemCommand.KeyArgument();
        var command = new Command("unset", """
            Take one value out of a SealedSecret or a file of SOPS. Nothing else in the file changes.

              seal unset db.yaml password
            """) { options.File, key, options.Name, options.Namespace };
        command.SetAction(line =>
        {
            using var file = SecretFile.Open(line.GetValue(options.File)!, asks: false);
            if (file.IsSops)
            {
                EditingOptions.CheckForSops(line, file, options.Name, options.Namespace);
                return SopsSecret.Unset(file, line.GetValue(key)!);
            }

            var item = options.Pick(line, file);
            file.Replace(NamedFile.Within(file.Path, () => Remove(item, line.GetValue(key)!)));
            return 0;
        });
        return command;
    }

    /// <summary>The file without an item.</summary>
    /// <exception cref="SealingException">There is no such item.</exception>
    public static byte[] Remove(SealedItem item, string key)
    {
        if (!item.Secret.EncryptedData.ContainsKey(key))
        {
            var keys = item.Secret.EncryptedData.Keys.Order(StringComparer.Ordinal).ToArray();
            throw new SealingException($"the SealedSecret {item.Secret.Metadata.Name} has no item {Printable.Line(key)}")
            {
                Hint = keys.Length == 0 ? null : NearWord.Find(key, keys) is { } meant ? $"did you mean {meant}?" : "it has " + string.Join(", ", keys),
            };
        }

        var before = item.File.SealedSecrets[item.Index];
        var left = before.EncryptedData.Where(entry => entry.Key != key).ToDictionary(entry => entry.Key, entry => entry.Value, StringComparer.Ordinal);
        return item.Without(["spec", "encryptedData", key], before with { EncryptedData = left });
    }
}
