using System.CommandLine;
using Sealing.Cli.Host;
using Sealing.Cli.Host.Parsing;
using Sealing.Cli.SealedSecrets;
using Sealing.Cli.SealedSecrets.Cluster;
using Sealing.Data;
using Sealing.Manifests;
using Sealing.SealedSecrets;
using Sealing.Text;

namespace Sealing.Cli.Secrets.Editing;

/// <summary><c>seal rename</c>: another name, namespace or scope. What is bound to the old ones is opened and sealed anew.</summary>
internal static class RenameCommand
{
    public static Command Create(ClusterOptions cluster)
    {
        var options = new EditingOptions(cluster);
        var (name, space) = (Flags.Text("--name", "New name"), Flags.Text("--namespace", "New namespace", "-n"));
        var (scope, keys) = (Flags.Word("--scope", "New scope: strict, namespace-wide or cluster-wide", ["strict", "namespace-wide", "cluster-wide"]), Flags.List("--key", "Private key file that opens the items: PEM, key Secrets, or a List of these; may be repeated"));
        var of = Flags.Text("--of", "Name that it has now, where the file has several SealedSecrets");
        var command = new Command("rename", """
            Give a SealedSecret another name, namespace or scope: its items are bound to these, so they are opened and sealed anew. Nothing else in the file changes.

              seal rename db.yaml --name database --key backup.yaml --cert pub-sealed-secrets.pem
            """) { options.File, name, space, scope, of, keys };
        foreach (var option in options.Certificates)
        {
            command.Options.Add(option);
        }

        command.SetAction(line =>
        {
            var wanted = new NewIdentity(Flags.Value(line, name), Flags.Value(line, space), Scopes.Parse(Flags.Value(line, scope)));
            wanted.Check();
            using var file = SecretFile.Open(line.GetValue(options.File)!, asks: false);
            if (file.IsSops)
            {
                EditingOptions.CheckForSops(line, file, [scope, of, keys, .. options.Certificates]);
                return RenameSops(file, wanted);
            }

            var item = SealedItem.Pick(file, Flags.Value(line, of), null, new Lazy<string?>(() => new ClusterArguments(line, cluster).Namespace));
            file.Replace(NamedFile.Within(file.Path, () => Rename(item, wanted, after => Reseal((item.Secret, after), Flags.Value(line, keys) ?? [], seal => options.Seal(line, file.Path, seal)))));
            return 0;
        });
        return command;
    }

    private static byte[] Rename(SealedItem item, NewIdentity wanted, Func<SealedSecret, Resealed> reseal)
    {
        var before = item.File.SealedSecrets[item.Index];
        var after = wanted.Of(before);
        var resealed = reseal(wanted.Of(item.Secret));
        var changed = item.With(wanted.Changes(before, resealed));
        foreach (var old in wanted.DroppedAnnotations(before))
        {
            var next = item.In(changed);
            changed = next.Without(old.Path, old.After(next.File.SealedSecrets[next.Index]));
        }

        var result = item.In(changed).File.SealedSecrets[item.Index];
        return result.Metadata.Name == after.Metadata.Name && result.Metadata.Namespace == after.Metadata.Namespace && result.Scope == after.Scope
            ? changed : throw new SealingException("cannot change this SealedSecret in its text: nothing was written");
    }

    // The key of an item is no part of what it is bound to, the template neither.
    private static Resealed Reseal((SealedSecret Before, SealedSecret After) pair, string[] keyFiles, Func<Func<SecretSealer, Resealed>, Resealed> seal)
    {
        if (Label(pair.Before).AsSpan().SequenceEqual(Label(pair.After)))
        {
            return new Resealed(new Dictionary<string, string>(StringComparer.Ordinal), null);
        }

        if (keyFiles.Length == 0)
        {
            throw new UsageException($"the items are bound to {Bond(pair.Before)}, and a private key has to open them") { Hint = "name the controller's, or a backup of it, with --key FILE" };
        }

        using var ring = KeyRings.Load(keyFiles);
        var opened = GivenNamespace.Open(pair.Before with { Template = new SecretTemplate() }, new SecretUnsealer(ring).Unseal);
        try
        {
            var (scope, metadata) = (pair.After.Scope, pair.After.Metadata);
            var isMarked = CertificateMark.Of(pair.Before) is not null;
            return seal(sealer => new Resealed(
                opened.Data.ToDictionary(entry => entry.Key, entry => sealer.SealValue(entry.Value, scope, metadata.Namespace ?? "", metadata.Name ?? ""), StringComparer.Ordinal),
                isMarked || sealer.MarksCertificate ? sealer.Mark : null));
        }
        finally
        {
            opened.Clear();
        }
    }

    private static byte[] Label(SealedSecret item) => item.Scope.Label(item.Metadata.Namespace ?? "", item.Metadata.Name ?? "");

    private static string Bond(SealedSecret item) => item.Scope == SealingScope.Strict ? "the name and the namespace" : item.Scope == SealingScope.NamespaceWide ? "the namespace" : "the scope";

    private static int RenameSops(SecretFile file, NewIdentity wanted)
    {
        file.Dispose();
        var texts = new[] { ("name", wanted.Name), ("namespace", wanted.Namespace) }.Where(pair => pair.Item2 is not null);
        return texts.Select(pair => SopsSecret.Run("set", "--", file.Path, SopsSecret.PathOf("metadata", pair.Item1), GoJson.Quoted(pair.Item2!))).FirstOrDefault(code => code != 0);
    }
}
