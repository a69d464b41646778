using System.Buffers;
using System.Security.Cryptography;

namespace Sealing.Age.Format;

/// <summary>
/// Cuts an input into batches of whole chunks, of which only the last may end in a short one. It reads one byte ahead: which chunk is the last
/// has to be known before that is sealed or opened. Buffers are pooled and cleared.
/// </summary>
internal sealed class BatchReader : IDisposable
{
    private readonly ReadBytes _read;
    private readonly byte[] _buffer;
    private readonly int _size;
    private int _count;
    private int _used;
    private bool _hasCarry;

    /// <summary>Reads from <paramref name="read"/> in batches of <paramref name="size"/> bytes.</summary>
    public BatchReader(ReadBytes read, int size)
    {
        _read = read;
        _size = size;
        _buffer = ArrayPool<byte>.Shared.Rent(size + 1);
    }

    /// <summary>Whether the batch read last is the last one.</summary>
    public bool IsLast { get; private set; }

    /// <summary>The next batch, valid until the next call; empty only where the whole input is.</summary>
    public ReadOnlySpan<byte> Next()
    {
        if (_hasCarry)
        {
            _buffer[0] = _buffer[_size];
            _count = 1;
        }

        int read;
        while (_count <= _size && (read = _read(_buffer.AsSpan(_count, _size + 1 - _count))) > 0)
        {
            _count += read;
        }

        _used = Math.Max(_used, _count);
        _hasCarry = _count > _size;
        IsLast = !_hasCarry;
        return _buffer.AsSpan(0, Math.Min(_count, _size));
    }

    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(_buffer.AsSpan(0, _used));
        ArrayPool<byte>.Shared.Return(_buffer);
    }
}
