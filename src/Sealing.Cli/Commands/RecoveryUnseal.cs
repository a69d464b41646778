using Sealing.Manifests;
using Sealing.SealedSecrets;
using Sealing.Yaml;

namespace Sealing.Cli.Commands;

/// <summary>Opens SealedSecrets as kubeseal does, with the owner reference that the controller would set. No cluster is asked.</summary>
internal static class RecoveryUnseal
{
    private const string SkipOwner = "sealedsecrets.bitnami.com/skip-set-owner-references";

    public static void Run(SealArguments arguments)
    {
        var file = arguments.Files[0];
        var stream = NamedFile.Within(file, () => ManifestStream.Read(arguments.Read(file)));
        var found = NamedFile.Within(file, () => SealedSecret.ReadAll(stream));
        if (found.Count == 0)
        {
            throw new SealingException("no SealedSecret found in the input");
        }

        using var keys = KeyRings.Load(arguments.RecoveryKeys);
        var unsealer = new SecretUnsealer(keys);
        var format = arguments.Format(stream.Format);
        arguments.WriteResult(OrderedParallel.Map(found.Count, i => format.WriteUtf8(unsealer.Unseal(found[i]).ToManifest(Owner(found[i])))));
    }

    private static ManifestList? Owner(SealedSecret item) =>
        item.Template.Metadata.Annotations.GetValueOrDefault(SkipOwner) == "true" ? null : new ManifestList(
        [
            new ManifestMap()
                .Add("apiVersion", "bitnami.com/v1alpha1")
                .Add("kind", "SealedSecret")
                .Add("name", item.Metadata.Name ?? "")
                .Add("uid", item.Metadata.Uid ?? "")
                .Add("controller", new ManifestBool(true)),
        ]);
}
