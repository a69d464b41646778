using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Sealing.Sops;

/// <summary>
/// The nonces of values that were decrypted, so that a value that did not change is encrypted to the same text again. Holds a digest of
/// place, type and plaintext, never the plaintext. The same nonce is used again only for the same bytes at the same place, and once: what is added is what
/// was decrypted, not what it was read as. Equal values there, such as items of a list, are paired by what stands around them, so that each keeps its own
/// when one changes, goes or comes.
/// </summary>
internal sealed class NonceStash
{
    private readonly Dictionary<UInt128, byte[]> _single = [];
    private readonly List<(string Place, UInt128 Digest, byte[] Nonce)> _all = [];
    private readonly HashSet<string> _shared = new(StringComparer.Ordinal); // the places of equal values
    private readonly Dictionary<string, Queue<(UInt128 Digest, byte[]? Nonce)>> _planned = new(StringComparer.Ordinal);

    public void Add(SopsValue value, string aad, byte[] nonce)
    {
        var digest = Digest(value, aad);
        _all.Add((aad, digest, nonce));
        if (!_single.TryAdd(digest, nonce))
        {
            _shared.Add(aad);
        }
    }

    public bool Has(SopsValue value, string aad) => _single.ContainsKey(Digest(value, aad));

    /// <summary>Pairs the values that are going to be encrypted, in their order, with those that were decrypted.</summary>
    public void Plan(IEnumerable<(SopsValue Value, string Place)> values)
    {
        if (_shared.Count == 0)
        {
            return;
        }

        var after = values.Where(item => _shared.Contains(item.Place)).Select(item => (item.Place, Digest: Digest(item.Value, item.Place))).ToLookup(item => item.Place, item => item.Digest, StringComparer.Ordinal);
        var before = _all.Where(item => _shared.Contains(item.Place)).ToLookup(item => item.Place, StringComparer.Ordinal);
        foreach (var place in after)
        {
            var (old, digests) = (before[place.Key].ToArray(), place.ToArray());
            var pairs = CommonSubsequence.Pair(Array.ConvertAll(old, item => item.Digest), digests);
            _planned[place.Key] = new Queue<(UInt128, byte[]?)>(digests.Zip(Nonces(old, digests, pairs)));
        }
    }

    /// <summary>The nonce of such a value, or null where there is none left. Those of equal values come in the order that was planned.</summary>
    public byte[]? Take(SopsValue value, string aad)
    {
        var digest = Digest(value, aad);
        if (_planned.TryGetValue(aad, out var planned))
        {
            return planned.TryDequeue(out var next) && next.Digest == digest ? next.Nonce : null; // never for another plaintext, whatever was planned
        }

        return _single.Remove(digest, out var nonce) ? nonce : null;
    }

    // What was moved takes a nonce of its equals that none of those kept.
    private static IEnumerable<byte[]?> Nonces((string Place, UInt128 Digest, byte[] Nonce)[] old, UInt128[] digests, int[] pairs)
    {
        var kept = pairs.ToHashSet();
        var left = new Dictionary<UInt128, Queue<byte[]>>();
        for (var i = 0; i < old.Length; i++)
        {
            if (!kept.Contains(i))
            {
                (CollectionsMarshal.GetValueRefOrAddDefault(left, old[i].Digest, out _) ??= new Queue<byte[]>()).Enqueue(old[i].Nonce);
            }
        }

        return digests.Select((digest, i) => pairs[i] >= 0 ? old[pairs[i]].Nonce : left.TryGetValue(digest, out var queue) && queue.TryDequeue(out var nonce) ? nonce : null);
    }

    // 128 bits of SHA-256: no two values of one document meet by chance.
    private static UInt128 Digest(SopsValue value, string aad)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> head = stackalloc byte[5];
        var place = Encoding.UTF8.GetBytes(aad);
        head[0] = (byte)value.Type;
        BinaryPrimitives.WriteInt32BigEndian(head[1..], place.Length);
        hash.AppendData(head);
        hash.AppendData(place);
        hash.AppendData(value.Bytes);
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(digest);
        return BinaryPrimitives.ReadUInt128BigEndian(digest);
    }
}
