using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Sealing.Sops;

/// <summary>
/// The nonces of values that were decrypted, so that a value that did not change is encrypted to the same text again. Holds a digest of
/// place, type and plaintext, never the plaintext. The same nonce is used again only for the same plaintext at the same place: of equal values there,
/// such as items of a list, each in its turn.
/// </summary>
internal sealed class NonceStash
{
    private readonly Dictionary<UInt128, byte[]> _next = [];
    private readonly Dictionary<UInt128, Queue<byte[]>> _further = [];

    public void Add(SopsValue value, string aad, byte[] nonce)
    {
        var digest = Digest(value, aad);
        if (!_next.TryAdd(digest, nonce))
        {
            (CollectionsMarshal.GetValueRefOrAddDefault(_further, digest, out _) ??= new Queue<byte[]>()).Enqueue(nonce);
        }
    }

    public bool Has(SopsValue value, string aad) => _next.ContainsKey(Digest(value, aad));

    /// <summary>The next nonce of such a value, or null where there is none left.</summary>
    public byte[]? Take(SopsValue value, string aad)
    {
        var digest = Digest(value, aad);
        if (_next.Remove(digest, out var nonce) && _further.TryGetValue(digest, out var further) && further.TryDequeue(out var following))
        {
            _next.Add(digest, following);
        }

        return nonce;
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
