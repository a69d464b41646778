using Sealing.Data;
using Sealing.Manifests;
using Sealing.SealedSecrets;

namespace Sealing.Cli.Secrets.Conversion;

/// <summary>
/// Writes the ExternalSecrets (external-secrets.io/v1) that have the External Secrets Operator make the same Secrets out of a store: one entry of the store for
/// each Secret, called <c>namespace/name</c>, with a property for each key. The values themselves are not looked at.
/// </summary>
internal sealed class ToExternalSecret(string store, string storeKind) : IConversion
{
    public byte[] Convert(SourceFile file) => file.Items.Any(Counts)
        ? file.With(item => Counts(item) ? file.Format.Write(item.IsSealedSecret ? Of(SealedSecret.Read(item)) : Of(SecretReader.Read(item))) : null)
        : file.Bytes;

    private static bool Counts(ManifestItem item) => item.IsSealedSecret || item.Kind == "Secret";

    private ManifestMap Of(SealedSecret item) => Of(
        item.Template.Metadata with { Name = item.Metadata.Name, Namespace = item.Metadata.Namespace }, item.Template.Type, item.EncryptedData.Keys);

    private ManifestMap Of(SecretManifest secret)
    {
        secret.Clear();
        return Of(secret.Metadata, secret.Type, secret.Data.Keys);
    }

    private ManifestMap Of(ObjectMetadata metadata, string? type, IEnumerable<string> keys)
    {
        var entry = metadata.Namespace is { } space ? $"{space}/{metadata.Name}" : metadata.Name ?? "";
        var clean = metadata.WithAnnotation(SealingScopes.ClusterWideAnnotation, null).WithAnnotation(SealingScopes.NamespaceWideAnnotation, null);
        return new ManifestMap()
            .Add("apiVersion", "external-secrets.io/v1")
            .Add("kind", "ExternalSecret")
            .Add("metadata", new ObjectMetadata { Name = metadata.Name, Namespace = metadata.Namespace }.Write())
            .Add("spec", new ManifestMap()
                .Add("secretStoreRef", new ManifestMap().Add("kind", storeKind).Add("name", store))
                .Add("target", new ManifestMap()
                    .AddIfPresent("name", metadata.Name)
                    .AddIfPresent("template", new ManifestMap()
                        .AddIfPresent("metadata", new ManifestMap().AddIfPresent("labels", clean.Labels).AddIfPresent("annotations", clean.Annotations))
                        .AddIfPresent("type", type)))
                .Add("data", new ManifestList([.. keys.Order(StringComparer.Ordinal).Select(key => new ManifestMap()
                    .Add("secretKey", key)
                    .Add("remoteRef", new ManifestMap().Add("key", entry).Add("property", key)))])));
    }
}
