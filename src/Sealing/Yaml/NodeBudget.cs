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

    public void CheckDepth(int depth, Func<ManifestException> error)
    {
        if (depth > limits.Depth)
        {
            throw error();
        }
    }

    public void Count(Func<ManifestException> error)
    {
        if (++_nodes > limits.Nodes)
        {
            throw error();
        }
    }

    public void CountAliased(long weight, Func<ManifestException> error)
    {
        _aliased = Add(_aliased, weight);
        if (_aliased > limits.AliasedNodes)
        {
            throw error();
        }
    }
}
