using System.Security.Cryptography;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Modes;
using Org.BouncyCastle.Crypto.Parameters;

namespace Sealing.Primitives;

/// <summary>AES-256-GCM of BouncyCastle, for platforms without libcrypto.</summary>
internal sealed class BouncyCastleLongNonceGcm(ReadOnlySpan<byte> key) : LongNonceGcm
{
    private readonly KeyParameter _key = new(key);
    private GcmBlockCipher _cipher = new(AesUtilities.CreateEngine());
    private byte[] _lastNonce = [];

    public override void Encrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> associated, ReadOnlySpan<byte> plaintext, Span<byte> output) =>
        Run(forEncryption: true, nonce, associated, plaintext, output);

    public override bool TryDecrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> associated, ReadOnlySpan<byte> input, Span<byte> plaintext)
    {
        try
        {
            Run(forEncryption: false, nonce, associated, input, plaintext);
            return true;
        }
        catch (InvalidCipherTextException)
        {
            CryptographicOperations.ZeroMemory(plaintext);
            return false;
        }
    }

    public override void Dispose()
    {
    }

    // The cipher takes no nonce twice in a row: it cannot know that the message is the same, as the caller does.
    private void Run(bool forEncryption, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> associated, ReadOnlySpan<byte> input, Span<byte> output)
    {
        if (forEncryption && nonce.SequenceEqual(_lastNonce))
        {
            _cipher = new GcmBlockCipher(AesUtilities.CreateEngine());
        }

        _lastNonce = nonce.ToArray();
        _cipher.Init(forEncryption, new AeadParameters(_key, TagSize * 8, _lastNonce, associated.ToArray()));
        var written = _cipher.ProcessBytes(input, output);
        _cipher.DoFinal(output[written..]);
    }
}
