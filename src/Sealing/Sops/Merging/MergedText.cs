namespace Sealing.Sops.Merging;

/// <summary>What came of a merge.</summary>
/// <param name="Text">The merged text; with conflict markers where there are conflicts.</param>
/// <param name="HasConflicts">Whether lines were changed on both sides.</param>
/// <param name="Paths">The values that were changed on both sides, as <see cref="SopsEntry"/> has their paths.</param>
internal sealed record MergedText(string Text, bool HasConflicts, IReadOnlyList<string> Paths)
{
    /// <summary>The name of the type only: the text may be a secret.</summary>
    public override string ToString() => nameof(MergedText);
}
