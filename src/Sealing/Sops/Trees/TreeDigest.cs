using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Sealing.Sops.Values;

namespace Sealing.Sops.Trees;

/// <summary>
/// A digest of a whole document in plaintext: maps, lists, values with their types, comments, and which of them are encrypted. Two documents with the same
/// digest are the same to everyone who reads them, but for where their comments stand.
/// </summary>
internal sealed class TreeDigest : IDisposable
{
    private const int HeadSize = 10;

    private static readonly SearchValues<char> NotInIntegers = SearchValues.Create(".eEnNiI");

    private readonly BufferedHash _hash = new(HashAlgorithmName.SHA256);

    /// <summary>Adds the next item with what it holds in plaintext.</summary>
    public void Add(SopsItem item, SopsValue plain)
    {
        // Readers differ over which collection a comment stands in: it is not compared.
        var place = item.IsComment ? default : MemoryMarshal.AsBytes(item.Path.Aad.AsSpan());
        var head = _hash.GetSpan(HeadSize);
        head[0] = (byte)(((int)item.Kind * 4) + (item.IsList ? 2 : 0) + (item.IsSelected ? 1 : 0));
        head[1] = (byte)TypeOf(plain);
        BinaryPrimitives.WriteInt32LittleEndian(head[2..], place.Length);
        BinaryPrimitives.WriteInt32LittleEndian(head[6..], plain.ByteCount);
        _hash.Advance(HeadSize);
        _hash.Write(place);
        plain.WriteTo(_hash);
    }

    // Bytes come back as a string. A float without decimals is written as an integer, and encrypted as the float that it was.
    private static SopsType TypeOf(SopsValue value) => value.Type switch
    {
        SopsType.Bytes => SopsType.String,
        SopsType.Float when !value.TextSpan.ContainsAny(NotInIntegers) => SopsType.Integer,
        var type => type,
    };

    public byte[] Finish() => _hash.Finish();

    public void Dispose() => _hash.Dispose();
}
