using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Sealing.Primitives;

#pragma warning disable CA1416 // Platform compatibility: only called where LibCrypto.IsUsable, which is Linux

/// <summary>RSA keys as libcrypto holds them.</summary>
internal static unsafe class OpenSslKeys
{
    private const int PublicKeyOnly = 0x86; // EVP_PKEY_PUBLIC_KEY: the parameters and the public key

    public static RSAOpenSsl Import(RSAParameters parameters) => new(parameters);

    /// <summary>A public key made from its numbers: without the decoders of DER, which cost more to load than sealing a value takes.</summary>
    /// <exception cref="CryptographicException">libcrypto refuses the numbers.</exception>
    public static SafeEvpPKeyHandle ImportPublic(RSAParameters parameters)
    {
        byte[] modulus = [.. parameters.Modulus!.AsEnumerable().Reverse()], exponent = [.. parameters.Exponent!.AsEnumerable().Reverse()];
        var context = LibCrypto.NewContextByName(0, "RSA", 0);
        nint key = 0;
        try
        {
            fixed (byte* n = modulus, e = exponent, nName = "n\0"u8, eName = "e\0"u8)
            {
                var numbers = stackalloc[] { Number(nName, n, modulus.Length), Number(eName, e, exponent.Length), default };
                return LibCrypto.InitFromData(context) > 0 && LibCrypto.FromData(context, &key, PublicKeyOnly, numbers) > 0
                    ? new SafeEvpPKeyHandle(key, ownsHandle: true)
                    : throw new CryptographicException("libcrypto refused the RSA key");
            }
        }
        finally
        {
            LibCrypto.ClearErrors();
            LibCrypto.FreeContext(context);
        }
    }

    private static LibCrypto.Parameter Number(byte* name, byte* littleEndian, int length) =>
        new() { Name = name, Type = LibCrypto.UnsignedInteger, Data = littleEndian, Size = (nuint)length };
}
