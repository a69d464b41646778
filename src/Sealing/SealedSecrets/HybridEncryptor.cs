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

    public HybridEncryptor(RsaOaepPublicKey key, ReadOnlySpan<byte> label)
    {
        _rsa = key.CreateEncryptor(label);
        _modulusSize = key.ModulusSize;
    }

    /// <summary>The envelope of <paramref name="plaintext"/>: 18 bytes and the modulus longer.</summary>
    public byte[] Encrypt(ReadOnlySpan<byte> plaintext)
    {
        var envelope = new byte[HybridCipher.PrefixSize + _modulusSize + plaintext.Length + HybridCipher.TagSize];
        Span<byte> sessionKey = stackalloc byte[OneTimeGcm.KeySize];
        try
        {
            BinaryPrimitives.WriteUInt16BigEndian(envelope, checked((ushort)_modulusSize));
            _gcm.Encrypt(sessionKey, plaintext, envelope.AsSpan(HybridCipher.PrefixSize + _modulusSize));
            _rsa.Encrypt(sessionKey, envelope.AsSpan(HybridCipher.PrefixSize, _modulusSize));
            return envelope;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(sessionKey);
        }
    }

    public void Dispose()
    {
        _rsa.Dispose();
        _gcm.Dispose();
    }
}
