using System.Buffers;
using System.Security.Cryptography;

namespace Sealing.Sops.Values;

/// <summary>Bytes from a pool for the time of one value. They are cleared before they go back: they may be a secret.</summary>
internal readonly ref struct ScratchBytes(int length)
{
    private const int MostPooled = 1 << 16; // the pool would keep a large file

    private readonly byte[] _array = length <= MostPooled ? ArrayPool<byte>.Shared.Rent(length) : new byte[length];

    public Span<byte> Span => _array.AsSpan(0, length);

    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(Span);
        if (length <= MostPooled)
        {
            ArrayPool<byte>.Shared.Return(_array);
        }
    }
}
