using Sealing.Manifests;
using Sealing.SealedSecrets;

namespace Sealing.Cli.SealedSecrets.Delivery;

/// <summary>Seals Secrets: as new SealedSecrets, or into those of their name that a file holds, all else of which stays.</summary>
/// <param name="sealers">What seals for a place.</param>
/// <param name="wanted">What flags say of the result.</param>
/// <param name="standard">The namespace where nothing says one.</param>
internal sealed class SealedWriter(Sealers sealers, WantedResult wanted, Lazy<string?> standard) : ISecretWriter
{
    public WrittenSecret Write(SecretPlace place, SecretManifest secret, byte[]? existing)
    {
        var target = place.Cluster is { } cluster ? sealers.For(cluster) : sealers.Of(place.File);
        return existing is null ? Create(place, secret, target) : Merge(secret, target, existing);
    }

    private WrittenSecret Create(SecretPlace place, SecretManifest secret, ClusterSealer target)
    {
        var annotated = SealingScopes.FromAnnotations(secret.Metadata.Annotations);
        var scope = wanted.Scope ?? (annotated == SealingScope.Strict ? target.Scope : null);
        var isClusterWide = (scope is null or SealingScope.Strict ? annotated : scope) == SealingScope.ClusterWide;
        var item = target.Sealer.Seal(Placed(secret, wanted.Namespace ?? secret.Metadata.Namespace ?? (isClusterWide ? null : standard.Value)), scope);
        var format = wanted.Format ?? (Path.GetExtension(place.File) == ".json" ? ManifestFormat.Json : ManifestFormat.Yaml);
        return new WrittenSecret(item.WriteUtf8(format), $"new SealedSecret {Describe(item, secret)}");
    }

    private WrittenSecret Merge(SecretManifest secret, ClusterSealer sealer, byte[] existing)
    {
        var file = SealedSecretFile.Read(existing);
        var index = Find(file.SealedSecrets, secret);
        var target = file.SealedSecrets[index];
        if ((target.Template.Type ?? "Opaque") != (secret.Type ?? "Opaque"))
        {
            throw new SealingException($"the SealedSecret {target.Metadata.Name} in it is of type {target.Template.Type ?? "Opaque"}, not {secret.Type ?? "Opaque"}");
        }

        MergeInto.WarnOfScope(wanted.Scope ?? SealingScope.Strict, target.Scope, wanted.Scope is not null);
        var space = target.Metadata.Namespace ?? wanted.Namespace ?? secret.Metadata.Namespace ?? (target.Scope == SealingScope.ClusterWide ? null : standard.Value);
        return new WrittenSecret(file.SealInto(index, Placed(secret, space), sealer.Sealer), $"merged into SealedSecret {Describe(target, secret)}");
    }

    private static SecretManifest Placed(SecretManifest secret, string? space) => secret with { Metadata = secret.Metadata with { Namespace = space } };

    private int Find(IReadOnlyList<SealedSecret> targets, SecretManifest secret)
    {
        var space = wanted.Namespace ?? secret.Metadata.Namespace;
        var found = Enumerable.Range(0, targets.Count)
            .Where(i => targets[i].Metadata.Name == secret.Metadata.Name && (space is null || targets[i].Metadata.Namespace is null || targets[i].Metadata.Namespace == space)).ToArray();
        return found is [var index] ? index : throw new SealingException(
            $"{(found.Length == 0 ? "it has no SealedSecret" : "it has several SealedSecrets")} {(space is null ? "" : space + "/")}{secret.Metadata.Name} to merge into")
        {
            Hint = targets.Count == 0 ? "name a file that is not there yet" : "it holds " + string.Join(", ", targets.Select(target => $"{target.Metadata.Namespace}/{target.Metadata.Name}")),
        };
    }

    private static string Describe(SealedSecret item, SecretManifest secret) =>
        $"{(item.Metadata.Namespace is { } space ? space + "/" : "")}{item.Metadata.Name}, {item.Scope.Name()}: {string.Join(", ", secret.Data.Keys.Order(StringComparer.Ordinal))}";
}

/// <summary>What flags say of a SealedSecret to be; what is null they do not say.</summary>
internal sealed record WantedResult(string? Namespace, SealingScope? Scope, ManifestFormat? Format);
