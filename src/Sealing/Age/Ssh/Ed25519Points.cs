using System.Security.Cryptography;
using Org.BouncyCastle.Math.EC.Rfc7748;
using Org.BouncyCastle.Math.EC.Rfc8032;
using Sealing.Age.Format;

namespace Sealing.Age.Ssh;

/// <summary>Ed25519 keys as X25519 keys. References: RFC 7748 s4.1 (the birational map), RFC 8032 s5.1.5.</summary>
internal static class Ed25519Points
{
    /// <summary><c>u = (1 + y) / (1 - y)</c>, or null where the bytes are not a point of the curve.</summary>
    public static byte[]? ToX25519(ReadOnlySpan<byte> point)
    {
        if (!Ed25519.ValidatePublicKeyPartial(point))
        {
            return null;
        }

        var (y, one, numerator, denominator) = (X25519Field.Create(), X25519Field.Create(), X25519Field.Create(), X25519Field.Create());
        X25519Field.Decode255(point, y); // without the sign of x, which u does not depend on
        X25519Field.One(one);
        X25519Field.Add(one, y, numerator);
        X25519Field.Sub(one, y, denominator);
        X25519Field.Carry(numerator);
        X25519Field.Carry(denominator);
        X25519Field.Inv(denominator, denominator);
        X25519Field.Mul(numerator, denominator, numerator);
        X25519Field.Normalize(numerator);
        var u = new byte[X25519Agreement.Size];
        X25519Field.Encode(numerator, u);
        return u;
    }

    /// <summary>The X25519 secret of a seed: the first half of its SHA-512.</summary>
    public static byte[] ToX25519Secret(ReadOnlySpan<byte> seed)
    {
        Span<byte> hash = stackalloc byte[SHA512.HashSizeInBytes];
        try
        {
            SHA512.HashData(seed, hash);
            return hash[..X25519Agreement.Size].ToArray();
        }
        finally
        {
            CryptographicOperations.ZeroMemory(hash);
        }
    }

    public static byte[] PublicKey(ReadOnlySpan<byte> seed)
    {
        var point = new byte[X25519Agreement.Size];
        Ed25519.GeneratePublicKey(seed, point);
        return point;
    }
}
