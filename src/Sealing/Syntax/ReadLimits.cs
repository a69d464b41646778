namespace Sealing.Syntax;

/// <summary>What a document may cost before reading it is refused: hostile input ends in an error, not in a hang.</summary>
/// <param name="Depth">Nested collections.</param>
/// <param name="Nodes">Nodes in one stream.</param>
/// <param name="AliasedNodes">Nodes in one stream that are reached through aliases, each counted as often as it is reached.</param>
internal sealed record ReadLimits(int Depth, int Nodes, long AliasedNodes)
{
    /// <summary>Whether keys are told apart by their text alone, and not by what they resolve to.</summary>
    public bool KeysAreTexts { get; init; }

    public static ReadLimits Default { get; } = new(Depth: 256, Nodes: 5_000_000, AliasedNodes: 1_000_000);
}
