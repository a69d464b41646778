using System.Globalization;
using Sealing.Manifests;
using Sealing.Yaml;

namespace Sealing.SealedSecrets;

/// <summary>
/// Checks a SealedSecret offline: that items are base64 envelopes of a sane or a given key size, that name, namespace and scope agree between
/// SealedSecret and template, and, where there are keys, that every item opens. Renders no template.
/// </summary>
/// <param name="keySize">The modulus in bits that every item must have been sealed with, or null for any RSA size.</param>
/// <param name="keys">The keys that must open every item, or null to open none.</param>
public sealed class SealedSecretVerifier(int? keySize, SealingKeyRing? keys)
{
    private const int MinKeyBytes = 128;
    private const int MaxKeyBytes = 2048;

    private static readonly string[] PlaintextFields = ["data", "stringData"];

    /// <summary>What is wrong, a line each with document and key; empty where nothing is.</summary>
    public IEnumerable<string> Verify(SealedSecret sealedSecret)
    {
        ArgumentNullException.ThrowIfNull(sealedSecret);
        var document = "document " + sealedSecret.Document.ToString(CultureInfo.InvariantCulture) + ", ";
        var items = sealedSecret.EncryptedData.OrderBy(item => item.Key, StringComparer.Ordinal)
            .Select(item => (Key: "spec.encryptedData." + item.Key, Problem: VerifyItem(sealedSecret, item.Key, item.Value)));
        return VerifyPlace(sealedSecret).Concat(items).Where(found => found.Problem is not null).Select(found => document + found.Key + ": " + found.Problem);
    }

    /// <summary>The Secrets with values that stand beside the SealedSecrets of a file, a line each: committed with them, they are known.</summary>
    internal static IEnumerable<string> FindPlaintext(ManifestStream file) =>
        from item in file.Items
        where item.Kind == "Secret" && item.Fields.Find("sops") is null
        from field in PlaintextFields
        where item.Fields.Find(field) is YamlNode values && values.Resolved is not YamlMapping { Entries: [] }
        select string.Create(CultureInfo.InvariantCulture, $"document {item.Place.Document}, {field}: a Secret in plaintext, seal it");

    private static IEnumerable<(string Key, string? Problem)> VerifyPlace(SealedSecret sealedSecret)
    {
        var (top, inner) = (sealedSecret.Metadata, sealedSecret.Template.Metadata);
        yield return ("metadata.name", top.Name is null ? "missing" : null);
        yield return ("metadata.namespace", top.Namespace is null && sealedSecret.Scope != SealingScope.ClusterWide
            ? "missing, but the scope is " + sealedSecret.Scope.Name() : null);
        yield return ("spec.template.metadata.name", Differs(inner.Name, top.Name));
        yield return ("spec.template.metadata.namespace", Differs(inner.Namespace, top.Namespace));
        var templateScope = SealingScopes.FromAnnotations(inner.Annotations);
        yield return ("spec.template.metadata.annotations", templateScope == sealedSecret.Scope || templateScope == SealingScope.Strict ? null
            : $"the scope is {templateScope.Name()} here, but {sealedSecret.Scope.Name()} in metadata.annotations, which counts");
        yield return ("spec.encryptedData", sealedSecret.EncryptedData.Count == 0 && sealedSecret.Template.Data.Count == 0 ? "empty" : null);
    }

    private static string? Differs(string? inner, string? top) =>
        inner is null || inner == top ? null : "differs from the SealedSecret's own, which counts";

    private string? VerifyItem(SealedSecret sealedSecret, string key, string text)
    {
        if (Base64.Decode(text) is not { } envelope)
        {
            return "not base64";
        }

        if (HybridCipher.RsaLength(envelope) is not { } length || length is < MinKeyBytes or > MaxKeyBytes)
        {
            return "not a sealed value";
        }

        if (keySize is { } bits && length * 8 != bits)
        {
            return string.Create(CultureInfo.InvariantCulture, $"sealed with a key of {length * 8} bits, the certificate's has {bits}");
        }

        return keys is null || new SecretUnsealer(keys).UnsealItem(sealedSecret, key) is not null ? null : "no key opens it with this name, namespace and scope";
    }
}
