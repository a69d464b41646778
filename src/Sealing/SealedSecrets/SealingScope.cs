using System.Text;

namespace Sealing.SealedSecrets;

/// <summary>How tightly a sealed item is bound to its place.</summary>
public enum SealingScope
{
    /// <summary>Bound to namespace and name: the default.</summary>
    Strict,

    /// <summary>Bound to the namespace; may be renamed in it.</summary>
    NamespaceWide,

    /// <summary>Opens anywhere in the cluster under any name.</summary>
    ClusterWide,
}

/// <summary>What a scope means on the wire and in manifests.</summary>
public static class SealingScopes
{
    /// <summary>The annotation for <see cref="SealingScope.ClusterWide"/>; only the value <c>true</c> counts, and it wins over the other.</summary>
    public const string ClusterWideAnnotation = "sealedsecrets.bitnami.com/cluster-wide";

    /// <summary>The annotation for <see cref="SealingScope.NamespaceWide"/>; only the value <c>true</c> counts.</summary>
    public const string NamespaceWideAnnotation = "sealedsecrets.bitnami.com/namespace-wide";

    /// <summary>The scope that annotations ask for.</summary>
    public static SealingScope FromAnnotations(IReadOnlyDictionary<string, string> annotations)
    {
        ArgumentNullException.ThrowIfNull(annotations);
        if (annotations.GetValueOrDefault(ClusterWideAnnotation) == "true")
        {
            return SealingScope.ClusterWide;
        }

        return annotations.GetValueOrDefault(NamespaceWideAnnotation) == "true" ? SealingScope.NamespaceWide : SealingScope.Strict;
    }

    /// <summary>The annotation that says <paramref name="scope"/>, or null for strict, which has none.</summary>
    public static string? Annotation(this SealingScope scope) => scope switch
    {
        SealingScope.ClusterWide => ClusterWideAnnotation,
        SealingScope.NamespaceWide => NamespaceWideAnnotation,
        _ => null,
    };

    /// <summary>The name that command lines have for it: <c>strict</c>, <c>namespace-wide</c> or <c>cluster-wide</c>.</summary>
    public static string Name(this SealingScope scope) => scope switch
    {
        SealingScope.ClusterWide => "cluster-wide",
        SealingScope.NamespaceWide => "namespace-wide",
        _ => "strict",
    };

    /// <summary>
    /// The OAEP label, UTF-8: <c>namespace || "/" || name</c> for strict, the namespace for namespace-wide, empty for cluster-wide.
    /// The key of an item is no part of it: items may be renamed inside a SealedSecret.
    /// </summary>
    public static byte[] Label(this SealingScope scope, string namespaceName, string name) => scope switch
    {
        SealingScope.ClusterWide => [],
        SealingScope.NamespaceWide => Encoding.UTF8.GetBytes(namespaceName),
        _ => Encoding.UTF8.GetBytes(namespaceName + "/" + name),
    };
}
