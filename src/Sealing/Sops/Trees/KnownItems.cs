using Sealing.Sops.Values;

namespace Sealing.Sops.Trees;

/// <summary>The values of a document that is read again, as far as they were opened a moment ago.</summary>
/// <param name="before">What was opened.</param>
/// <param name="pairs">For each item of the document the number of the one whose ciphertext it should have, or -1.</param>
internal sealed class KnownItems(OpenedItems before, int[] pairs)
{
    private readonly SamePaths _paths = new();

    /// <summary>What the item holds, or null where only its ciphertext says it.</summary>
    public SopsValue? Find(int index, SopsItem item) => index < pairs.Length && pairs[index] is >= 0 and var pair ? before.Find(pair, item, _paths) : null;
}
