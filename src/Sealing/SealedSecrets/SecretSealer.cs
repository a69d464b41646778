using Sealing.Manifests;

namespace Sealing.SealedSecrets;

/// <summary>Seals Secrets for one controller. Thread safe.</summary>
public sealed class SecretSealer
{
    private static readonly string[] DroppedAnnotations =
    [
        "kubectl.kubernetes.io/last-applied-configuration", // holds the whole Secret in plaintext
        "kubecfg.ksonnet.io/last-applied-configuration",
    ];

    private const int WorthThreads = 32; // items; an RSA-4096 item takes 80 us, the first threads of a process 1 ms

    private readonly SealingCertificate _certificate;

    /// <summary>A sealer for the controller that holds the certificate's key.</summary>
    /// <exception cref="SealingException">The certificate has expired.</exception>
    public SecretSealer(SealingCertificate certificate, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        certificate.ThrowIfExpired(clock);
        _certificate = certificate;
    }

    /// <summary>
    /// The Secret sealed in the scope that its annotations say, or in <paramref name="scope"/>, which then replaces them;
    /// <see cref="SealingScope.Strict"/> is the same as null: as in the reference, annotations still decide.
    /// </summary>
    /// <exception cref="SealingException">The Secret has no name, or no namespace where the scope needs one.</exception>
    public SealedSecret Seal(SecretManifest secret, SealingScope? scope = null)
    {
        ArgumentNullException.ThrowIfNull(secret);
        var metadata = Clean(secret.Metadata, scope);
        var bound = SealingScopes.FromAnnotations(metadata.Annotations);
        RequireIdentity(metadata, bound, secret.Document);
        return new SealedSecret
        {
            Metadata = TopLevel(metadata, bound),
            Template = new SecretTemplate { Metadata = metadata, Type = secret.Type, Immutable = secret.Immutable },
            EncryptedData = SealItems(secret.Data, bound.Label(metadata.Namespace ?? "", metadata.Name!)),
            Document = secret.Document,
        };
    }

    /// <summary>One value as the base64 text of an item; name and namespace are those it will be opened under.</summary>
    public string SealValue(ReadOnlySpan<byte> value, SealingScope scope, string namespaceName, string name)
    {
        using var encryptor = new HybridEncryptor(_certificate.PublicKey, scope.Label(namespaceName, name));
        return Convert.ToBase64String(encryptor.Encrypt(value));
    }

    private Dictionary<string, string> SealItems(IReadOnlyDictionary<string, byte[]> data, byte[] label)
    {
        var items = data.ToArray();
        var texts = new string[items.Length];
        var key = _certificate.PublicKey;
        if (items.Length >= WorthThreads)
        {
            Parallel.For(0, items.Length, () => new HybridEncryptor(key, label), SealItem, encryptor => encryptor.Dispose());
        }
        else if (items.Length > 0)
        {
            using var encryptor = new HybridEncryptor(key, label);
            for (var i = 0; i < items.Length; i++)
            {
                SealItem(i, null, encryptor);
            }
        }

        return Enumerable.Range(0, items.Length).ToDictionary(i => items[i].Key, i => texts[i], StringComparer.Ordinal);

        HybridEncryptor SealItem(int i, ParallelLoopState? state, HybridEncryptor encryptor)
        {
            texts[i] = Convert.ToBase64String(encryptor.Encrypt(items[i].Value));
            return encryptor;
        }
    }

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
            throw new ManifestException("missing metadata.name in input Secret", document);
        }

        if (metadata.Namespace is null && scope != SealingScope.ClusterWide)
        {
            throw new ManifestException("secret must declare a namespace", document) { Hint = "give one in the manifest or with --namespace" };
        }
    }

    private static ObjectMetadata TopLevel(ObjectMetadata metadata, SealingScope scope)
    {
        var top = new ObjectMetadata { Name = metadata.Name, Namespace = metadata.Namespace };
        return scope.Annotation() is { } annotation ? top.WithAnnotation(annotation, "true") : top;
    }
}
