using Sealing.Data;
using Sealing.Manifests;
using Sealing.Primitives;
using Sealing.SealedSecrets;

namespace Sealing.Cli.SealedSecrets;

/// <summary>Opens SealedSecrets as kubeseal does, with the owner reference that the controller would set. No cluster is asked.</summary>
internal static class RecoveryUnseal
{
    private const string SkipOwner = "sealedsecrets.bitnami.com/skip-set-owner-references";

    public static void Run(SealArguments arguments)
    {
        var streams = arguments.Files.Select(file => (File: file, Stream: NamedFile.Within(file, () => Read(arguments.Read(file))))).ToList();
        using var keys = KeyRings.Load(arguments.RecoveryKeys);
        var unsealer = new SecretUnsealer(keys);
        arguments.WriteResult([.. streams.SelectMany(input => NamedFile.Within(input.File, () => Unseal(input.Stream, unsealer, arguments.Format(input.Stream.Format))))]);
    }

    private static ManifestStream Read(byte[] bytes)
    {
        var stream = ManifestStream.Read(bytes);
        return SealedSecret.ReadAll(stream).Count > 0 ? stream : throw SealedTarget.None();
    }

    private static byte[][] Unseal(ManifestStream stream, SecretUnsealer unsealer, ManifestFormat format)
    {
        var found = SealedSecret.ReadAll(stream);
        return OrderedParallel.Map(found.Count, i => format.WriteUtf8(unsealer.Unseal(found[i]).ToManifest(Owner(found[i]))));
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
