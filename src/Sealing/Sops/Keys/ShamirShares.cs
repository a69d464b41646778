using System.Security.Cryptography;

namespace Sealing.Sops.Keys;

/// <summary>
/// Splits a secret into shares of which a number is needed to have it back. A share is a byte of each polynomial at x, for each byte of the
/// secret, and then x itself.
/// </summary>
/// <remarks>References: A. Shamir, How to share a secret; the layout of HashiCorp Vault, which SOPS uses: GF(2^8) modulo x^8+x^4+x^3+x+1, x from 1.</remarks>
internal static class ShamirShares
{
    private const int Most = 255;

    /// <exception cref="SealingException">The threshold is under 2 or over the number of shares, or these are too many.</exception>
    public static byte[][] Split(ReadOnlySpan<byte> secret, int count, int threshold)
    {
        if (threshold < 2 || threshold > count || count > Most)
        {
            throw new SealingException(ErrorKind.InvalidConfiguration, threshold < 2
                ? "the threshold of the key groups must be at least 2"
                : "the threshold of the key groups cannot be larger than their number");
        }

        var shares = new byte[count][];
        for (var i = 0; i < count; i++)
        {
            shares[i] = new byte[secret.Length + 1];
            shares[i][^1] = (byte)(i + 1);
        }

        var coefficients = new byte[threshold];
        for (var at = 0; at < secret.Length; at++)
        {
            RandomNumberGenerator.Fill(coefficients);
            coefficients[0] = secret[at];
            foreach (var share in shares)
            {
                share[at] = Evaluate(coefficients, share[^1]);
            }
        }

        CryptographicOperations.ZeroMemory(coefficients);
        return shares;
    }

    /// <summary>The secret, or another one where a share is wrong or they are too few: that does not show.</summary>
    /// <exception cref="SealingException">Under two shares, of different lengths, or two with the same x.</exception>
    public static byte[] Combine(IReadOnlyList<byte[]> shares)
    {
        if (shares.Count < 2 || shares.Any(share => share.Length < 2 || share.Length != shares[0].Length || share[^1] == 0) || shares.DistinctBy(share => share[^1]).Count() != shares.Count)
        {
            throw new SealingException(ErrorKind.NoDataKey, "the parts of the data key do not belong together");
        }

        var secret = new byte[shares[0].Length - 1];
        foreach (var share in shares)
        {
            // The Lagrange polynomial of the share at 0; subtraction is addition.
            byte basis = 1;
            foreach (var other in shares.Where(other => other[^1] != share[^1]))
            {
                basis = Multiply(basis, Multiply(other[^1], Inverse((byte)(other[^1] ^ share[^1]))));
            }

            for (var at = 0; at < secret.Length; at++)
            {
                secret[at] ^= Multiply(share[at], basis);
            }
        }

        return secret;
    }

    private static byte Evaluate(ReadOnlySpan<byte> coefficients, byte x)
    {
        byte result = 0;
        for (var i = coefficients.Length - 1; i >= 0; i--)
        {
            result = (byte)(Multiply(result, x) ^ coefficients[i]);
        }

        return result;
    }

    // Without tables and branches: neither time nor cache depends on the secret.
    private static byte Multiply(byte a, byte b)
    {
        int result = 0, factor = a;
        for (var bit = 0; bit < 8; bit++)
        {
            result ^= factor & -((b >> bit) & 1);
            factor = (factor << 1) ^ (0x11B & -((factor >> 7) & 1));
        }

        return (byte)result;
    }

    // a^254, which is the inverse since a^255 is 1.
    private static byte Inverse(byte a)
    {
        var result = a;
        for (var i = 0; i < 6; i++)
        {
            result = Multiply(Multiply(result, result), a);
        }

        return Multiply(result, result);
    }
}
