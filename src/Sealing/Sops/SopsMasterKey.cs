using Sealing.Data;
using Sealing.Sops.Kinds;
using Sealing.Sops.Values;

namespace Sealing.Sops;

/// <summary>One master key of a document, with the data key, or a part of it, that it encrypted.</summary>
public sealed record SopsMasterKey
{
    internal SopsMasterKey(SopsKeyKind kind, ManifestMap fields)
    {
        (Kind, Fields) = (kind, fields);
    }

    /// <summary>The kind, which may be one that is unknown here.</summary>
    public SopsKeyKind Kind { get; }

    /// <summary>What the key is known by: an age recipient, a fingerprint, an ARN, a URL.</summary>
    public string Id => Kind.Form.IdOf(name => this[name]);

    /// <summary>What tells the key from others: the id and, of an AWS KMS key, its role, encryption context and profile.</summary>
    public string Identity => Id + Kind.Form.DetailsOf(name => this[name], Context);

    /// <summary>The encryption context of an AWS KMS key; empty where it has none.</summary>
    public IReadOnlyDictionary<string, string> Context => MetadataText.Find(Fields, SopsKeyKind.ContextField) is ManifestMap context
        ? context.Entries.ToDictionary(pair => pair.Key, pair => MetadataText.Of(pair.Value) ?? "", StringComparer.Ordinal)
        : new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The encrypted data key as it is written: age and OpenPGP in armor, the others in forms of their own. Empty where there is none yet.</summary>
    public string EncryptedDataKey => this["enc"];

    /// <summary>The fields that are texts, as they stand.</summary>
    public string this[string field] => MetadataText.Of(MetadataText.Find(Fields, field)) ?? "";

    internal ManifestMap Fields { get; }

    /// <summary>An age key for a recipient, without a data key yet.</summary>
    public static SopsMasterKey Age(string recipient) => Create(SopsKeyKind.Age, [recipient]);

    /// <summary>A key of a kind without a data key yet.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="values">The fields that name the key, in the order of the kind; those that it does not have are empty.</param>
    /// <param name="context">The encryption context of an AWS KMS key, or null.</param>
    public static SopsMasterKey Create(SopsKeyKind kind, IEnumerable<string> values, IReadOnlyDictionary<string, string>? context = null)
    {
        ArgumentNullException.ThrowIfNull(kind);
        var fields = ManifestMap.OfStrings(kind.Fields.Zip(values, KeyValuePair.Create).Where(field => field.Value.Length > 0 || !kind.Form.Optional.Contains(field.Key)));
        if (kind.Form.HasContext && context is { Count: > 0 })
        {
            fields.Add(SopsKeyKind.ContextField, ManifestMap.OfStrings(context.OrderBy(pair => pair.Key, StringComparer.Ordinal)));
        }

        return new SopsMasterKey(kind, fields);
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
