using Sealing.Primitives;
using Sealing.Sops.Values;

namespace Sealing.Sops.Trees;

/// <summary>Runs the cipher over the items of a document, on all cores where there are many. The results come in order, and a batch at a time, so that few are held.</summary>
internal static class ItemsInBatches
{
    private const int BlockSize = 256;
    private const int BatchSize = 16 * BlockSize;

    public static IEnumerable<(SopsItem Item, T Result)> Map<T>(IReadOnlyList<SopsItem> items, ValueCipher cipher, Func<int, ValueCipher, T> work)
    {
        return items.Count <= BlockSize ? items.Select((item, i) => (item, work(i, cipher))) : MapBatches(items, cipher, work);
    }

    private static IEnumerable<(SopsItem Item, T Result)> MapBatches<T>(IReadOnlyList<SopsItem> items, ValueCipher cipher, Func<int, ValueCipher, T> work)
    {
        for (var start = 0; start < items.Count; start += BatchSize)
        {
            var (first, end) = (start, Math.Min(start + BatchSize, items.Count));
            var blocks = OrderedParallel.Map((end - first + BlockSize - 1) / BlockSize, block =>
            {
                var from = first + (block * BlockSize);
                using var fork = cipher.Fork();
                return MapBlock(from, Math.Min(from + BlockSize, end), fork, work);
            });
            for (var i = first; i < end; i++)
            {
                yield return (items[i], blocks[(i - first) / BlockSize][(i - first) % BlockSize]);
            }
        }
    }

    private static T[] MapBlock<T>(int start, int end, ValueCipher cipher, Func<int, ValueCipher, T> work)
    {
        var results = new T[end - start];
        for (var i = start; i < end; i++)
        {
            results[i - start] = work(i, cipher);
        }

        return results;
    }
}
