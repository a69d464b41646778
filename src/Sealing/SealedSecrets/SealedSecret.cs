using Sealing.Data;
using Sealing.Manifests;
using Sealing.Syntax;

namespace Sealing.SealedSecrets;

/// <summary>A SealedSecret (bitnami.com/v1alpha1): what is committed, and what the controller in the cluster opens.</summary>
public sealed record SealedSecret
{
    internal const string ApiVersion = "bitnami.com/v1alpha1";

    /// <summary>Name, namespace and scope annotation: what strict and namespace-wide items are bound to.</summary>
    public required ObjectMetadata Metadata { get; init; }

    /// <summary>What the Secret looks like.</summary>
    public required SecretTemplate Template { get; init; }

    /// <summary>The items: standard padded base64 of the envelope that <c>sealed-secrets pkg/crypto</c> defines.</summary>
    public required IReadOnlyDictionary<string, string> EncryptedData { get; init; }

    /// <summary>The document of its file that this was read from, from 1, or 0.</summary>
    public int Document { get; init; }

    /// <summary>
    /// What of the manifest an API server refuses, or drops though it is a secret in plaintext, with its place: another apiVersion, no items, data outside of the
    /// items. It is opened all the same.
    /// </summary>
    public IReadOnlyList<SealingException> Doubts { get; init; } = [];

    /// <summary>The scope that the top-level annotations say, which is the one that opening goes by.</summary>
    public SealingScope Scope => SealingScopes.FromAnnotations(Metadata.Annotations);

    /// <summary>The SealedSecrets of a file; objects of other kinds are passed over, and patches of kustomize that delete one.</summary>
    /// <exception cref="SealingException">A document is broken, or a SealedSecret is not of the form that its definition asks for.</exception>
    public static IReadOnlyList<SealedSecret> ReadAll(ReadOnlySpan<byte> file) => ReadAll(ManifestStream.ReadObjects(SourceText.Decode(file)));

    /// <summary>The manifest in the reference's order and quoting.</summary>
    public string Write(ManifestFormat format) => format.Write(ToManifest());

    /// <summary>The manifest in the reference's order and quoting, in UTF-8.</summary>
    public byte[] WriteUtf8(ManifestFormat format) => format.WriteUtf8(ToManifest());

    internal static IReadOnlyList<SealedSecret> ReadAll(ManifestStream stream) =>
        [.. stream.Items.Where(item => item.IsSealedSecret).Select(Read)];

    private ManifestMap ToManifest() => new ManifestMap()
        .Add("kind", "SealedSecret")
        .Add("apiVersion", ApiVersion)
        .Add("metadata", Metadata.Write())
        .Add("spec", new ManifestMap()
            .Add("template", Template.Write())
            .Add("encryptedData", ManifestMap.OfStrings(EncryptedData)));

    /// <summary>Reads the object whatever kind it says it is.</summary>
    /// <exception cref="SealingException">A field is of another form than that of a SealedSecret.</exception>
    public static SealedSecret Read(ManifestItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        var spec = item.Fields.Object("spec") ?? throw item.Error("a SealedSecret needs a spec", "spec");
        if (spec.Find("data") is { } old)
        {
            throw spec.Error(old, "data", "using deprecated 'data' field, use 'encryptedData': fetch it from the cluster and seal it again");
        }

        return new SealedSecret
        {
            Metadata = ObjectMetadata.Read(item.Fields.Object("metadata")),
            Template = SecretTemplate.Read(spec.Object("template")),
            EncryptedData = spec.TextMap("encryptedData"),
            Document = item.Place.Document,
            Doubts = [.. ServerRules.Check(item, spec)],
        };
    }
}
