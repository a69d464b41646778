using Sealing.Manifests;
using Sealing.SealedSecrets;

namespace Sealing.Kubernetes.Api;

/// <summary>What is sent to be re-encrypted, and what is taken from the answer.</summary>
internal static class Rotation
{
    /// <summary>
    /// Name, namespace, scope and items, with the same in the template: controllers before 0.36 take the scope from there, later ones from the
    /// top level. No template data, which older ones would render into items.
    /// </summary>
    public static SealedSecret Reduce(SealedSecret sealedSecret)
    {
        var identity = new ObjectMetadata { Name = sealedSecret.Metadata.Name, Namespace = sealedSecret.Metadata.Namespace };
        var scoped = sealedSecret.Scope.Annotation() is { } annotation ? identity with { Annotations = new Dictionary<string, string>(StringComparer.Ordinal) { [annotation] = "true" } } : identity;
        return sealedSecret with { Metadata = scoped, Template = sealedSecret.Template with { Metadata = scoped, Data = new SecretTemplate().Data } };
    }

    /// <summary>The items of the answer.</summary>
    /// <exception cref="ClusterException">The answer is no SealedSecret, or one bound to something else, or lacks an item.</exception>
    public static IReadOnlyDictionary<string, string> Read(ApiAnswer answer, SealedSecret sent)
    {
        var rotated = Parse(answer);
        if (rotated.Metadata.Name != sent.Metadata.Name || rotated.Metadata.Namespace != sent.Metadata.Namespace || rotated.Scope != sent.Scope)
        {
            throw new ClusterException("cannot re-encrypt secret: the answer is bound to another name, namespace or scope") { StatusCode = answer.Status };
        }

        var lost = sent.EncryptedData.Keys.Where(key => !rotated.EncryptedData.ContainsKey(key)).Order(StringComparer.Ordinal).ToArray();
        return lost.Length == 0
            ? sent.EncryptedData.Keys.ToDictionary(key => key, key => rotated.EncryptedData[key], StringComparer.Ordinal)
            : throw new ClusterException("cannot re-encrypt secret: the answer lacks items: " + string.Join(", ", lost)) { StatusCode = answer.Status };
    }

    private static SealedSecret Parse(ApiAnswer answer)
    {
        try
        {
            if (ManifestStream.Read(answer.Body).Items is [var item])
            {
                return SealedSecret.Read(item); // without its kind, which the controller leaves out
            }
        }
        catch (SealingException e) when (e.Kind == ErrorKind.InvalidDocument)
        {
            // Said below: what came is no SealedSecret.
        }

        throw new ClusterException($"cannot re-encrypt secret: the answer is {(answer.IsHtml ? "an HTML page" : "something else")}, not a SealedSecret")
        {
            Hint = Advice.SomethingElse,
            StatusCode = answer.Status,
        };
    }
}
