using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Sealing.Primitives;

/// <summary>An EVP_PKEY_CTX set up for OAEP with one key, direction and label. Not thread safe.</summary>
internal sealed unsafe class OaepContext : SafeHandle, IRsaOaepEncryptor
{
    private OaepContext(nint context)
        : base(0, ownsHandle: true)
    {
        SetHandle(context);
    }

    public override bool IsInvalid => handle == 0;

    public static OaepContext ForEncryption(EvpKey key, ReadOnlySpan<byte> label) => Open(key, label, LibCrypto.InitEncrypt);

    public static OaepContext ForDecryption(EvpKey key, ReadOnlySpan<byte> label) => Open(key, label, LibCrypto.InitDecrypt);

    /// <summary>Writes the ciphertext, as long as the modulus.</summary>
    public void Encrypt(ReadOnlySpan<byte> plaintext, Span<byte> ciphertext)
    {
        var length = (nuint)ciphertext.Length;
        fixed (byte* input = plaintext, output = ciphertext)
        {
            Check(LibCrypto.Encrypt(handle, output, &length, input, (nuint)plaintext.Length));
        }
    }

    /// <summary>The length of the plaintext, or null where the ciphertext does not open.</summary>
    public int? Decrypt(ReadOnlySpan<byte> ciphertext, Span<byte> plaintext)
    {
        var length = (nuint)plaintext.Length;
        fixed (byte* input = ciphertext, output = plaintext)
        {
            if (LibCrypto.Decrypt(handle, output, &length, input, (nuint)ciphertext.Length) > 0)
            {
                return (int)length;
            }
        }

        LibCrypto.ClearErrors();
        return null;
    }

    protected override bool ReleaseHandle()
    {
        LibCrypto.FreeContext(handle);
        return true;
    }

    private static OaepContext Open(EvpKey key, ReadOnlySpan<byte> label, Func<nint, int> init)
    {
        var context = new OaepContext(LibCrypto.NewContext(key, 0));
        try
        {
            Check(context.IsInvalid ? 0 : init(context.handle));
            Check(LibCrypto.SetPadding(context.handle, LibCrypto.OaepPadding));
            Check(LibCrypto.SetOaepDigest(context.handle, LibCrypto.Sha256()));
            Check(LibCrypto.SetMgf1Digest(context.handle, LibCrypto.Sha256()));
            context.SetLabel(label);
            return context;
        }
        catch
        {
            context.Dispose();
            throw;
        }
    }

    // libcrypto takes the memory over and frees it itself, so it has to come from its own allocator.
    private void SetLabel(ReadOnlySpan<byte> label)
    {
        if (label.IsEmpty)
        {
            return;
        }

        var memory = LibCrypto.Allocate((nuint)label.Length, "", 0);
        Check(memory == 0 ? 0 : 1);
        label.CopyTo(new Span<byte>((void*)memory, label.Length));
        if (LibCrypto.SetOaepLabel(handle, memory, label.Length) <= 0)
        {
            LibCrypto.Free(memory, "", 0);
            Check(0);
        }
    }

    private static void Check(int result)
    {
        if (result <= 0)
        {
            LibCrypto.ClearErrors();
            throw new CryptographicException("libcrypto refused RSA-OAEP with this key");
        }
    }
}
