using System.Security.Cryptography;

namespace Sealing.Primitives;

/// <summary>AES-256-GCM over libcrypto, with one EVP_CIPHER_CTX for each direction that keeps the key. Source: EVP_EncryptInit(3), its section on AEAD modes.</summary>
internal sealed unsafe class OpenSslLongNonceGcm : LongNonceGcm
{
    private readonly OpenSslGcm.Context _encryption = new();
    private readonly OpenSslGcm.Context _decryption = new();
    private int _encryptionNonce;
    private int _decryptionNonce;

    public OpenSslLongNonceGcm(ReadOnlySpan<byte> key)
    {
        fixed (byte* bytes = key)
        {
            Check(LibCrypto.InitCipher(_encryption, 0, 0, bytes, null));
            Check(LibCrypto.InitDecipher(_decryption, LibCrypto.Aes256Gcm(), 0, bytes, null));
        }
    }

    public override void Encrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> associated, ReadOnlySpan<byte> plaintext, Span<byte> output)
    {
        int written = 0, last = 0, passed;
        SetNonceSize(_encryption, ref _encryptionNonce, nonce.Length);
        fixed (byte* iv = nonce, aad = associated, input = plaintext, target = output)
        {
            Check(LibCrypto.InitCipher(_encryption, 0, 0, null, iv));
            Check(associated.IsEmpty ? 1 : LibCrypto.EncryptUpdate(_encryption, null, &passed, aad, associated.Length));
            Check(plaintext.IsEmpty ? 1 : LibCrypto.EncryptUpdate(_encryption, target, &written, input, plaintext.Length));
            Check(LibCrypto.EncryptFinal(_encryption, target + written, &last)); // GCM writes nothing here
            Check(LibCrypto.ControlCipher(_encryption, LibCrypto.GetTag, TagSize, target + plaintext.Length));
        }

        Check(written == plaintext.Length ? 1 : 0);
    }

    public override bool TryDecrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> associated, ReadOnlySpan<byte> input, Span<byte> plaintext)
    {
        int written = 0, last = 0, passed;
        var length = input.Length - TagSize;
        SetNonceSize(_decryption, ref _decryptionNonce, nonce.Length);
        fixed (byte* iv = nonce, aad = associated, source = input, target = plaintext)
        {
            var spare = stackalloc byte[TagSize];
            Check(LibCrypto.InitDecipher(_decryption, 0, 0, null, iv));
            Check(associated.IsEmpty ? 1 : LibCrypto.DecryptUpdate(_decryption, null, &passed, aad, associated.Length));
            Check(length == 0 ? 1 : LibCrypto.DecryptUpdate(_decryption, target, &written, source, length));
            Check(LibCrypto.ControlCipher(_decryption, LibCrypto.SetTag, TagSize, source + length));
            if (LibCrypto.DecryptFinal(_decryption, spare, &last) > 0)
            {
                return true;
            }
        }

        LibCrypto.ClearErrors();
        CryptographicOperations.ZeroMemory(plaintext); // what is not authentic was decrypted all the same
        return false;
    }

    public override void Dispose()
    {
        _encryption.Dispose();
        _decryption.Dispose();
    }

    private static void SetNonceSize(OpenSslGcm.Context context, ref int size, int wanted)
    {
        if (size != wanted)
        {
            Check(LibCrypto.ControlCipher(context, LibCrypto.SetNonceLength, wanted, null));
            size = wanted;
        }
    }

    private static void Check(int result) => OpenSslGcm.Check(result);
}
