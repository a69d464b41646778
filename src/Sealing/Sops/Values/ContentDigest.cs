using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Sealing.Sops.Values;

/// <summary>
/// A digest of the values of a document with their places, so that an edited text can be compared with what it was meant to hold without
/// holding both. A float without decimals reads back as an integer of the same text, so of the types only strings are told apart.
/// </summary>
internal sealed class ContentDigest : IDisposable
{
    private readonly BufferedHash _hash = new(HashAlgorithmName.SHA256);

    /// <summary>The digest of what a document holds.</summary>
    public static byte[] Of(IEnumerable<SopsItem> items)
    {
        using var digest = new ContentDigest();
        foreach (var item in items.Where(item => item.Kind == SopsItemKind.Value))
        {
            digest.Add(item.Path, item.Value);
        }

        return digest.Finish();
    }

    /// <summary>Adds the next value; nulls and comments do not count.</summary>
    public void Add(SopsPath path, SopsValue value)
    {
        if (value.Type is SopsType.Null or SopsType.Comment)
        {
            return;
        }

        var place = MemoryMarshal.AsBytes(path.Aad.AsSpan());
        var text = value.ByteCount;
        var head = _hash.GetSpan(9);
        head[0] = value.IsString ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteInt32LittleEndian(head[1..], place.Length);
        BinaryPrimitives.WriteInt32LittleEndian(head[5..], text);
        _hash.Advance(9);
        _hash.Write(place);
        value.WriteTo(_hash);
    }

    public byte[] Finish() => _hash.Finish();

    public void Dispose() => _hash.Dispose();
}
