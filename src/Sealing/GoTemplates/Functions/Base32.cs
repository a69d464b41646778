namespace Sealing.GoTemplates.Functions;

/// <summary>Base32 with padding. Source: RFC 4648 s6.</summary>
internal static class Base32
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private static readonly int[] FullLengths = [0, 2, 4, 5, 7]; // characters for 0 to 4 bytes

    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        var text = new char[(bytes.Length + 4) / 5 * 8];
        Array.Fill(text, '=');
        for (var bit = 0; bit < bytes.Length * 8; bit += 5)
        {
            var pair = (bytes[bit / 8] << 8) | (bit / 8 + 1 < bytes.Length ? bytes[bit / 8 + 1] : 0);
            text[bit / 5] = Alphabet[(pair >> (11 - (bit % 8))) & 31];
        }

        return new string(text);
    }

    /// <summary>The bytes, or null for what is not base32. Line ends are skipped, as Go's decoder does.</summary>
    public static byte[]? Decode(string text)
    {
        var padded = string.Concat(text.Where(unit => unit is not ('\r' or '\n')));
        var digits = padded.TrimEnd('=');
        var tail = Array.IndexOf(FullLengths, digits.Length % 8);
        if (padded.Length % 8 != 0 || padded.Length - digits.Length >= 8 || tail < 0)
        {
            return null;
        }

        var bytes = new byte[(digits.Length / 8 * 5) + tail];
        for (var i = 0; i < digits.Length; i++)
        {
            var value = Alphabet.IndexOf(digits[i], StringComparison.Ordinal);
            if (value < 0)
            {
                return null;
            }

            Put(bytes, i * 5, value);
        }

        return bytes;
    }

    private static void Put(byte[] bytes, int bit, int value)
    {
        var pair = value << (11 - (bit % 8));
        bytes[bit / 8] |= (byte)(pair >> 8);
        if (bit / 8 + 1 < bytes.Length)
        {
            bytes[bit / 8 + 1] |= (byte)(pair & 0xFF);
        }
    }
}
