using Sealing.Primitives;

namespace Sealing.SealedSecrets;

/// <summary>
/// Seals the items of many Secrets in one loop over all cores, so that neither one large Secret nor many small ones leave a core idle.
/// A Secret is finished by the thread that seals the last of its items.
/// </summary>
internal sealed class SealingRun<T>
{
    private const int WorthThreads = 32; // items; an RSA-4096 item takes 80 us, the first threads of a process 1 ms

    private readonly IReadOnlyList<SealingOrder> _orders;
    private readonly Func<int, SealedSecret, T> _finish;
    private readonly Item[] _items;
    private readonly string[] _texts; // of the items, sealed
    private readonly int[] _ends; // where the items of each Secret end
    private readonly int[] _left; // the items of each Secret that are not sealed yet
    private readonly T[] _results;

    private SealingRun(IReadOnlyList<SealingOrder> orders, Func<int, SealedSecret, T> finish)
    {
        (_orders, _finish) = (orders, finish);
        _items = [.. orders.SelectMany((order, i) => order.Secret.Data.Select(item => new Item(i, item.Key, item.Value)))];
        _texts = new string[_items.Length];
        _left = [.. orders.Select(order => order.Secret.Data.Count)];
        var end = 0;
        _ends = [.. _left.Select(count => end += count)];
        _results = new T[orders.Count];
    }

    /// <summary>What <paramref name="finish"/> made of each Secret; it is given the Secret's index and may run on any thread.</summary>
    public static T[] Seal(RsaOaepPublicKey key, IReadOnlyList<SealingOrder> orders, Func<int, SealedSecret, T> finish)
    {
        var run = new SealingRun<T>(orders, finish);
        foreach (var empty in Enumerable.Range(0, orders.Count).Where(i => run._left[i] == 0))
        {
            run.Finish(empty);
        }

        OrderedParallel.For(run._items.Length, WorthThreads, () => new Worker(key), run.SealItem);
        return run._results;
    }

    private void SealItem(int index, Worker worker)
    {
        var (order, _, value) = _items[index];
        _texts[index] = worker.Seal(_orders[order], value);
        if (Interlocked.Decrement(ref _left[order]) == 0)
        {
            Finish(order);
        }
    }

    private void Finish(int order)
    {
        var count = _orders[order].Secret.Data.Count;
        var start = _ends[order] - count;
        var items = Enumerable.Range(start, count).ToDictionary(i => _items[i].Key, i => _texts[i], StringComparer.Ordinal);
        Array.Clear(_texts, start, count); // the result may need them no longer
        _results[order] = _finish(order, _orders[order].With(items));
    }

    private readonly record struct Item(int Order, string Key, byte[] Value);

    /// <summary>The encryptor of a thread. Neighbouring items are of the same Secret, so it is seldom made anew.</summary>
    private sealed class Worker(RsaOaepPublicKey key) : IDisposable
    {
        private SealingOrder? _order;
        private HybridEncryptor? _encryptor;

        public string Seal(SealingOrder order, byte[] value)
        {
            if (_encryptor is null || !ReferenceEquals(order, _order))
            {
                _encryptor?.Dispose();
                (_order, _encryptor) = (order, new HybridEncryptor(key, order.Label));
            }

            return _encryptor.EncryptToBase64(value);
        }

        public void Dispose() => _encryptor?.Dispose();
    }
}
