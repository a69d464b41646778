using Sealing.Data;
using Sealing.Sops.Kinds;
using Sealing.Sops.Values;

namespace Sealing.Sops;

/// <summary>One master key of a document, with the data key, or a part of it, that it encrypted.</summary>
public sealed record SopsMasterKey
{
    internal SopsMasterKey(string kind, ManifestMap fields)
    {
        (Kind, Fields) = (kind, fields);
    }

    /// <summary>The kind as the metadata has it: <c>age</c>, <c>pgp</c>, <c>kms</c>, <c>gcp_kms</c>, <c>azure_kv</c>, <c>hc_vault</c>, <c>hckms</c>, or one unknown here.</summary>
    public string Kind { get; }

    /// <summary>What the key is known by: an age recipient, a fingerprint, an ARN, a URL.</summary>
    public string Id => MasterKeyKind.Find(Kind)?.IdOf(this) ?? "";

    /// <summary>What tells the key from others: the id and, of an AWS KMS key, its role, encryption context and profile.</summary>
    public string Identity => MasterKeyKind.Find(Kind)?.IdentityOf(this) ?? "";

    /// <summary>The encryption context of an AWS KMS key; empty where it has none.</summary>
    public IReadOnlyDictionary<string, string> Context => MetadataText.Find(Fields, MasterKeyKind.Context) is ManifestMap context
        ? context.Entries.ToDictionary(pair => pair.Key, pair => MetadataText.Of(pair.Value) ?? "", StringComparer.Ordinal)
        : new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The encrypted data key as it is written: age and OpenPGP in armor, the others in forms of their own. Empty where there is none yet.</summary>
    public string EncryptedDataKey => this["enc"];

    /// <summary>The fields that are texts, as they stand.</summary>
    public string this[string field] => MetadataText.Of(MetadataText.Find(Fields, field)) ?? "";

    internal ManifestMap Fields { get; }

    /// <summary>An age key for a recipient, without a data key yet.</summary>
    public static SopsMasterKey Age(string recipient) => new("age", new ManifestMap().Add("recipient", recipient));

    /// <summary>A key of a kind with the texts that its fields are, empty ones left out, and the encryption context.</summary>
    internal static SopsMasterKey FromFields(string kind, IEnumerable<KeyValuePair<string, string>> texts, IReadOnlyDictionary<string, string> context)
    {
        var fields = ManifestMap.OfStrings(texts.Where(field => field.Value.Length > 0));
        return new SopsMasterKey(kind, context.Count == 0 ? fields : fields.Add(MasterKeyKind.Context, ManifestMap.OfStrings(context.OrderBy(pair => pair.Key, StringComparer.Ordinal))));
    }

    internal SopsMasterKey WithEncryptedDataKey(string encrypted)
    {
        var fields = new ManifestMap();
        foreach (var (name, value) in Fields.Entries)
        {
            if (name != "enc")
            {
                fields.Add(name, value);
            }
        }

        return new SopsMasterKey(Kind, fields.Add("enc", encrypted));
    }
}
