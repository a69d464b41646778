using System.Numerics;
using Sealing.Primitives;
using Xunit;

namespace Sealing.Tests.Primitives;

public sealed class BcryptPbkdfTests
{
    [Theory] // OpenBSD's bcrypt_pbkdf, as the tests of the Python package bcrypt have it
    [InlineData("password", "salt", 4, "5bbf0cc293587f1c3635555c27796598d47e579071bf427e9d8fbe842aba34d9")]
    [InlineData("password", "\0", 4, "c12b566235eee04c212598970a579a67")]
    [InlineData("\0", "salt", 4, "6051be18c2f4f82cbf0efee5471b4bb9")]
    public void Keys_are_those_of_OpenBSD(string passphrase, string salt, int rounds, string expected)
    {
        var key = new byte[expected.Length / 2];
        BcryptPbkdf.DeriveKey(System.Text.Encoding.ASCII.GetBytes(passphrase), System.Text.Encoding.ASCII.GetBytes(salt), rounds, key);
        Assert.Equal(expected, Convert.ToHexStringLower(key));
    }

    [Fact] // Machin's formula
    public void Blowfish_starts_from_the_digits_of_pi()
    {
        const int Guard = 64;
        var digits = Convert.FromBase64String(PiDigits.Text);
        var bits = (digits.Length * 8) + Guard;
        var pi = (16 * ArcTangentOfInverse(5, bits)) - (4 * ArcTangentOfInverse(239, bits));

        Assert.Equal((18 + 1024) * 4, digits.Length);
        Assert.Equal(digits, ((pi - (new BigInteger(3) << bits)) >> Guard).ToByteArray(isUnsigned: true, isBigEndian: true));
    }

    private static BigInteger ArcTangentOfInverse(int x, int bits)
    {
        var term = (BigInteger.One << bits) / x;
        var sum = term;
        for (var (n, sign) = (3, -1); !term.IsZero; (n, sign) = (n + 2, -sign))
        {
            term /= x * x;
            sum += sign * (term / n);
        }

        return sum;
    }
}
