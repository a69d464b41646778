using System.Globalization;
using System.Text;
using Sealing.Manifests;
using Sealing.Syntax;
using Sealing.Text;

namespace Sealing.SealedSecrets;

/// <summary>What an API server refuses, of the SealedSecret or of the Secret that would come of it.</summary>
internal static class ServerRules
{
    private const int MaxValues = 1 << 20; // bytes of all values of a Secret: MaxSecretSize of Kubernetes
    private const int MaxAnnotations = 1 << 18; // bytes of all names and values: TotalAnnotationSizeLimitB of Kubernetes

    /// <summary>Fields of a SealedSecret with the problem that each has, or null.</summary>
    public static IEnumerable<(string Key, string? Problem)> Check(SealedSecret sealedSecret) =>
    [
        ("metadata.name", ObjectNames.Name(sealedSecret.Metadata.Name)),
        ("metadata.namespace", ObjectNames.Namespace(sealedSecret.Metadata.Namespace)),
        .. Metadata("metadata.", sealedSecret.Metadata),
        .. Metadata("spec.template.metadata.", sealedSecret.Template.Metadata),
        .. sealedSecret.EncryptedData.Keys.Select(key => ("spec.encryptedData." + key, ObjectNames.DataKey(key))),
        .. sealedSecret.Template.Data.Keys.Select(key => ("spec.template.data." + key, ObjectNames.DataKey(key))),
        ("spec.encryptedData", Excess("the values", sealedSecret.EncryptedData.Values.Sum(PlainLength), MaxValues)),
        ("spec.template.type", SecretTypes.Lack(sealedSecret.Template.Type, Keys(sealedSecret), sealedSecret.Template.Metadata)),
    ];

    /// <summary>The problems of a manifest that do not show in what is read of it: its apiVersion, values in plaintext, items that are not there.</summary>
    public static IEnumerable<SealingException> Check(ManifestItem item, ObjectFields spec)
    {
        if (item.Fields.Text("apiVersion") is var version and not SealedSecret.ApiVersion)
        {
            yield return item.Error(version is null ? "missing: it is " + SealedSecret.ApiVersion : $"there is no SealedSecret of {version}: it is {SealedSecret.ApiVersion}", "apiVersion");
        }

        foreach (var plain in Plaintext(item, spec).OfType<SealingException>())
        {
            yield return plain;
        }

        if (spec.Find("encryptedData") is null)
        {
            yield return item.Error("missing: {} where there are no items", "spec.encryptedData");
        }
    }

    // The API server drops these fields; who reads the file does not.
    private static IEnumerable<SealingException?> Plaintext(ManifestItem item, ObjectFields spec) =>
    [
        Plaintext(item.Fields, "data"), Plaintext(item.Fields, "stringData"), Plaintext(spec, "stringData"),
        spec.Object("template") is { } template ? Plaintext(template, "stringData") : null,
    ];

    private static SealingException? Plaintext(ObjectFields fields, string name) =>
        fields.Find(name) is { Resolved: not YamlMapping { Entries: [] } } values ? fields.Error(values, name, "values in plaintext: a SealedSecret has no such field, seal them into spec.encryptedData") : null;

    private static IEnumerable<(string Key, string? Problem)> Metadata(string path, ObjectMetadata metadata) =>
    [
        .. metadata.Labels.Select(label => (path + "labels." + label.Key, ObjectNames.Qualified(label.Key) ?? ObjectNames.LabelValue(label.Value))),
        .. metadata.Annotations.Keys.Select(key => (path + "annotations." + key, ObjectNames.Qualified(key.ToLowerInvariant()))),
        (path + "annotations", Excess("annotations", metadata.Annotations.Sum(entry => (long)Encoding.UTF8.GetByteCount(entry.Key) + Encoding.UTF8.GetByteCount(entry.Value)), MaxAnnotations)),
    ];

    // What a sealed value adds is known; one that is none has no length.
    private static long PlainLength(string sealedValue) => Base64.Decode(sealedValue) is { } envelope ? HybridCipher.PlainLength(envelope) ?? 0 : 0;

    private static string? Excess(string what, long size, int limit) =>
        size <= limit ? null : string.Create(CultureInfo.InvariantCulture, $"{what} have {size} bytes together, and no API server takes more than {limit}");

    // A template of null leaves its item out.
    private static HashSet<string> Keys(SealedSecret sealedSecret)
    {
        var keys = sealedSecret.EncryptedData.Keys.Concat(sealedSecret.Template.Data.Keys).ToHashSet(StringComparer.Ordinal);
        keys.ExceptWith(sealedSecret.Template.Data.Where(template => template.Value is null).Select(template => template.Key));
        return keys;
    }
}
