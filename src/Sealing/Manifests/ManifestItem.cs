using Sealing.Syntax;

namespace Sealing.Manifests;

/// <summary>One object of a file.</summary>
/// <param name="Fields">Its fields.</param>
/// <param name="Kind">Its kind, or null where it has none.</param>
/// <param name="Place">The document that it stands in.</param>
public sealed record ManifestItem(ObjectFields Fields, string? Kind, ManifestPlace Place)
{
    /// <summary>Whether it is a SealedSecret, and not a patch of kustomize that deletes one, which has no items.</summary>
    public bool IsSealedSecret => Kind == "SealedSecret" && Fields.Find("$patch") is not { Resolved: YamlScalar { Value: "delete" } };

    /// <summary>An error about the object, with its place.</summary>
    /// <param name="message">What is wrong, lower case and without a final full stop.</param>
    /// <param name="key">The key that it is about, or null.</param>
    public SealingException Error(string message, string? key = null) =>
        new(ErrorKind.InvalidDocument, message, new(Place.Document, Fields.Node.Span.Line, Fields.Node.Span.Column, key));
}
