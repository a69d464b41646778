using Sealing.Data;

namespace Sealing.Sops.Editing;

/// <summary>One value set or removed: in the text of a document, and in what it holds, so that the two can be compared.</summary>
/// <param name="Format">Of the document.</param>
/// <param name="Path">Where the value stands, or is to.</param>
/// <param name="Json">The value as JSON; null to remove it.</param>
internal sealed record PathEdit(SopsFormat Format, SopsTreePath Path, string? Json)
{
    /// <summary>The value as a document of the format holds it.</summary>
    /// <exception cref="SealingException">It is not JSON, or the format cannot hold it.</exception>
    public ManifestValue? Value => Json is null ? null : TreeEdit.Value(Json, Format);

    /// <summary>The changed text; null where there is nothing to remove.</summary>
    /// <exception cref="SealingException">The path does not fit the document, or the format has none.</exception>
    public string? Change(string text) => Json is null ? TreeEdit.Unset(text, Format, Path) : TreeEdit.Set(text, Format, Path, Json);

    /// <summary>What the document holds then.</summary>
    public ManifestValue Change(ManifestValue tree) => ChangedTree.With(tree, Path.Steps.ToArray(), Value);
}
