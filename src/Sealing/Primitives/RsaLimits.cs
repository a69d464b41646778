using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;

namespace Sealing.Primitives;

/// <summary>
/// Which RSA keys are taken. With the exponent 1 nothing is encrypted, and libraries fail in ways of their own on numbers far off. Source: what Go's
/// crypto/rsa refuses, which the controller and age are built on; keys to encrypt to have 2048 bits at least.
/// </summary>
internal static class RsaLimits
{
    public const int MinBits = 2048;
    public const int MaxBits = 16384;

    /// <summary>Go takes no shorter key any more. What such a key sealed once shall still open.</summary>
    public const int MinBitsToDecrypt = 1024;

    /// <summary>What is wrong with a key, or null.</summary>
    public static string? Fault(RSAParameters key, int minBits = MinBits)
    {
        var modulus = key.Modulus.AsSpan().TrimStart((byte)0);
        var exponent = key.Exponent.AsSpan().TrimStart((byte)0);
        var bits = Bits(modulus);
        return bits < minBits || bits > MaxBits
                ? string.Create(CultureInfo.InvariantCulture, $"its modulus has {bits} bits, and {minBits} to {MaxBits} are taken")
            : (modulus[^1] & 1) == 0 ? "its modulus is even"
            : Bits(exponent) > 31 ? "its public exponent is too large"
            : Bits(exponent) < 2 ? "its public exponent is too small"
            : (exponent[^1] & 1) == 0 ? "its public exponent is even"
            : null;
    }

    private static int Bits(ReadOnlySpan<byte> number) => number.IsEmpty ? 0 : (number.Length * 8) - BitOperations.LeadingZeroCount((uint)number[0]) + 24;
}
