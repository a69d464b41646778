using System.Buffers.Binary;
using System.Security.Cryptography;
using Sealing.Primitives;

namespace Sealing.SealedSecrets;

/// <summary>Makes envelopes (see <see cref="HybridCipher"/>) for one key and one label. Not thread safe: one for each thread.</summary>
internal sealed class HybridEncryptor : IDisposable
{
    private readonly IRsaOaepEncryptor _rsa;
    private readonly OneTimeGcm _gcm = OneTimeGcm.Create();
    private readonly int _modulusSize;
    private byte[] _envelope = []; // of the last item

    public HybridEncryptor(RsaOaepPublicKey key, ReadOnlySpan<byte> label)
    {
        _rsa = key.CreateEncryptor(label);
        _modulusSize = key.ModulusSize;
    }

    /// <summary>The envelope of <paramref name="plaintext"/>: 18 bytes and the modulus longer.</summary>
    public byte[] Encrypt(ReadOnlySpan<byte> plaintext)
    {
        var envelope = new byte[SizeOf(plaintext)];
        Encrypt(plaintext, envelope);
        return envelope;
    }

    /// <summary>The same in base64, as an item of a SealedSecret has it.</summary>
    public string EncryptToBase64(ReadOnlySpan<byte> plaintext)
    {
        var size = SizeOf(plaintext);
        if (_envelope.Length < size)
        {
            _envelope = new byte[size];
        }

        Encrypt(plaintext, _envelope.AsSpan(0, size));
        return Convert.ToBase64String(_envelope, 0, size);
    }

    public void Dispose()
    {
        _rsa.Dispose();
        _gcm.Dispose();
    }

    private int SizeOf(ReadOnlySpan<byte> plaintext) => HybridCipher.PrefixSize + _modulusSize + plaintext.Length + HybridCipher.TagSize;

    private void Encrypt(ReadOnlySpan<byte> plaintext, Span<byte> envelope)
    {
        Span<byte> sessionKey = stackalloc byte[OneTimeGcm.KeySize];
        try
        {
            BinaryPrimitives.WriteUInt16BigEndian(envelope, checked((ushort)_modulusSize));
            _gcm.Encrypt(sessionKey, plaintext, envelope[(HybridCipher.PrefixSize + _modulusSize)..]);
            _rsa.Encrypt(sessionKey, envelope.Slice(HybridCipher.PrefixSize, _modulusSize));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(sessionKey);
        }
    }
}
