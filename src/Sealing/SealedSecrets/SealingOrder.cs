using Sealing.Manifests;

namespace Sealing.SealedSecrets;

/// <summary>A Secret that can be sealed: its metadata as the template will have them, and the scope that they say.</summary>
internal sealed class SealingOrder
{
    private static readonly string[] DroppedAnnotations =
    [
        "kubectl.kubernetes.io/last-applied-configuration", // holds the whole Secret in plaintext
        "kubecfg.ksonnet.io/last-applied-configuration",
    ];

    private readonly ObjectMetadata _metadata;
    private readonly SealingScope _scope;

    private SealingOrder(SecretManifest secret, ObjectMetadata metadata, SealingScope scope)
    {
        (Secret, _metadata, _scope) = (secret, metadata, scope);
        Label = scope.Label(metadata.Namespace ?? "", metadata.Name!);
    }

    public SecretManifest Secret { get; }

    /// <summary>The OAEP label of its items.</summary>
    public byte[] Label { get; }

    /// <inheritdoc cref="SecretSealer.Seal(SecretManifest, SealingScope?)"/>
    public static SealingOrder Of(SecretManifest secret, SealingScope? scope)
    {
        var metadata = Clean(secret.Metadata, scope);
        var bound = SealingScopes.FromAnnotations(metadata.Annotations);
        RequireIdentity(metadata, bound, secret.Document);
        return new SealingOrder(secret, metadata, bound);
    }

    /// <summary>The SealedSecret with these items.</summary>
    public SealedSecret With(Dictionary<string, string> items) => new()
    {
        Metadata = TopLevel(),
        Template = new SecretTemplate { Metadata = _metadata, Type = Secret.Type, Immutable = Secret.Immutable },
        EncryptedData = items,
        Document = Secret.Document,
    };

    // Both scope annotations go when a scope is asked for; strict asks for nothing: as the reference, annotations then decide.
    private static ObjectMetadata Clean(ObjectMetadata metadata, SealingScope? scope)
    {
        var clean = DroppedAnnotations.Aggregate(metadata with { Uid = null }, (m, name) => m.WithAnnotation(name, null));
        if (scope?.Annotation() is not { } annotation)
        {
            return clean;
        }

        return clean.WithAnnotation(SealingScopes.ClusterWideAnnotation, null)
            .WithAnnotation(SealingScopes.NamespaceWideAnnotation, null)
            .WithAnnotation(annotation, "true");
    }

    private static void RequireIdentity(ObjectMetadata metadata, SealingScope scope, int document)
    {
        if (metadata.Name is null)
        {
            throw new SealingException(ErrorKind.InvalidDocument, "missing metadata.name in input Secret", new(document));
        }

        if (metadata.Namespace is null && scope != SealingScope.ClusterWide)
        {
            throw new SealingException(ErrorKind.NoNamespace, "secret must declare a namespace", new(document));
        }
    }

    private ObjectMetadata TopLevel()
    {
        var top = new ObjectMetadata { Name = _metadata.Name, Namespace = _metadata.Namespace };
        return _scope.Annotation() is { } annotation ? top.WithAnnotation(annotation, "true") : top;
    }
}
