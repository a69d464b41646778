using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Sealing.Primitives;

/// <summary>
/// An RSA key as libcrypto holds it, made from its numbers: without the decoders of DER, which cost more to load than sealing a value takes.
/// Source: EVP_PKEY-RSA(7), EVP_PKEY_fromdata(3). Thread safe.
/// </summary>
internal sealed unsafe class EvpKey : SafeHandle
{
    private const int PublicKey = 0x86; // EVP_PKEY_PUBLIC_KEY: the parameters and the public key
    private const int KeyPair = 0x87; // EVP_PKEY_KEYPAIR

    private EvpKey(nint key)
        : base(0, ownsHandle: true)
    {
        SetHandle(key);
    }

    public override bool IsInvalid => handle == 0;

    /// <exception cref="CryptographicException">libcrypto refuses the numbers.</exception>
    public static EvpKey ImportPublic(RSAParameters key)
    {
        using var modulus = new Number("n\0"u8, key.Modulus!);
        using var exponent = new Number("e\0"u8, key.Exponent!);
        return Import(PublicKey, [modulus.Parameter, exponent.Parameter, default]);
    }

    /// <exception cref="CryptographicException">libcrypto refuses the numbers.</exception>
    public static EvpKey ImportPrivate(RSAParameters key)
    {
        Number[] numbers =
        [
            new("n\0"u8, key.Modulus!), new("e\0"u8, key.Exponent!), new("d\0"u8, key.D!),
            new("rsa-factor1\0"u8, key.P!), new("rsa-factor2\0"u8, key.Q!),
            new("rsa-exponent1\0"u8, key.DP!), new("rsa-exponent2\0"u8, key.DQ!), new("rsa-coefficient1\0"u8, key.InverseQ!),
        ];
        try
        {
            return Import(KeyPair, [.. numbers.Select(number => number.Parameter), default]);
        }
        finally
        {
            Array.ForEach(numbers, number => number.Dispose());
        }
    }

    protected override bool ReleaseHandle()
    {
        LibCrypto.FreeKey(handle);
        return true;
    }

    private static EvpKey Import(int selection, LibCrypto.Parameter[] parameters)
    {
        var context = LibCrypto.NewContextByName(0, "RSA", 0);
        nint key = 0;
        try
        {
            fixed (LibCrypto.Parameter* numbers = parameters)
            {
                return LibCrypto.InitFromData(context) > 0 && LibCrypto.FromData(context, &key, selection, numbers) > 0
                    ? new EvpKey(key)
                    : throw new CryptographicException("libcrypto refused the RSA key");
            }
        }
        finally
        {
            LibCrypto.ClearErrors();
            LibCrypto.FreeContext(context);
        }
    }

    /// <summary>A number in libcrypto's byte order, which is the machine's, in memory that does not move and is cleared.</summary>
    private sealed class Number : IDisposable
    {
        private readonly byte[] _littleEndian;

        // The name is a constant of the program, which does not move either.
        public Number(ReadOnlySpan<byte> constantName, byte[] bigEndian)
        {
            _littleEndian = GC.AllocateUninitializedArray<byte>(bigEndian.Length, pinned: true);
            bigEndian.CopyTo(_littleEndian);
            Array.Reverse(_littleEndian);
            Parameter = new()
            {
                Name = (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(constantName)),
                Type = LibCrypto.UnsignedInteger,
                Data = (void*)Marshal.UnsafeAddrOfPinnedArrayElement(_littleEndian, 0),
                Size = (nuint)bigEndian.Length,
            };
        }

        public LibCrypto.Parameter Parameter { get; }

        public void Dispose() => CryptographicOperations.ZeroMemory(_littleEndian);
    }
}
