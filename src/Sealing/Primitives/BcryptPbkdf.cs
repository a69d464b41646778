using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Sealing.Primitives;

/// <summary>The key derivation of passphrase-protected OpenSSH private keys.</summary>
/// <remarks>
/// References: OpenBSD bcrypt_pbkdf(3): PBKDF2 with <c>bcrypt(SHA-512(passphrase), SHA-512(salt))</c> as its pseudorandom function, whose
/// output blocks of 32 bytes are spread over the key in turn instead of standing one after the other.
/// </remarks>
internal static class BcryptPbkdf
{
    private const int BlockSize = 32;
    private const int Cost = 64;

    private static ReadOnlySpan<byte> Magic => "OxychromaticBlowfishSwatDynamite"u8;

    /// <summary>Writes the key. Each round takes some milliseconds per 32 bytes.</summary>
    public static void DeriveKey(ReadOnlySpan<byte> passphrase, ReadOnlySpan<byte> salt, int rounds, Span<byte> key)
    {
        var stride = (key.Length + BlockSize - 1) / BlockSize;
        Span<byte> hashedPassphrase = stackalloc byte[SHA512.HashSizeInBytes];
        Span<byte> block = stackalloc byte[BlockSize];
        try
        {
            SHA512.HashData(passphrase, hashedPassphrase);
            for (var number = 0; number < stride; number++)
            {
                DeriveBlock(hashedPassphrase, salt, rounds, number + 1, block);
                for (var i = 0; (i * stride) + number < key.Length; i++)
                {
                    key[(i * stride) + number] = block[i];
                }
            }
        }
        finally
        {
            CryptographicOperations.ZeroMemory(hashedPassphrase);
            CryptographicOperations.ZeroMemory(block);
        }
    }

    private static void DeriveBlock(ReadOnlySpan<byte> hashedPassphrase, ReadOnlySpan<byte> salt, int rounds, int number, Span<byte> block)
    {
        Span<byte> hashedSalt = stackalloc byte[SHA512.HashSizeInBytes];
        Span<byte> output = stackalloc byte[BlockSize];
        byte[] numbered = [.. salt, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(numbered.AsSpan(salt.Length), number);
        SHA512.HashData(numbered, hashedSalt);
        block.Clear();
        for (var round = 0; round < rounds; round++)
        {
            Hash(hashedPassphrase, hashedSalt, output);
            SHA512.HashData(output, hashedSalt);
            for (var i = 0; i < BlockSize; i++)
            {
                block[i] ^= output[i];
            }
        }

        CryptographicOperations.ZeroMemory(output);
        CryptographicOperations.ZeroMemory(hashedSalt);
    }

    private static void Hash(ReadOnlySpan<byte> passphrase, ReadOnlySpan<byte> salt, Span<byte> output)
    {
        var cipher = new EksBlowfish();
        cipher.Expand(salt, passphrase);
        for (var i = 0; i < Cost; i++)
        {
            cipher.Expand(salt);
            cipher.Expand(passphrase);
        }

        for (var at = 0; at < BlockSize; at += 2 * sizeof(uint))
        {
            var left = BinaryPrimitives.ReadUInt32BigEndian(Magic[at..]);
            var right = BinaryPrimitives.ReadUInt32BigEndian(Magic[(at + sizeof(uint))..]);
            for (var i = 0; i < Cost; i++)
            {
                cipher.Encrypt(ref left, ref right);
            }

            BinaryPrimitives.WriteUInt32LittleEndian(output[at..], left);
            BinaryPrimitives.WriteUInt32LittleEndian(output[(at + sizeof(uint))..], right);
        }

        cipher.Clear();
    }
}
