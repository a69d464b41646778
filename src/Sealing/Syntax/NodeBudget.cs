namespace Sealing.Syntax;

/// <summary>Counts what reading has cost so far against the limits.</summary>
internal sealed class NodeBudget(ReadLimits limits)
{
    public const string TooDeep = "nested too deeply";
    public const string TooMany = "too many nodes";
    public const string TooManyAliased = "the aliases expand to too many nodes";

    /// <summary>The nodes so far.</summary>
    public int Nodes { get; private set; }

    /// <summary>The nodes so far that aliases brought in.</summary>
    public long AliasedNodes { get; private set; }

    /// <summary>The sum, held at a ceiling far over every limit instead of overflowing.</summary>
    public static long Add(long a, long b) => Math.Min(a + b, long.MaxValue / 4);

    /// <summary>What is wrong with a node at a depth, or null.</summary>
    public string? Enter(int depth) => depth > limits.Depth ? TooDeep : ++Nodes > limits.Nodes ? TooMany : null;

    /// <summary>What is wrong with an alias of so many nodes, or null.</summary>
    public string? EnterAlias(long weight)
    {
        AliasedNodes = Add(AliasedNodes, weight);
        return AliasedNodes > limits.AliasedNodes ? TooManyAliased : null;
    }
}
