using Sealing.Data;

namespace Sealing.Manifests;

/// <summary>The metadata of a Secret or SealedSecret: what the user declares, less what a cluster fills in.</summary>
public sealed record ObjectMetadata
{
    private static readonly Dictionary<string, string> None = [];

    /// <summary>The name, or null.</summary>
    public string? Name { get; init; }

    /// <summary>The prefix for a generated name, or null.</summary>
    public string? GenerateName { get; init; }

    /// <summary>The namespace, or null.</summary>
    public string? Namespace { get; init; }

    /// <summary>The uid that the cluster gave the object, or null.</summary>
    public string? Uid { get; init; }

    /// <summary>The labels; never null.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = None;

    /// <summary>The annotations; never null.</summary>
    public IReadOnlyDictionary<string, string> Annotations { get; init; } = None;

    /// <summary>The finalizers; never null.</summary>
    public IReadOnlyList<string> Finalizers { get; init; } = [];

    internal static ObjectMetadata Read(ObjectFields? fields) => fields is null ? new ObjectMetadata() : new ObjectMetadata
    {
        Name = NotEmpty(fields.Text("name")),
        GenerateName = NotEmpty(fields.Text("generateName")),
        Namespace = NotEmpty(fields.Text("namespace")),
        Uid = NotEmpty(fields.Text("uid")),
        Labels = fields.TextMap("labels"),
        Annotations = fields.TextMap("annotations"),
        Finalizers = fields.Texts("finalizers"),
    };

    /// <summary>In the order of the reference's struct; empty fields are left out, and the uid always.</summary>
    internal ManifestMap Write(ManifestList? owners = null) => new ManifestMap()
        .AddIfPresent("name", Name)
        .AddIfPresent("generateName", GenerateName)
        .AddIfPresent("namespace", Namespace)
        .AddIfPresent("labels", Labels)
        .AddIfPresent("annotations", Annotations)
        .AddIfPresent("ownerReferences", owners)
        .AddIfPresent("finalizers", new ManifestList([.. Finalizers.Select(text => new ManifestText(text))]));

    /// <summary>The same with one annotation set, or removed where <paramref name="value"/> is null.</summary>
    internal ObjectMetadata WithAnnotation(string name, string? value)
    {
        var annotations = new Dictionary<string, string>(Annotations, StringComparer.Ordinal);
        annotations.Remove(name);
        if (value is not null)
        {
            annotations[name] = value;
        }

        return this with { Annotations = annotations };
    }

    private static string? NotEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
