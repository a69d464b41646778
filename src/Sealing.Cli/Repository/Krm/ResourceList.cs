using Sealing.Data;

namespace Sealing.Cli.Repository.Krm;

/// <summary>What a KRM function is given and gives back. Source: the Kubernetes project's KRM Functions Specification, v1.</summary>
internal sealed class ResourceList
{
    private const string LocalConfig = "config.kubernetes.io/local-config";

    private readonly ManifestMap _list;

    private ResourceList(ManifestMap list, ManifestMap configuration)
    {
        (_list, Configuration) = (list, configuration);
        Items = [.. KrmText.ItemsOf(list, "items").OfType<ManifestMap>().Where(item => !IsConfiguration(item))];
    }

    /// <summary>The object that asks for the function.</summary>
    public ManifestMap Configuration { get; }

    /// <summary>The objects to work on; kustomize gives a generator its configuration among them.</summary>
    public IReadOnlyList<ManifestMap> Items { get; }

    /// <exception cref="SealingException">It is no ResourceList, or has no configuration.</exception>
    public static ResourceList Read(byte[] bytes)
    {
        if (KrmText.Read(bytes) is not [var list] || KrmText.TextOf(list, "kind") != "ResourceList")
        {
            throw new SealingException("standard input is no ResourceList") { Hint = "kustomize gives one to a function: 'kustomize build --enable-alpha-plugins --enable-exec'" };
        }

        return new ResourceList(list, KrmText.MapOf(list, "functionConfig") ?? throw new SealingException("the ResourceList has no functionConfig"));
    }

    /// <summary>The list with other objects.</summary>
    public ManifestMap With(IEnumerable<ManifestMap> items) => KrmText.With(_list, "items", new ManifestList([.. items]));

    /// <summary>The list as it came, with an error among its results.</summary>
    public ManifestMap Failed(string message) => KrmText.With(_list, "results", new ManifestList([new ManifestMap().Add("message", message).Add("severity", "error")]));

    private bool IsConfiguration(ManifestMap item) =>
        KrmText.MapOf(item, "metadata") is { } metadata && KrmText.MapOf(metadata, "annotations") is { } notes && KrmText.TextOf(notes, LocalConfig) == "true"
        && KrmText.TextOf(item, "kind") == KrmText.TextOf(Configuration, "kind") && KrmText.TextOf(item, "apiVersion") == KrmText.TextOf(Configuration, "apiVersion");
}
