namespace Sealing.Sops.Values;

/// <summary>
/// Pairs the items of a sequence with those of an earlier one: the longest common subsequence by Myers' greedy algorithm (An O(ND) Difference Algorithm,
/// 1986, s4), given up where more than some hundred items differ.
/// </summary>
internal static class CommonSubsequence
{
    private const int MostDifferences = 512;

    /// <summary>For each item of <paramref name="after"/> the number of its equal in <paramref name="before"/>, in rising order, or -1.</summary>
    public static int[] Pair(ReadOnlySpan<UInt128> before, ReadOnlySpan<UInt128> after)
    {
        var pairs = new int[after.Length];
        Array.Fill(pairs, -1);
        var start = before.CommonPrefixLength(after);
        var end = 0;
        while (end < Math.Min(before.Length, after.Length) - start && before[^(end + 1)] == after[^(end + 1)])
        {
            end++;
        }

        for (var i = 0; i < start; i++)
        {
            pairs[i] = i;
        }

        for (var i = 1; i <= end; i++)
        {
            pairs[^i] = before.Length - i;
        }

        PairMiddle(before[start..^end], after[start..^end], pairs.AsSpan(start, after.Length - start - end), start);
        return pairs;
    }

    private static void PairMiddle(ReadOnlySpan<UInt128> before, ReadOnlySpan<UInt128> after, Span<int> pairs, int offset)
    {
        var furthest = new int[(2 * MostDifferences) + 3]; // how far in before each diagonal has come
        var middle = MostDifferences + 1;
        var steps = new List<int[]>();
        for (var differences = 0; differences <= MostDifferences; differences++)
        {
            steps.Add(furthest[(middle - differences - 1)..(middle + differences + 2)]);
            for (var diagonal = -differences; diagonal <= differences; diagonal += 2)
            {
                var isDown = diagonal == -differences || (diagonal != differences && furthest[middle + diagonal - 1] < furthest[middle + diagonal + 1]);
                var x = isDown ? furthest[middle + diagonal + 1] : furthest[middle + diagonal - 1] + 1;
                while (x < before.Length && x - diagonal < after.Length && before[x] == after[x - diagonal])
                {
                    x++;
                }

                furthest[middle + diagonal] = x;
                if (x >= before.Length && x - diagonal >= after.Length)
                {
                    WalkBack(steps, before.Length, after.Length, pairs, offset);
                    return;
                }
            }
        }
    }

    // From the end to the start: what was passed on a diagonal is equal.
    private static void WalkBack(List<int[]> steps, int x, int y, Span<int> pairs, int offset)
    {
        for (var differences = steps.Count - 1; differences >= 0; differences--)
        {
            var (furthest, middle) = (steps[differences], differences + 1);
            var diagonal = x - y;
            var isDown = diagonal == -differences || (diagonal != differences && furthest[middle + diagonal - 1] < furthest[middle + diagonal + 1]);
            var last = isDown ? diagonal + 1 : diagonal - 1;
            var from = differences == 0 ? 0 : furthest[middle + last];
            var start = differences == 0 ? 0 : isDown ? from : from + 1;
            for (; x > start; x--, y--)
            {
                pairs[y - 1] = offset + x - 1;
            }

            (x, y) = (from, from - last);
        }
    }
}
