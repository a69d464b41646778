using System.Buffers;
using System.Security.Cryptography;

namespace Sealing.Age.Format;

/// <summary>Encrypts and decrypts the payload of an age file, some chunks at a time. Memory does not grow with the input.</summary>
internal static class AgePayload
{
    private const int ChunksAtOnce = 4;

    /// <summary>Writes all chunks of what <paramref name="read"/> gives.</summary>
    public static void Encrypt(PayloadCipher cipher, ReadBytes read, WriteBytes write)
    {
        using var input = new BatchReader(read, ChunksAtOnce * PayloadCipher.ChunkSize);
        var output = ArrayPool<byte>.Shared.Rent(ChunksAtOnce * PayloadCipher.SealedChunkSize);
        try
        {
            do
            {
                write(output.AsSpan(0, Seal(cipher, input.Next(), input.IsLast, output)));
            }
            while (!input.IsLast);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(output);
        }
    }

    /// <summary>Writes the plaintext. A chunk is written once it is known to be genuine; those before a forged one are.</summary>
    /// <exception cref="SealingException">A chunk is forged or missing, or something follows the last one.</exception>
    public static void Decrypt(PayloadCipher cipher, ReadBytes read, WriteBytes write)
    {
        using var input = new BatchReader(read, ChunksAtOnce * PayloadCipher.SealedChunkSize);
        var output = ArrayPool<byte>.Shared.Rent(ChunksAtOnce * PayloadCipher.ChunkSize);
        var used = 0;
        try
        {
            do
            {
                var length = Open(cipher, input.Next(), input.IsLast, output, out var failure);
                used = Math.Max(used, length);
                write(output.AsSpan(0, length));
                if (failure is not null)
                {
                    throw AgeErrors.Payload(failure);
                }
            }
            while (!input.IsLast);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(output.AsSpan(0, used));
            ArrayPool<byte>.Shared.Return(output);
        }
    }

    private static int Seal(PayloadCipher cipher, ReadOnlySpan<byte> batch, bool isLastBatch, Span<byte> output)
    {
        var written = 0;
        do
        {
            var chunk = batch[..Math.Min(batch.Length, PayloadCipher.ChunkSize)];
            batch = batch[chunk.Length..];
            var length = chunk.Length + PayloadCipher.TagSize;
            cipher.Seal(chunk, isLastBatch && batch.IsEmpty, output.Slice(written, length));
            written += length;
        }
        while (!batch.IsEmpty);

        return written;
    }

    // The bytes written, and what is wrong behind them, or null.
    private static int Open(PayloadCipher cipher, ReadOnlySpan<byte> batch, bool isLastBatch, Span<byte> output, out string? failure)
    {
        var written = 0;
        do
        {
            var chunk = batch[..Math.Min(batch.Length, PayloadCipher.SealedChunkSize)];
            batch = batch[chunk.Length..];
            var plaintext = output.Slice(written, Math.Max(0, chunk.Length - PayloadCipher.TagSize));
            written += OpenChunk(cipher, chunk, isLastBatch && batch.IsEmpty, plaintext, out failure);
        }
        while (failure is null && !batch.IsEmpty);

        return written;
    }

    private static int OpenChunk(PayloadCipher cipher, ReadOnlySpan<byte> chunk, bool isLast, Span<byte> plaintext, out string? failure)
    {
        failure = null;
        if (cipher.TryOpen(chunk, isLast, plaintext))
        {
            return plaintext.Length;
        }

        // A whole chunk that opens with the other flag is genuine, and so is its plaintext: the file was cut off behind it, or added to.
        if (chunk.Length == PayloadCipher.SealedChunkSize && cipher.TryOpen(chunk, !isLast, plaintext))
        {
            failure = isLast ? "its end is missing" : "something follows its end";
            return plaintext.Length;
        }

        failure = "it was changed or cut off";
        return 0;
    }
}
