using System.Security.Cryptography;
using System.Text;
using Sealing.Age.Format;

namespace Sealing.Age;

/// <summary>Encrypts and decrypts age files, binary and in ASCII armor.</summary>
/// <remarks>
/// Layout: <c>header (text) || nonce (16 bytes) || chunks of 64 KiB, each 16 bytes longer</c>; armored, all of it in PEM.
/// Streams of any size are worked off in constant memory, and are neither closed nor rewound. References: C2SP age.md (age-encryption.org/v1).
/// </remarks>
public static class AgeFile
{
    /// <summary>The age file of <paramref name="plaintext"/>, binary.</summary>
    /// <exception cref="SealingException">There is no recipient, or these cannot stand in one file.</exception>
    public static byte[] Encrypt(ReadOnlySpan<byte> plaintext, params ReadOnlySpan<IAgeRecipient> recipients)
    {
        using var output = new MemoryStream();
        EncryptBytes(plaintext, output.Write, recipients);
        return output.ToArray();
    }

    /// <summary>The age file of <paramref name="plaintext"/> in ASCII armor, its last line ended by a line feed.</summary>
    /// <exception cref="SealingException">There is no recipient, or these cannot stand in one file.</exception>
    public static string EncryptArmored(ReadOnlySpan<byte> plaintext, params ReadOnlySpan<IAgeRecipient> recipients)
    {
        using var output = new MemoryStream();
        var armor = new ArmorWriter(output.Write);
        EncryptBytes(plaintext, armor.Write, recipients);
        armor.Complete();
        return Encoding.ASCII.GetString(output.GetBuffer(), 0, (int)output.Length);
    }

    /// <summary>Reads <paramref name="plaintext"/> to its end and writes the age file, binary.</summary>
    /// <exception cref="SealingException">There is no recipient, or these cannot stand in one file; nothing was written.</exception>
    public static void Encrypt(Stream plaintext, Stream ciphertext, params ReadOnlySpan<IAgeRecipient> recipients)
    {
        ArgumentNullException.ThrowIfNull(plaintext);
        ArgumentNullException.ThrowIfNull(ciphertext);
        AgeEncryption.Encrypt(plaintext.Read, ciphertext.Write, recipients);
    }

    /// <summary>Reads <paramref name="plaintext"/> to its end and writes the age file in ASCII armor.</summary>
    /// <exception cref="SealingException">There is no recipient, or these cannot stand in one file.</exception>
    public static void EncryptArmored(Stream plaintext, Stream ciphertext, params ReadOnlySpan<IAgeRecipient> recipients)
    {
        ArgumentNullException.ThrowIfNull(plaintext);
        ArgumentNullException.ThrowIfNull(ciphertext);
        var armor = new ArmorWriter(ciphertext.Write);
        AgeEncryption.Encrypt(plaintext.Read, armor.Write, recipients);
        armor.Complete();
    }

    /// <summary>The plaintext of an age file, binary or armored.</summary>
    /// <exception cref="SealingException">The file does not decrypt; <see cref="SealingException.Kind"/> says how.</exception>
    /// <exception cref="SealingException">An identity cannot be used.</exception>
    public static byte[] Decrypt(ReadOnlySpan<byte> ciphertext, params ReadOnlySpan<IAgeIdentity> identities)
    {
        using var input = new MemoryStream(ciphertext.ToArray());
        var buffer = new byte[ciphertext.Length]; // longer than the plaintext
        using var output = new MemoryStream(buffer);
        try
        {
            AgeDecryption.Decrypt(input.Read, output.Write, identities);
            return buffer[..(int)output.Position];
        }
        finally
        {
            CryptographicOperations.ZeroMemory(buffer);
        }
    }

    /// <summary>
    /// Reads an age file, binary or armored, to its end and writes the plaintext. What was written before a failure is genuine, but cut off:
    /// a caller that cannot take it back has to write to a temporary place first.
    /// </summary>
    /// <exception cref="SealingException">The file does not decrypt; <see cref="SealingException.Kind"/> says how.</exception>
    /// <exception cref="SealingException">An identity cannot be used.</exception>
    public static void Decrypt(Stream ciphertext, Stream plaintext, params ReadOnlySpan<IAgeIdentity> identities)
    {
        ArgumentNullException.ThrowIfNull(ciphertext);
        ArgumentNullException.ThrowIfNull(plaintext);
        AgeDecryption.Decrypt(ciphertext.Read, plaintext.Write, identities);
    }

    private static void EncryptBytes(ReadOnlySpan<byte> plaintext, WriteBytes write, ReadOnlySpan<IAgeRecipient> recipients)
    {
        var copy = plaintext.ToArray();
        try
        {
            using var input = new MemoryStream(copy);
            AgeEncryption.Encrypt(input.Read, write, recipients);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(copy);
        }
    }
}
