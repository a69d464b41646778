using System.Buffers;
using System.Security.Cryptography;

namespace Sealing.Sops.Values;

/// <summary>A digest of many small pieces, gathered first: one call of the platform a piece would be most of the cost. Clears what it gathered.</summary>
internal sealed class BufferedHash(HashAlgorithmName algorithm) : IBufferWriter<byte>, IDisposable
{
    private const int Size = 1 << 16;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(algorithm);
    private byte[] _buffer = GC.AllocateUninitializedArray<byte>(Size, pinned: true);
    private int _length;

    public void Advance(int count) => _length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        MakeRoom(sizeHint);
        return _buffer.AsMemory(_length);
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    /// <summary>The digest of what was written; the next one starts anew.</summary>
    public byte[] Finish()
    {
        Flush();
        return _hash.GetHashAndReset();
    }

    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(_buffer);
        _hash.Dispose();
    }

    private void MakeRoom(int size)
    {
        if (_buffer.Length - _length >= Math.Max(size, 1))
        {
            return;
        }

        Flush();
        if (_buffer.Length < size)
        {
            CryptographicOperations.ZeroMemory(_buffer);
            _buffer = GC.AllocateUninitializedArray<byte>(size, pinned: true);
        }
    }

    private void Flush()
    {
        _hash.AppendData(_buffer, 0, _length);
        _length = 0;
    }
}
