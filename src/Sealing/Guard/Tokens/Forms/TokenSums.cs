using System.Buffers.Binary;
using System.Text;

namespace Sealing.Guard.Tokens.Forms;

/// <summary>The sums in tokens, by which a provider's own scanner tells one that was given out from one that was made up.</summary>
/// <remarks>References: GitHub, "Behind GitHub's new authentication token formats" (2021), which npm took over; Grafana, pkg/components/satokengen.</remarks>
internal static class TokenSums
{
    private const string Base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const int PrefixLength = 4;
    private const int RandomLength = 30;
    private const int SumLength = 6;
    private const int GrafanaSumLength = 8;

    /// <summary><c>ghp_</c>, 30 characters, and their CRC-32 as six digits of base 62. Longer ones have another form, whose sum is not published.</summary>
    public static bool IsOfGitHub(string token) =>
        token.Length != PrefixLength + RandomLength + SumLength || token.EndsWith(InBase62(Crc32(token.AsSpan(PrefixLength, RandomLength))), StringComparison.Ordinal);

    /// <summary><c>glsa_</c>, 32 characters, <c>_</c> and the CRC-32 of all before it, in hexadecimal from the lowest byte on.</summary>
    public static bool IsOfGrafana(string token)
    {
        Span<byte> sum = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(sum, Crc32(token.AsSpan(0, token.Length - GrafanaSumLength - 1)));
        return token.EndsWith(Convert.ToHexStringLower(sum), StringComparison.OrdinalIgnoreCase);
    }

    private static string InBase62(uint sum)
    {
        Span<char> digits = stackalloc char[SumLength];
        for (var i = SumLength - 1; i >= 0; i--, sum /= 62)
        {
            digits[i] = Base62[(int)(sum % 62)];
        }

        return digits.ToString();
    }

    private static uint Crc32(ReadOnlySpan<char> text)
    {
        var crc = uint.MaxValue;
        foreach (var unit in Encoding.ASCII.GetBytes(text.ToArray()))
        {
            crc ^= unit;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
            }
        }

        return ~crc;
    }
}
