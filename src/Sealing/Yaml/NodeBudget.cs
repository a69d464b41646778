namespace Sealing.Yaml;

/// <summary>Counts what reading has cost so far against the limits.</summary>
internal sealed class NodeBudget(ReadLimits limits)
{
    public const string TooDeep = "nested too deeply";
    public const string TooMany = "too many nodes";
    public const string TooManyAliased = "the aliases expand to too many nodes";

    private int _nodes;
    private long _aliased;

    /// <summary>The sum, held at a ceiling far over every limit instead of overflowing.</summary>
    public static long Add(long a, long b) => Math.Min(a + b, long.MaxValue / 4);

    public bool IsTooDeep(int depth) => depth > limits.Depth;

    /// <summary>Counts a node; false over the limit.</summary>
    public bool TryCount() => ++_nodes <= limits.Nodes;

    /// <summary>Counts the nodes that an alias stands for; false over the limit.</summary>
    public bool TryCountAliased(long weight)
    {
        _aliased = Add(_aliased, weight);
        return _aliased <= limits.AliasedNodes;
    }
}
