using System.Security.Cryptography;
using Org.BouncyCastle.Math.EC.Rfc7748;

namespace Sealing.Age.Format;

/// <summary>Key agreement on Curve25519. References: RFC 7748 s5, s6.1. Sizes: 32 bytes each.</summary>
internal static class X25519Agreement
{
    public const int Size = 32;

    public static byte[] PublicKey(ReadOnlySpan<byte> secret)
    {
        var publicKey = new byte[Size];
        X25519.ScalarMultBase(secret, publicKey);
        return publicKey;
    }

    /// <summary>Writes the shared secret; false where it is all zero, which a point of low order makes it whatever the secret is.</summary>
    public static bool TryAgree(ReadOnlySpan<byte> secret, ReadOnlySpan<byte> publicKey, Span<byte> shared)
    {
        X25519.ScalarMult(secret, publicKey, shared);
        return !CryptographicOperations.FixedTimeEquals(shared, new byte[Size]);
    }
}
