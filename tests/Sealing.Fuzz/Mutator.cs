using System.Text;

namespace Sealing.Fuzz;

/// <summary>Makes inputs from seeds: bits, bytes, lines and words are changed, moved, repeated and mixed. The same seed makes the same inputs.</summary>
public sealed class Mutator
{
    private const int MaxSize = 64 * 1024;
    private const int MostChanges = 6;

    private static readonly byte[] OddBytes = [0, 1, 9, 10, 13, 27, 32, 34, 39, 58, 61, 91, 92, 93, 96, 123, 125, 127, 128, 0xC0, 0xED, 0xFE, 0xFF];

    // Line ends of Unicode, byte order marks, half a surrogate, signs that turn the text, numbers at the edges.
    private static readonly byte[][] OddWords = [.. new[]
    {
        "\r\n", "\u0085", "\u2028", "\u2029", "\uFEFF", "\u00A0", "\u202E", "\U0001F600", "e\u0301", "\t", "---\n", "...\n", "- ", ": ", " #", "<<: ", "&a ", "*a", "!!binary ", "!!", "? ", "|-\n", ">+\n",
        "{", "}", "[", "]", "\"", "'", "`", "\\", "=", "null", "~", "0x", "-0", "1e999", "4294967296", "9223372036854775808", "18446744073709551616", "NaN", ".inf", "ENC[AES256_GCM,data:", "-----BEGIN ", "-----END ",
        "{{", "}}", "sops:", "sops_", "data:", "stringData:",
    }.Select(Encoding.UTF8.GetBytes)];

    private readonly Random _random;
    private readonly IReadOnlyList<byte[]> _seeds;

    public Mutator(IReadOnlyList<byte[]> seeds, int seed)
    {
        ArgumentNullException.ThrowIfNull(seeds);
        (_seeds, _random) = (seeds, new Random(seed));
    }

    /// <summary>A new input, of a seed or of an input that was read before.</summary>
    public byte[] Next(IReadOnlyList<byte[]> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        var input = read.Count > 0 && _random.Next(3) == 0 ? Any(read) : Any(_seeds);
        for (var changes = _random.Next(MostChanges); changes >= 0; changes--)
        {
            input = Change(input);
        }

        return input.Length > MaxSize ? input[..MaxSize] : input;
    }

    private byte[] Change(byte[] input)
    {
        var (start, end) = Range(input);
        return _random.Next(11) switch
        {
            0 => With(input, place => place ^= (byte)(1 << _random.Next(8))),
            1 => With(input, _ => OddBytes[_random.Next(OddBytes.Length)]),
            2 => With(input, _ => (byte)_random.Next(256)),
            3 => [.. input[..start], .. Any(OddWords), .. input[start..]],
            4 => [.. input[..start], .. Any(OddWords), .. input[end..]],
            5 => [.. input[..start], .. input[end..]],
            6 => [.. input[..end], .. input[start..]],
            7 => Repeat(input, start, end),
            8 => [.. input[..start], .. Piece(Any(_seeds)), .. input[end..]],
            9 => [.. input[..start], .. Piece(input), .. input[start..]],
            _ => input[..start],
        };
    }

    private byte[] With(byte[] input, Func<byte, byte> change)
    {
        byte[] changed = [.. input];
        if (changed.Length > 0)
        {
            ref var place = ref changed[_random.Next(changed.Length)];
            place = change(place);
        }

        return changed;
    }

    // Deep nesting and long runs.
    private byte[] Repeat(byte[] input, int start, int end)
    {
        var piece = input[start..Math.Min(end, start + 64)];
        var times = 1 << _random.Next(12);
        var length = Math.Min(piece.Length * times, MaxSize);
        return [.. input[..start], .. Enumerable.Repeat(piece, times).SelectMany(bytes => bytes).Take(length), .. input[start..]];
    }

    private byte[] Piece(byte[] input)
    {
        var (start, end) = Range(input);
        return input[start..end];
    }

    // Half of the ranges are whole lines, which keeps the rest of a text valid.
    private (int Start, int End) Range(byte[] input)
    {
        var start = _random.Next(input.Length + 1);
        var end = Math.Min(input.Length, start + (1 << _random.Next(9)));
        if (_random.Next(2) == 0)
        {
            return (start, end);
        }

        start = input.AsSpan(0, start).LastIndexOf((byte)'\n') + 1;
        var line = input.AsSpan(end).IndexOf((byte)'\n');
        return (start, line < 0 ? input.Length : end + line + 1);
    }

    private byte[] Any(IReadOnlyList<byte[]> list) => list[_random.Next(list.Count)];
}
