using System.Buffers.Text;
using System.Text;

namespace Sealing.Age.Format;

/// <summary>Takes the next bytes of an output.</summary>
internal delegate void WriteBytes(ReadOnlySpan<byte> bytes);

/// <summary>Encodes as <see cref="ArmorReader"/> reads it, with LF.</summary>
internal sealed class ArmorWriter
{
    private const int LineBytes = ArmorReader.Columns / 4 * 3;
    private const int LinesAtOnce = 1024;

    private readonly WriteBytes _write;
    private readonly byte[] _pending = new byte[LineBytes];
    private readonly byte[] _lines = new byte[LinesAtOnce * (ArmorReader.Columns + 1)];
    private int _pendingCount;
    private int _linesLength;

    public ArmorWriter(WriteBytes write)
    {
        _write = write;
        _linesLength = Encoding.ASCII.GetBytes(ArmorReader.BeginLine + "\n", _lines); // nothing is written before the first line is full
    }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        while (_pendingCount + bytes.Length >= LineBytes)
        {
            if (_pendingCount == 0)
            {
                WriteLine(bytes[..LineBytes]);
                bytes = bytes[LineBytes..];
            }
            else
            {
                bytes = bytes[Keep(bytes)..];
                WriteLine(_pending);
                _pendingCount = 0;
            }
        }

        Keep(bytes);
    }

    /// <summary>Writes what is left, and the end line.</summary>
    public void Complete()
    {
        if (_pendingCount > 0)
        {
            WriteLine(_pending.AsSpan(0, _pendingCount));
        }

        _write(_lines.AsSpan(0, _linesLength));
        _write(Encoding.ASCII.GetBytes(ArmorReader.EndLine + "\n"));
    }

    private int Keep(ReadOnlySpan<byte> bytes)
    {
        var count = Math.Min(bytes.Length, LineBytes - _pendingCount);
        bytes[..count].CopyTo(_pending.AsSpan(_pendingCount));
        _pendingCount += count;
        return count;
    }

    private void WriteLine(ReadOnlySpan<byte> bytes)
    {
        Base64.EncodeToUtf8(bytes, _lines.AsSpan(_linesLength), out _, out var written);
        _linesLength += written;
        _lines[_linesLength++] = (byte)'\n';
        if (_linesLength > _lines.Length - ArmorReader.Columns - 1)
        {
            _write(_lines.AsSpan(0, _linesLength));
            _linesLength = 0;
        }
    }
}
