using System.Buffers;
using System.Text;

namespace Sealing.Guard.Content;

/// <summary>Finds text that is hidden behind one base64, by looking at one character of every 27.</summary>
internal static class Base64Runs
{
    /// <summary>The shortest run worth decoding: an AWS access key identifier, 20 bytes, is this long without its padding.</summary>
    private const int MinLength = 27;

    private const int MostLines = 8;

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

    /// <summary>The run with the lines of base64 that follow it, of which a few are enough to tell what it is.</summary>
    public static string Unwrap(string text, Range run)
    {
        var joined = new StringBuilder().Append(text.AsSpan()[run]);
        var at = run.End.Value;
        for (var lines = 0; lines < MostLines && LineEnd(text.AsSpan(at)) is > 0 and var lineEnd; lines++)
        {
            at += lineEnd;
            var next = text.AsSpan(at);
            next = next[..(next.IndexOfAnyExcept(Alphabet) is >= 0 and var length ? length : next.Length)];
            joined.Append(next);
            at += next.Length;
        }

        return joined.ToString();
    }

    // With the indentation of the next line; in quotes the end may be written as an escape.
    private static int LineEnd(ReadOnlySpan<char> text)
    {
        var next = text.StartsWith("\\n") ? text[2..] : text.TrimStart('\r') is ['\n', .. var line] ? line.TrimStart(" \t") : text;
        return text.Length - next.Length;
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
