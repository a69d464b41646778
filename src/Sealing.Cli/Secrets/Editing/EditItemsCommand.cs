using System.CommandLine;
using Sealing.Cli.Host;
using Sealing.Cli.Host.Parsing;
using Sealing.Cli.Host.Terminals;
using Sealing.Cli.SealedSecrets;
using Sealing.Cli.SealedSecrets.Cluster;
using Sealing.Cli.Sops.Arguments;
using Sealing.Cli.Sops.Editing;
using Sealing.Cli.Sops.Files;
using Sealing.SealedSecrets;

namespace Sealing.Cli.Secrets.Editing;

/// <summary><c>seal edit</c>: the items of a SealedSecret in the editor, with their values where a key opens them. What does not change keeps its ciphertext.</summary>
internal static class EditItemsCommand
{
    public static Command Create(ClusterOptions cluster)
    {
        var options = new EditingOptions(cluster);
        var keys = Flags.List("--key", "Private key file that opens the items: PEM, key Secrets, or a List of these; may be repeated");
        var command = new Command("edit", """
            Edit the values of a SealedSecret in $SOPS_EDITOR or $EDITOR. Without --key the values are not shown, but new ones can be typed. Values that do not change keep
            their ciphertext, and nothing else in the file changes. A file of SOPS is edited as by seal sops edit.

              seal edit db.yaml --cert pub-sealed-secrets.pem
            """) { options.File, keys };
        foreach (var option in options.All)
        {
            command.Options.Add(option);
        }

        command.SetAction(line => Run(line, options, Flags.Value(line, keys) ?? []));
        return command;
    }

    private static int Run(ParseResult line, EditingOptions options, string[] keys)
    {
        using var file = SecretFile.Open(line.GetValue(options.File)!, asks: true);
        if (file.IsSops)
        {
            EditingOptions.CheckForSops(line, file, [options.Name, options.Namespace, .. options.Certificates]);
            file.Dispose();
            return SopsSecret.Run("edit", "--", file.Path);
        }

        var item = options.Pick(line, file);
        var values = keys.Length == 0 ? null : Open(item, keys);
        try
        {
            return Cleared.Use(EditedItems.Write(file.Path, item.Secret, values), shown => Edit(file, shown, saved =>
                file.Replace(EditedItems.Read(saved, item.Secret, values).Apply(item, work => options.Seal(line, file.Path, work)))));
        }
        finally
        {
            EditedItems.Clear(values);
        }
    }

    private static int Edit(SecretFile file, byte[] shown, Action<byte[]> write)
    {
        SopsResult.CheckWritable(file.Path);
        try
        {
            EditSession.Run(Path.GetFileNameWithoutExtension(file.Path) + ".yaml", shown, write);
        }
        catch (CommandException e) when (e.ExitCode == SopsExit.NotModified)
        {
            Terminal.Line($"{file.Path}: nothing was changed");
        }

        return 0;
    }

    private static Dictionary<string, byte[]> Open(SealedItem item, string[] keys)
    {
        using var ring = KeyRings.Load(keys);
        return GivenNamespace.Open(item.Secret with { Template = new SecretTemplate() }, new SecretUnsealer(ring).Unseal).Data.ToDictionary(entry => entry.Key, entry => entry.Value, StringComparer.Ordinal);
    }
}
