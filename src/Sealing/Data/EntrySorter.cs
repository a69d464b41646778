using Entry = System.Collections.Generic.KeyValuePair<string, Sealing.Data.ManifestValue>;

namespace Sealing.Data;

/// <summary>Puts the entries of a map in the order in which they are written.</summary>
internal static class EntrySorter
{
    public static Entry[] ByCodePoint(IEnumerable<Entry> entries)
    {
        var sorted = entries.ToArray();
        Array.Sort(sorted, static (a, b) => CodePointOrder.Instance.Compare(a.Key, b.Key));
        return sorted;
    }

    /// <summary>
    /// Sorts by <see cref="NaturalOrder"/>. That is no order for some keys, even plain ones (k9 before k10, k10 before k1a, k1a before k9),
    /// and the reference writes those differently from run to run. Here the result depends on the set of keys alone, and neighbours
    /// are in order, as in every result of the reference. A merge sort promises that; Array.Sort may throw.
    /// </summary>
    public static Entry[] Naturally(IEnumerable<Entry> entries)
    {
        var sorted = ByCodePoint(entries);
        var merged = new Entry[sorted.Length];
        for (var width = 1L; width < sorted.Length; width *= 2)
        {
            for (var start = 0L; start < sorted.Length; start += 2 * width)
            {
                MergeRuns(sorted.AsSpan((int)start), merged.AsSpan((int)start), width);
            }

            (sorted, merged) = (merged, sorted);
        }

        return sorted;
    }

    private static void MergeRuns(ReadOnlySpan<Entry> from, Span<Entry> to, long width)
    {
        var middle = (int)Math.Min(width, from.Length);
        var end = (int)Math.Min(2 * width, from.Length);
        var left = from[..middle];
        var right = from[middle..end];
        for (var i = 0; i < end; i++)
        {
            var takesLeft = right.IsEmpty || (!left.IsEmpty && NaturalOrder.Instance.Compare(left[0].Key, right[0].Key) <= 0);
            to[i] = takesLeft ? left[0] : right[0];
            left = takesLeft ? left[1..] : left;
            right = takesLeft ? right : right[1..];
        }
    }
}
