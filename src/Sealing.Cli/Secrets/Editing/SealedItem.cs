using Sealing.Cli.Host.Terminals;
using Sealing.Cli.SealedSecrets;
using Sealing.Data;
using Sealing.Manifests;
using Sealing.SealedSecrets;
using Sealing.Sops;
using Sealing.Sops.Editing;
using Sealing.Sops.Stores.Nodes;
using Sealing.Syntax;
using Sealing.Syntax.Editing;

namespace Sealing.Cli.Secrets.Editing;

/// <summary>One SealedSecret of a file, whose text is changed and nothing around it.</summary>
internal sealed class SealedItem
{
    private const int JsonStep = 2;

    private SealedItem(byte[] bytes, SealedSecretFile file, int index, SealedSecret secret) => (Bytes, File, Index, Secret) = (bytes, file, index, secret);

    /// <summary>Its number among the SealedSecrets of the file, from 0.</summary>
    public int Index { get; }

    /// <summary>The file.</summary>
    public byte[] Bytes { get; }

    public SealedSecretFile File { get; }

    /// <summary>As it is opened: in its namespace, or the one that is given where it says none.</summary>
    public SealedSecret Secret { get; }

    /// <summary>The SealedSecret that a name picks; without one, the only one of the file.</summary>
    /// <exception cref="SealingException">There is none of the name, or several.</exception>
    public static SealedItem Pick(SecretFile file, string? name, string? space, Lazy<string?> standard) => NamedFile.Within(file.Path, () =>
    {
        var parsed = file.Sealed();
        var all = parsed.SealedSecrets;
        var found = Enumerable.Range(0, all.Count).Where(i => name is null || all[i].Metadata.Name == name)
            .Where(i => all.Count == 1 || space is null || all[i].Metadata.Namespace is null || all[i].Metadata.Namespace == space).ToArray();
        return found is [var index] ? Of(file.Bytes, parsed, index, item => GivenNamespace.Fill(item, space, Standard(item, standard))) : throw new SealingException(
            found.Length == 0 ? "it has no SealedSecret of that name" : "it has several SealedSecrets")
        {
            Hint = $"--name says which: it holds {string.Join(", ", all.Select(item => $"{item.Metadata.Namespace}/{item.Metadata.Name}"))}",
        };
    });

    /// <summary>The same SealedSecret of a file that has changed.</summary>
    public SealedItem In(byte[] bytes) => Of(bytes, SealedSecretFile.Read(bytes), Index, item => item with { Metadata = item.Metadata with { Namespace = item.Metadata.Namespace ?? Secret.Metadata.Namespace } });

    /// <summary>The file with values sealed into it. What says which certificate the items are for follows where all of them are new.</summary>
    public byte[] With(IReadOnlyDictionary<string, byte[]> values, SecretSealer sealer)
    {
        var (scope, metadata, mark) = (Secret.Scope, Secret.Metadata, CertificateMark.Of(Secret));
        var items = values.ToDictionary(entry => entry.Key, entry => sealer.SealValue(entry.Value, scope, metadata.Namespace ?? "", metadata.Name ?? ""), StringComparer.Ordinal);
        var update = Secret with { Template = new SecretTemplate(), EncryptedData = items };
        if ((sealer.MarksCertificate || mark is not null) && Secret.EncryptedData.Keys.All(items.ContainsKey))
        {
            return File.Merge(Index, CertificateMark.Put(update, sealer.Mark));
        }

        if (mark is not null && mark != sealer.Mark)
        {
            Terminal.Warning($"{metadata.Name}: its other items are sealed for another certificate, {mark}");
        }

        return File.Merge(Index, update);
    }

    /// <summary>The file with texts of the SealedSecret set.</summary>
    public byte[] With(ManifestMap changes) => File.Lay(Index, changes);

    /// <summary>The file without one entry.</summary>
    /// <param name="path">The keys that lead to it.</param>
    /// <param name="expected">The SealedSecret as it has to be afterwards.</param>
    /// <exception cref="SealingException">It cannot be taken out of the text.</exception>
    public byte[] Without(IReadOnlyList<string> path, SealedSecret expected)
    {
        var source = SourceText.Decode(Bytes);
        var before = ManifestStream.ReadObjects(source);
        var item = before.Items.Where(found => found.IsSealedSecret).ElementAt(Index);
        var document = new YamlDocument(item.Fields.Node.Resolved, item.Place.Document);
        var isJson = before.Format == ManifestFormat.Json;
        var layout = isJson ? new YamlLayout("\n", JsonStep) : YamlLayout.Of(source.Text, [document]);
        var text = new NodeEditor(source.Text, document, layout, isJson).Unset(SopsTreePath.Parse(string.Concat(path.Select(key => $"[\"{key}\"]"))));
        if (text is null)
        {
            throw Shared(item);
        }

        var bytes = source.Encode(text);
        Check(before, item, expected, ManifestStream.ReadObjects(SourceText.Decode(bytes)));
        return bytes;
    }

    private static void Check(ManifestStream before, ManifestItem item, SealedSecret expected, ManifestStream after)
    {
        var isSame = before.Items.Count == after.Items.Count && before.Items.Zip(after.Items).All(pair => pair.First == item
            ? SealedSecret.Read(pair.Second).Write(ManifestFormat.Json) == expected.Write(ManifestFormat.Json)
            : OverlayCheck.Holds(pair.First.Fields.Node, null, pair.Second.Fields.Node));
        if (!isSame)
        {
            throw Shared(item);
        }
    }

    private static SealingException Shared(ManifestItem item) => item.Error("cannot change this SealedSecret in its text: it shares parts through anchors, aliases or merge keys");

    private static string? Standard(SealedSecret item, Lazy<string?> standard) => item.Metadata.Namespace is null && item.Scope != SealingScope.ClusterWide ? standard.Value : null;

    private static SealedItem Of(byte[] bytes, SealedSecretFile file, int index, Func<SealedSecret, SealedSecret> fill) => new(bytes, file, index, fill(file.SealedSecrets[index]));
}
