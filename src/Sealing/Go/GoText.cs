using System.Buffers;
using System.Text;

namespace Sealing.Go;

/// <summary>
/// Go strings are bytes, of which text is in UTF-8. Here a Go string is a .NET string with one char a byte (U+0000 to U+00FF): every byte
/// survives, lengths and offsets are Go's, and ordinal comparison is comparison of bytes. Runes are decoded only where a function works on runes.
/// Strings cannot be wiped: what a template makes of the items stays in memory until it is collected.
/// </summary>
internal static class GoText
{
    /// <summary>What an invalid byte decodes to.</summary>
    public static Rune Replacement => Rune.ReplacementChar;

    public static string FromBytes(ReadOnlySpan<byte> bytes) => Encoding.Latin1.GetString(bytes);

    public static byte[] ToBytes(ReadOnlySpan<char> text)
    {
        var bytes = new byte[text.Length];
        Encoding.Latin1.GetBytes(text, bytes);
        return bytes;
    }

    /// <summary>The Go string of a .NET text: its UTF-8.</summary>
    public static string FromUtf16(string text) => Ascii.IsValid(text) ? text : FromBytes(Encoding.UTF8.GetBytes(text));

    public static string FromRune(Rune rune)
    {
        Span<byte> bytes = stackalloc byte[4];
        return FromBytes(bytes[..rune.EncodeToUtf8(bytes)]);
    }

    /// <summary>The .NET text of a Go string; bytes that are no UTF-8 become U+FFFD.</summary>
    public static string ToUtf16(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var (_, _, rune) in Runes(text))
        {
            result.Append(rune.ToString());
        }

        return result.ToString();
    }

    /// <summary>The first rune of a text that is not empty, and its length in bytes; null and 1 for a byte that begins none.</summary>
    public static Rune? Decode(ReadOnlySpan<char> text, out int length)
    {
        length = 1;
        if (char.IsAscii(text[0]))
        {
            return new Rune(text[0]);
        }

        Span<byte> bytes = stackalloc byte[4];
        var count = Math.Min(text.Length, bytes.Length);
        Encoding.Latin1.GetBytes(text[..count], bytes);
        if (Rune.DecodeFromUtf8(bytes[..count], out var rune, out length) == OperationStatus.Done)
        {
            return rune;
        }

        length = 1;
        return null;
    }

    /// <summary>The last rune of a text that is not empty, as <see cref="Decode"/>.</summary>
    public static Rune? DecodeLast(ReadOnlySpan<char> text, out int length)
    {
        for (var start = Math.Max(0, text.Length - 4); start < text.Length - 1; start++)
        {
            if (Decode(text[start..], out length) is { } rune && start + length == text.Length)
            {
                return rune;
            }
        }

        return Decode(text[^1..], out length);
    }

    /// <summary>The runes with where they begin and how many bytes they have; U+FFFD with one byte where there is none.</summary>
    public static IEnumerable<(int Start, int Length, Rune Rune)> Runes(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            var rune = Decode(text.AsSpan(i), out var length) ?? Replacement;
            yield return (i, length, rune);
            i += length;
        }
    }

    public static int CountRunes(ReadOnlySpan<char> text)
    {
        var count = 0;
        for (; !text.IsEmpty; count++)
        {
            Decode(text, out var length);
            text = text[length..];
        }

        return count;
    }

    /// <summary>Go's unicode.IsSpace.</summary>
    public static bool IsSpace(Rune rune) => Rune.IsWhiteSpace(rune);
}
