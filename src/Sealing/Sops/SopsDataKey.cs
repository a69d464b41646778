using System.Security.Cryptography;

namespace Sealing.Sops;

/// <summary>The key that the values of one document are encrypted with: 32 bytes, cleared when disposed.</summary>
public sealed class SopsDataKey : IDisposable
{
    /// <summary>Bytes of a data key.</summary>
    public const int Size = 32;

    private readonly byte[] _bytes = GC.AllocateArray<byte>(Size, pinned: true);
    private bool _isDisposed;

    private SopsDataKey()
    {
    }

    internal byte[] Bytes
    {
        get
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            return _bytes;
        }
    }

    /// <summary>A new random key.</summary>
    public static SopsDataKey Generate()
    {
        var key = new SopsDataKey();
        RandomNumberGenerator.Fill(key._bytes);
        return key;
    }

    /// <summary>The key with these bytes, which are copied.</summary>
    /// <exception cref="SealingException">Not 32 bytes.</exception>
    public static SopsDataKey FromBytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Size)
        {
            throw new SealingException(ErrorKind.NoDataKey, "a data key has 32 bytes");
        }

        var key = new SopsDataKey();
        bytes.CopyTo(key._bytes);
        return key;
    }

    /// <summary>Clears the key.</summary>
    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(_bytes);
        _isDisposed = true;
    }
}
