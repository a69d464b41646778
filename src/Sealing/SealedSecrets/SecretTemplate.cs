using Sealing.Data;
using Sealing.Manifests;

namespace Sealing.SealedSecrets;

/// <summary>The part of a SealedSecret that says what the Secret looks like. It is not authenticated: anybody can change it.</summary>
public sealed record SecretTemplate
{
    /// <summary>The metadata of the Secret to be.</summary>
    public ObjectMetadata Metadata { get; init; } = new();

    /// <summary>The type of the Secret, or null.</summary>
    public string? Type { get; init; }

    /// <summary>Whether the Secret is immutable, or null where it does not say.</summary>
    public bool? Immutable { get; init; }

    /// <summary>
    /// Go templates by key, rendered with the decrypted items; null leaves the item of that key out of the Secret. The map itself is never null.
    /// </summary>
    public IReadOnlyDictionary<string, string?> Data { get; init; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    internal static SecretTemplate Read(ObjectFields? fields) => fields is null ? new SecretTemplate() : new SecretTemplate
    {
        Metadata = ObjectMetadata.Read(fields.Object("metadata")),
        Type = fields.Text("type"),
        Immutable = fields.Flag("immutable"),
        Data = fields.OptionalTextMap("data"),
    };

    internal ManifestMap Write() => new ManifestMap()
        .Add("metadata", Metadata.Write())
        .AddIfPresent("type", Type)
        .AddIfPresent("immutable", Immutable)
        .AddIfPresent("data", ManifestMap.OfValues(Data.Select(item =>
            KeyValuePair.Create(item.Key, item.Value is null ? (ManifestValue)ManifestNull.Instance : new ManifestText(item.Value)))));
}
