using System.Buffers;
using System.Text;

namespace Sealing.Guard.Content;

/// <summary>Finds text that is hidden behind one base64, by looking at one character of every 27.</summary>
internal static class Base64Runs
{
    /// <summary>The shortest run worth decoding: an AWS access key identifier, 20 bytes, is this long without its padding.</summary>
    private const int MinLength = 27;

    private static readonly SearchValues<char> Alphabet = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");

    /// <summary>Start and length of the runs of base64 characters in <paramref name="text"/>, without padding.</summary>
    public static IEnumerable<Range> Find(string text)
    {
        for (var probe = MinLength - 1; probe < text.Length;)
        {
            var tail = text.AsSpan(Math.Max(0, probe + 1 - MinLength), Math.Min(MinLength, probe + 1));
            var start = probe + 1 - tail.Length + tail.LastIndexOfAnyExcept(Alphabet) + 1;
            if (start > probe)
            {
                probe += MinLength;
                continue;
            }

            var end = text.AsSpan(start).IndexOfAnyExcept(Alphabet) is >= 0 and var length ? start + length : text.Length;
            if (end - start >= MinLength)
            {
                yield return start..end;
            }

            probe = end + MinLength;
        }
    }

    /// <summary>The text behind the base64, or null where it is none or not text.</summary>
    public static string? Decode(ReadOnlySpan<char> run)
    {
        var whole = run[..(run.Length - (run.Length % 4 == 1 ? 1 : 0))];
        var padded = string.Concat(whole, "==".AsSpan(0, (4 - (whole.Length % 4)) % 4));
        var bytes = new byte[padded.Length / 4 * 3];
        return Convert.TryFromBase64String(padded, bytes, out var written) && IsText(bytes.AsSpan(0, written))
            ? Encoding.UTF8.GetString(bytes, 0, written)
            : null;
    }

    // Cipher text and images are dense in control characters; text has none but line ends and tabs.
    private static bool IsText(ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes[..Math.Min(bytes.Length, 24)])
        {
            if (value is < 0x20 and not ((byte)'\n' or (byte)'\r' or (byte)'\t') or 0x7F)
            {
                return false;
            }
        }

        return true;
    }
}
