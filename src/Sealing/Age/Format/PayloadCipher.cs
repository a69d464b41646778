using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Sealing.Age.Format;

/// <summary>Seals or opens the chunks of one payload, in order.</summary>
/// <remarks>
/// References: C2SP age.md, "Payload" (a STREAM variant); RFC 8439 (ChaCha20-Poly1305).
/// Chunk: 65536 bytes of plaintext, the last one 0 to 65536, and a tag of 16 bytes.
/// Nonce: <c>counter (11 bytes, big-endian) || 1 for the last chunk, else 0</c>. No associated data.
/// </remarks>
internal sealed class PayloadCipher : IDisposable
{
    public const int NonceSize = 16;
    public const int ChunkSize = 64 * 1024;
    public const int TagSize = 16;
    public const int SealedChunkSize = ChunkSize + TagSize;

    private const int ChunkNonceSize = 12;

    private readonly ChaCha20Poly1305 _cipher;
    private readonly byte[] _nonce = new byte[ChunkNonceSize];
    private ulong _counter;

    public PayloadCipher(ReadOnlySpan<byte> key)
    {
        _cipher = KeyWrap.CreateCipher(key);
    }

    /// <summary>Writes the sealed chunk: as long as the plaintext and 16 bytes more.</summary>
    public void Seal(ReadOnlySpan<byte> plaintext, bool isLast, Span<byte> chunk)
    {
        _cipher.Encrypt(Nonce(isLast), plaintext, chunk[..plaintext.Length], chunk[plaintext.Length..]);
        _counter++;
    }

    /// <summary>Writes the plaintext, or gives false and stays where it is, where the chunk is not the next one of this payload.</summary>
    public bool TryOpen(ReadOnlySpan<byte> chunk, bool isLast, Span<byte> plaintext)
    {
        // An empty chunk is last only where it is the first: else the payload would have two spellings.
        if (chunk.Length < TagSize || (chunk.Length == TagSize && _counter > 0))
        {
            return false;
        }

        try
        {
            _cipher.Decrypt(Nonce(isLast), chunk[..^TagSize], chunk[^TagSize..], plaintext);
            _counter++;
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
    }

    public void Dispose() => _cipher.Dispose();

    private byte[] Nonce(bool isLast)
    {
        BinaryPrimitives.WriteUInt64BigEndian(_nonce.AsSpan(ChunkNonceSize - 1 - sizeof(ulong)), _counter);
        _nonce[^1] = isLast ? (byte)1 : (byte)0;
        return _nonce;
    }
}
