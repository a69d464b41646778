using System.Security.Cryptography;
using System.Text;
using Sealing.Primitives;

namespace Sealing.Age.Ssh;

/// <summary>How the private part of an OpenSSH key file is encrypted: AES in CTR or CBC mode under bcrypt_pbkdf.</summary>
/// <remarks>References: OpenSSH PROTOCOL.key; RFC 4344 s4 (CTR). Key and initial value come out of the key derivation one after the other.</remarks>
internal sealed class OpenSshCipher
{
    private const int BlockSize = 16;

    // ssh-keygen writes 24 and takes -a for more; a thousand take some seconds.
    private const int MaxRounds = 4096;

    private readonly int _keySize;
    private readonly bool _isCounterMode;
    private readonly byte[] _salt;
    private readonly int _rounds;

    private OpenSshCipher((int KeySize, bool IsCounterMode) cipher, byte[] salt, int rounds)
    {
        (_keySize, _isCounterMode) = cipher;
        (_salt, _rounds) = (salt, rounds);
    }

    /// <summary>The cipher that a file names, or null where it is not encrypted.</summary>
    public static OpenSshCipher? Read(ReadOnlySpan<byte> cipherName, ReadOnlySpan<byte> derivation, ReadOnlySpan<byte> options)
    {
        if (cipherName.SequenceEqual("none"u8))
        {
            return null;
        }

        var cipher = Encoding.Latin1.GetString(cipherName) switch
        {
            "aes128-ctr" => (16, true),
            "aes192-ctr" => (24, true),
            "aes256-ctr" => (32, true),
            "aes128-cbc" => (16, false),
            "aes192-cbc" => (24, false),
            "aes256-cbc" => (32, false),
            _ => default,
        };
        var reader = new SshReader(options);
        if (cipher == default || !derivation.SequenceEqual("bcrypt"u8))
        {
            throw new SealingException(ErrorKind.InvalidKey, "the SSH key is encrypted with a cipher that is not known here")
            {
                Hint = "write it again with the usual one: ssh-keygen -p -Z aes256-ctr -f FILE",
            };
        }

        var salt = reader.ReadString().ToArray();
        var rounds = reader.ReadNumber();
        return rounds is > 0 and <= MaxRounds ? new OpenSshCipher(cipher, salt, (int)rounds) : throw SshReader.Damaged();
    }

    /// <summary>The plaintext, or garbage where the passphrase is wrong.</summary>
    public byte[] Decrypt(ReadOnlySpan<byte> data, ReadOnlySpan<byte> passphrase)
    {
        if (data.IsEmpty || data.Length % BlockSize != 0)
        {
            throw SshReader.Damaged();
        }

        Span<byte> derived = stackalloc byte[_keySize + BlockSize];
        using var aes = Aes.Create();
        try
        {
            BcryptPbkdf.DeriveKey(passphrase, _salt, _rounds, derived);
            aes.SetKey(derived[.._keySize]);
            return _isCounterMode ? Count(aes, derived[_keySize..], data) : aes.DecryptCbc(data, derived[_keySize..], PaddingMode.None);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(derived);
        }
    }

    private static byte[] Count(Aes aes, Span<byte> counter, ReadOnlySpan<byte> data)
    {
        var output = new byte[data.Length];
        for (var at = 0; at < data.Length; at += BlockSize)
        {
            var block = output.AsSpan(at, BlockSize);
            aes.EncryptEcb(counter, block, PaddingMode.None);
            for (var i = 0; i < BlockSize; i++)
            {
                block[i] ^= data[at + i];
            }

            Increment(counter);
        }

        return output;
    }

    private static void Increment(Span<byte> counter)
    {
        for (var i = counter.Length - 1; i >= 0 && (counter[i] = (byte)((counter[i] + 1) & 0xFF)) == 0; i--)
        {
        }
    }
}
