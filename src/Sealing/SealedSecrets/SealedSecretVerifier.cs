using System.Globalization;
using Sealing.Manifests;
using Sealing.Syntax;
using Sealing.Text;

namespace Sealing.SealedSecrets;

/// <summary>
/// Checks a SealedSecret offline: that an API server takes it and the Secret it becomes, that items are base64 envelopes of a sane or a given key size, that
/// nothing beside them is in plaintext, and, where there are keys, that every item opens; without keys, that the name, namespace and scope that items are bound
/// to are those of the template. Renders no template.
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
        return Find(sealedSecret).Select(problem => problem.Message);
    }

    /// <summary>The same with the parts of each line.</summary>
    internal IEnumerable<SealingException> Find(SealedSecret sealedSecret)
    {
        var items = sealedSecret.EncryptedData.OrderBy(item => item.Key, StringComparer.Ordinal)
            .Select(item => (Key: "spec.encryptedData." + item.Key, Problem: VerifyItem(sealedSecret, item.Key, item.Value)));
        return sealedSecret.Doubts
            .Concat(VerifyPlace(sealedSecret).Concat(ServerRules.Check(sealedSecret)).Concat(items).Where(found => found.Problem is not null)
                .Select(found => At(sealedSecret, found.Key, found.Problem!)));
    }

    /// <summary>What is no fault but should be known, a line each: a namespace that is to come from elsewhere.</summary>
    public IEnumerable<string> Remarks(SealedSecret sealedSecret)
    {
        ArgumentNullException.ThrowIfNull(sealedSecret);
        return FindRemarks(sealedSecret).Select(remark => remark.Message);
    }

    /// <summary>The same with the parts of each line.</summary>
    internal IEnumerable<SealingException> FindRemarks(SealedSecret sealedSecret) => keys is null && LacksNamespace(sealedSecret)
        ? [At(sealedSecret, "metadata.namespace", $"missing, but the scope is {sealedSecret.Scope.Name()}: it opens only in the namespace it was sealed for")] : [];

    /// <summary>The Secrets with values that stand beside the SealedSecrets of a file, a line each: committed with them, they are known.</summary>
    internal static IEnumerable<SealingException> FindPlaintext(ManifestStream file) =>
        from item in file.Items
        where item.Kind == "Secret" && item.Fields.Find("sops") is null
        from field in PlaintextFields
        where item.Fields.Find(field) is YamlNode values && values.Resolved is not YamlMapping { Entries: [] }
        select new SealingException(ErrorKind.InvalidDocument, "a Secret in plaintext, seal it", new(item.Place.Document, Key: field));

    private static SealingException At(SealedSecret sealedSecret, string key, string problem) => new(ErrorKind.InvalidDocument, problem, new(sealedSecret.Document, Key: key));

    private static bool LacksNamespace(SealedSecret sealedSecret) => sealedSecret.Metadata.Namespace is null && sealedSecret.Scope != SealingScope.ClusterWide;

    private IEnumerable<(string Key, string? Problem)> VerifyPlace(SealedSecret sealedSecret)
    {
        var (top, inner, scope) = (sealedSecret.Metadata, sealedSecret.Template.Metadata, sealedSecret.Scope);
        yield return ("metadata.name", top.Name is null ? "missing" : null);
        yield return ("metadata.namespace", keys is not null && LacksNamespace(sealedSecret) ? "missing, and the items are bound to it" : null);
        if (keys is null)
        {
            yield return ("spec.template.metadata.name", scope == SealingScope.Strict ? Differs(inner.Name, top.Name) : null);
            yield return ("spec.template.metadata.namespace", scope != SealingScope.ClusterWide && top.Namespace is not null ? Differs(inner.Namespace, top.Namespace) : null);
        }

        var templateScope = SealingScopes.FromAnnotations(inner.Annotations);
        yield return ("spec.template.metadata.annotations", templateScope == scope || templateScope == SealingScope.Strict ? null
            : $"the scope is {templateScope.Name()} here, but {scope.Name()} in metadata.annotations, which counts");
    }

    // The template says what it was sealed as; a file that was renamed or moved since does not open.
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

        return keys is null || LacksNamespace(sealedSecret) || new SecretUnsealer(keys).UnsealItem(sealedSecret, key) is not null ? null
            : "no key opens it with this name, namespace and scope";
    }
}
