using Sealing.Cli.Host;
using Sealing.Data;
using Sealing.Manifests;
using Sealing.SealedSecrets;
using Sealing.Text;

namespace Sealing.Cli.Secrets.Editing;

/// <summary>What a SealedSecret is to be called, and where it is to open. What is null stays.</summary>
internal sealed record NewIdentity(string? Name, string? Namespace, SealingScope? Scope)
{
    private static readonly string[] Annotations = [SealingScopes.ClusterWideAnnotation, SealingScopes.NamespaceWideAnnotation];

    /// <exception cref="UsageException">Nothing is to change.</exception>
    /// <exception cref="SealingException">No API server takes it.</exception>
    public void Check()
    {
        if (this is { Name: null, Namespace: null, Scope: null })
        {
            throw new UsageException("nothing is to change") { Hint = "--name, --namespace and --scope say what" };
        }

        if ((ObjectNames.Name(Name) is { } fault ? $"\"{Printable.Line(Name!)}\" is {fault}" : ObjectNames.Namespace(Namespace) is { } other ? $"\"{Printable.Line(Namespace!)}\" is {other}" : null) is { } message)
        {
            throw new SealingException(message);
        }
    }

    /// <summary>The SealedSecret with it, and its old items.</summary>
    public SealedSecret Of(SealedSecret item)
    {
        var metadata = item.Metadata with { Name = Name ?? item.Metadata.Name, Namespace = Namespace ?? item.Metadata.Namespace };
        return item with { Metadata = Scope is null ? metadata : Annotations.Aggregate(metadata, (found, name) => found.WithAnnotation(name, name == Scope.Value.Annotation() ? "true" : null)) };
    }

    /// <summary>The texts to lay over the manifest. The template says its name and namespace only where it did before.</summary>
    public ManifestMap Changes(SealedSecret item, Resealed items) => new ManifestMap()
        .AddIfPresent("metadata", Metadata(item.Metadata, isTemplate: false, items.Mark))
        .AddIfPresent("spec", new ManifestMap()
            .AddIfPresent("encryptedData", items.Items)
            .AddIfPresent("template", new ManifestMap().AddIfPresent("metadata", Metadata(item.Template.Metadata, isTemplate: true, mark: null))));

    /// <summary>The annotations of another scope, and the SealedSecret without each.</summary>
    public IEnumerable<(string[] Path, Func<SealedSecret, SealedSecret> After)> DroppedAnnotations(SealedSecret item)
    {
        foreach (var name in Scope is null ? [] : Annotations.Where(name => name != Scope.Value.Annotation()))
        {
            if (item.Metadata.Annotations.ContainsKey(name))
            {
                yield return (["metadata", .. Path(item.Metadata, name)], found => found with { Metadata = found.Metadata.WithAnnotation(name, null) });
            }

            if (item.Template.Metadata.Annotations.ContainsKey(name))
            {
                yield return (["spec", "template", "metadata", .. Path(item.Template.Metadata, name)], found => found with { Template = found.Template with { Metadata = found.Template.Metadata.WithAnnotation(name, null) } });
            }
        }
    }

    // No empty map is left behind.
    private string[] Path(ObjectMetadata metadata, string annotation) => metadata.Annotations.Count == 1 && Scope?.Annotation() is null ? ["annotations"] : ["annotations", annotation];

    private ManifestMap Metadata(ObjectMetadata metadata, bool isTemplate, string? mark) => new ManifestMap()
        .AddIfPresent("name", isTemplate && metadata.Name is null ? null : Name)
        .AddIfPresent("namespace", isTemplate && metadata.Namespace is null ? null : Namespace)
        .AddIfPresent("annotations", new ManifestMap().AddIfPresent(Scope?.Annotation() ?? "", Scope?.Annotation() is null ? null : "true").AddIfPresent(CertificateMark.Annotation, mark));
}

/// <summary>The items that were sealed anew, and the mark of the certificate that they are for, or null.</summary>
internal sealed record Resealed(IReadOnlyDictionary<string, string> Items, string? Mark);
