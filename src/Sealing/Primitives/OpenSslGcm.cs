using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Sealing.Primitives;

/// <summary>
/// AES-256-GCM over libcrypto with one EVP_CIPHER_CTX for all keys. .NET's own binding loads libssl and looks up some 700 functions when it is
/// first touched, which takes longer than sealing a Secret does. Source: EVP_EncryptInit(3), RAND_bytes(3).
/// </summary>
internal sealed unsafe class OpenSslGcm : OneTimeGcm
{
    private readonly Context _context = new();

    public override void Dispose() => _context.Dispose();

    protected override void Fill(Span<byte> key)
    {
        fixed (byte* bytes = key)
        {
            Check(LibCrypto.RandomBytes(bytes, key.Length));
        }
    }

    protected override void EncryptOnce(ReadOnlySpan<byte> key, ReadOnlySpan<byte> plaintext, Span<byte> ciphertext, Span<byte> tag)
    {
        int written = 0, last;
        fixed (byte* k = key, nonce = ZeroNonce, input = plaintext, output = ciphertext, end = tag)
        {
            Check(LibCrypto.InitCipher(_context, 0, 0, k, nonce));
            Check(plaintext.IsEmpty ? 1 : LibCrypto.EncryptUpdate(_context, output, &written, input, plaintext.Length));
            Check(LibCrypto.EncryptFinal(_context, end, &last)); // GCM writes nothing here
            Check(LibCrypto.ControlCipher(_context, LibCrypto.GetTag, TagSize, end));
        }

        Check(written == plaintext.Length && last == 0 ? 1 : 0);
    }

    public static void Check(int result)
    {
        if (result <= 0)
        {
            LibCrypto.ClearErrors();
            throw new CryptographicException("libcrypto refused AES-256-GCM");
        }
    }

    /// <summary>An EVP_CIPHER_CTX, which clears its key when it is freed.</summary>
    public sealed class Context : SafeHandle
    {
        public Context()
            : base(0, ownsHandle: true)
        {
            SetHandle(LibCrypto.NewCipherContext());
            Check(IsInvalid ? 0 : LibCrypto.InitCipher(this, LibCrypto.Aes256Gcm(), 0, null, null));
        }

        public override bool IsInvalid => handle == 0;

        protected override bool ReleaseHandle()
        {
            LibCrypto.FreeCipherContext(handle);
            return true;
        }
    }
}
