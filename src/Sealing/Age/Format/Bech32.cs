using System.Security.Cryptography;

namespace Sealing.Age.Format;

/// <summary>
/// The text of age's keys: <c>prefix || "1" || data in groups of 5 bits || checksum (6 characters)</c>, all in one case.
/// </summary>
/// <remarks>References: BIP 173; C2SP age.md, which lifts the limit of 90 characters. The checksum is over the lower-case text.</remarks>
internal static class Bech32
{
    /// <summary>Characters. A post-quantum recipient has 1959; a plugin's key is its own affair.</summary>
    public const int MaxLength = 16 * 1024;

    private const string Alphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private const int ChecksumSize = 6;
    private const uint ValidChecksum = 1;

    /// <summary>The text, in the case of <paramref name="prefix"/>.</summary>
    public static string Encode(string prefix, ReadOnlySpan<byte> data)
    {
        var groups = ToGroups(data);
        var text = new char[prefix.Length + 1 + groups.Length + ChecksumSize];
        try
        {
            var lower = prefix.ToLowerInvariant();
            lower.CopyTo(text);
            text[prefix.Length] = '1';
            Fill(text.AsSpan(prefix.Length + 1), groups, Checksum(lower, groups));
            var result = new string(text);
            return lower == prefix ? result : result.ToUpperInvariant();
        }
        finally
        {
            CryptographicOperations.ZeroMemory(groups);
            Array.Clear(text);
        }
    }

    /// <summary>The data under a prefix, which has to agree in case too; null where the text is not valid or has another prefix.</summary>
    public static byte[]? Decode(string prefix, ReadOnlySpan<char> text)
    {
        var separator = text.LastIndexOf('1');
        return separator >= 0 && text[..separator].SequenceEqual(prefix) ? Decode(text) : null;
    }

    /// <summary>What stands before the last <c>1</c>, in the case it is written in, or null where the text is not valid.</summary>
    public static string? Prefix(ReadOnlySpan<char> text)
    {
        var data = Decode(text);
        CryptographicOperations.ZeroMemory(data);
        return data is null ? null : text[..text.LastIndexOf('1')].ToString();
    }

    private static byte[]? Decode(ReadOnlySpan<char> text)
    {
        var separator = text.LastIndexOf('1');
        if (separator < 1 || separator + 1 + ChecksumSize > text.Length || text.Length > MaxLength || !IsOneCase(text))
        {
            return null;
        }

        var groups = new byte[text.Length - separator - 1];
        try
        {
            var lower = text[..separator].ToString().ToLowerInvariant();
            return ReadGroups(text[(separator + 1)..], groups) && Polymod(Start(lower), groups) == ValidChecksum
                ? FromGroups(groups.AsSpan()[..^ChecksumSize])
                : null;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(groups);
        }
    }

    private static bool IsOneCase(ReadOnlySpan<char> text) =>
        !text.ContainsAnyExceptInRange('!', '~') && !(text.ContainsAnyInRange('a', 'z') && text.ContainsAnyInRange('A', 'Z'));

    private static bool ReadGroups(ReadOnlySpan<char> text, Span<byte> groups)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var value = Alphabet.IndexOf(char.ToLowerInvariant(text[i]), StringComparison.Ordinal);
            if (value < 0)
            {
                return false;
            }

            groups[i] = (byte)value;
        }

        return true;
    }

    private static void Fill(Span<char> text, ReadOnlySpan<byte> groups, uint checksum)
    {
        for (var i = 0; i < groups.Length; i++)
        {
            text[i] = Alphabet[groups[i]];
        }

        for (var i = 0; i < ChecksumSize; i++)
        {
            text[groups.Length + i] = Alphabet[(int)(checksum >> (5 * (ChecksumSize - 1 - i))) & 31];
        }
    }

    private static byte[] ToGroups(ReadOnlySpan<byte> data)
    {
        var groups = new byte[((data.Length * 8) + 4) / 5];
        for (var i = 0; i < groups.Length; i++)
        {
            var bit = i * 5;
            var pair = (data[bit / 8] << 8) | ((bit / 8) + 1 < data.Length ? data[(bit / 8) + 1] : 0);
            groups[i] = (byte)((pair >> (11 - (bit % 8))) & 31);
        }

        return groups;
    }

    // The bits that fill up the last group have to be zero, and fewer than five: else two texts would stand for the same bytes.
    private static byte[]? FromGroups(ReadOnlySpan<byte> groups)
    {
        var data = new byte[groups.Length * 5 / 8];
        var (pending, bits, count) = (0, 0, 0);
        foreach (var group in groups)
        {
            pending = ((pending & 0xFF) << 5) | group;
            bits += 5;
            if (bits >= 8)
            {
                bits -= 8;
                data[count++] = (byte)((pending >> bits) & 0xFF);
            }
        }

        if (bits < 5 && (pending & ((1 << bits) - 1)) == 0)
        {
            return data;
        }

        CryptographicOperations.ZeroMemory(data);
        return null;
    }

    private static uint Checksum(string lowerPrefix, ReadOnlySpan<byte> groups) =>
        Polymod(Polymod(Start(lowerPrefix), groups), new byte[ChecksumSize]) ^ ValidChecksum;

    // The prefix enters as the high bits of its characters, a zero, and their low bits.
    private static uint Start(string lowerPrefix)
    {
        var expanded = new byte[(lowerPrefix.Length * 2) + 1];
        for (var i = 0; i < lowerPrefix.Length; i++)
        {
            expanded[i] = (byte)(lowerPrefix[i] >> 5);
            expanded[lowerPrefix.Length + 1 + i] = (byte)(lowerPrefix[i] & 31);
        }

        return Polymod(1, expanded);
    }

    private static uint Polymod(uint checksum, ReadOnlySpan<byte> groups)
    {
        ReadOnlySpan<uint> generator = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
        foreach (var group in groups)
        {
            var top = checksum >> 25;
            checksum = ((checksum & 0x1ffffff) << 5) ^ group;
            for (var i = 0; i < generator.Length; i++)
            {
                checksum ^= ((top >> i) & 1) * generator[i];
            }
        }

        return checksum;
    }
}
