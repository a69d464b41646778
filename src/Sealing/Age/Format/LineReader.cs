using System.Buffers;
using System.Globalization;

namespace Sealing.Age.Format;

/// <summary>Reads the lines of a header or of a plugin's message, keeps the text that was read, and bounds it.</summary>
internal sealed class LineReader(ByteSource source, int maxLength)
{
    private readonly ArrayBufferWriter<byte> _text = new();
    private int _line;

    /// <summary>All that was read, line feeds included.</summary>
    public ReadOnlyMemory<byte> Text => _text.WrittenMemory;

    /// <summary>The next line, without its line feed; valid until the next call.</summary>
    /// <exception cref="SealingException">The input ends before a line feed, or all lines together are too long.</exception>
    public ReadOnlySpan<byte> Next()
    {
        _line++;
        var line = source.ReadLine();
        if (line is not [.., (byte)'\n'])
        {
            throw Malformed(line.Length == ByteSource.BufferSize ? "the line is too long" : "the end is missing");
        }

        if (_text.WrittenCount + line.Length > maxLength)
        {
            throw Malformed("longer than " + maxLength.ToString(CultureInfo.InvariantCulture) + " bytes");
        }

        _text.Write(line);
        return line[..^1];
    }

    /// <summary>Clears the text that was kept.</summary>
    public void Clear() => _text.Clear();

    /// <summary>The failure at the line read last.</summary>
    public SealingException Malformed(string reason) => AgeErrors.Header($"line {_line.ToString(CultureInfo.InvariantCulture)}: {reason}");
}
