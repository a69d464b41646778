using System.Security.Cryptography;
using Sealing.Data;

namespace Sealing.Manifests;

/// <summary>A Kubernetes Secret. Values are bytes; <see cref="Clear"/> wipes them.</summary>
public sealed record SecretManifest
{
    /// <summary>Name, namespace, labels and annotations.</summary>
    public required ObjectMetadata Metadata { get; init; }

    /// <summary>The type, such as <c>kubernetes.io/tls</c>, or null.</summary>
    public string? Type { get; init; }

    /// <summary>Whether the Secret is immutable, or null where it does not say.</summary>
    public bool? Immutable { get; init; }

    /// <summary>The values, decoded; <c>stringData</c> of the input is in it as UTF-8 and wins over <c>data</c>.</summary>
    public required IReadOnlyDictionary<string, byte[]> Data { get; init; }

    /// <summary>The document of its file that the Secret was read from, from 1, or 0.</summary>
    public int Document { get; init; }

    /// <summary>
    /// What of the manifest is read otherwise than it stands there (0123 is the number 83), or not at all (an unknown field), with its place. A tool that seals for
    /// people should not go on with any; the reference does.
    /// </summary>
    public IReadOnlyList<SealingException> Doubts { get; init; } = [];

    /// <summary>The Secrets of a file: YAML or JSON, several documents, Lists expanded; UTF-8 or UTF-16. Empty documents are passed over.</summary>
    /// <exception cref="SealingException">A document is broken, or is not a Secret, or is encrypted with SOPS. Nothing is returned then: no document is skipped.</exception>
    public static IReadOnlyList<SecretManifest> ReadAll(ReadOnlySpan<byte> file) => SecretReader.ReadAll(ManifestStream.Read(file));

    /// <summary>The Secret that an object of a file is.</summary>
    /// <exception cref="SealingException">It is not a Secret, or a value of it is broken.</exception>
    public static SecretManifest Read(ManifestItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return SecretReader.Read(item);
    }

    /// <summary>The Secret as a manifest, values in base64.</summary>
    public string Write(ManifestFormat format) => format.Write(ToManifest(owners: null));

    /// <summary>The Secret as a manifest in UTF-8, values in base64: the array can be cleared, which a string cannot.</summary>
    public byte[] WriteUtf8(ManifestFormat format) => format.WriteUtf8(ToManifest(owners: null));

    /// <summary>Overwrites the values with zeros.</summary>
    public void Clear()
    {
        foreach (var value in Data.Values)
        {
            CryptographicOperations.ZeroMemory(value);
        }
    }

    /// <summary>In the order of the reference's struct.</summary>
    internal ManifestMap ToManifest(ManifestList? owners) => new ManifestMap()
        .Add("kind", "Secret")
        .Add("apiVersion", "v1")
        .Add("metadata", Metadata.Write(owners))
        .AddIfPresent("immutable", Immutable)
        .AddIfPresent("data", Data.Select(item => KeyValuePair.Create(item.Key, Convert.ToBase64String(item.Value))))
        .AddIfPresent("type", Type);
}
