namespace Sealing.Age.Format;

/// <summary>Fills the buffer with at least one byte, and gives their number; 0 at the end of the input, and from then on.</summary>
internal delegate int ReadBytes(Span<byte> buffer);

/// <summary>Input that is read by lines first and by blocks then, with a look ahead.</summary>
internal sealed class ByteSource(ReadBytes read)
{
    /// <summary>Bytes. No line may be longer, its line feed counted.</summary>
    public const int BufferSize = 64 * 1024;

    private readonly byte[] _buffer = new byte[BufferSize];
    private int _start;
    private int _end;

    private ReadOnlySpan<byte> Buffered => _buffer.AsSpan(_start, _end - _start);

    /// <summary>The next bytes, left in place: <paramref name="count"/> of them, or fewer where the input ends before.</summary>
    public ReadOnlySpan<byte> Peek(int count)
    {
        while (Buffered.Length < count && Fill())
        {
        }

        return Buffered[..Math.Min(count, Buffered.Length)];
    }

    /// <summary>As <see cref="Peek"/>, and goes on behind them. Valid until the next call.</summary>
    public ReadOnlySpan<byte> Take(int count) => Skip(Peek(count).Length);

    /// <summary>
    /// The next line with its line feed, valid until the next call; without one where the input ends before it or the line is longer than the
    /// buffer, and empty at the end of the input.
    /// </summary>
    public ReadOnlySpan<byte> ReadLine()
    {
        var searched = 0;
        int at;
        while ((at = Buffered[searched..].IndexOf((byte)'\n')) < 0)
        {
            searched = Buffered.Length;
            if (!Fill())
            {
                return Skip(searched);
            }
        }

        return Skip(searched + at + 1);
    }

    public int Read(Span<byte> target)
    {
        if (_start == _end)
        {
            return read(target);
        }

        var count = Math.Min(target.Length, Buffered.Length);
        Skip(count).CopyTo(target);
        return count;
    }

    /// <summary>Clears what was read and is gone, or is still here.</summary>
    public void Clear()
    {
        Array.Clear(_buffer);
        (_start, _end) = (0, 0);
    }

    private ReadOnlySpan<byte> Skip(int count)
    {
        var taken = Buffered[..count];
        _start += count;
        return taken;
    }

    // One read at a time: the other side of a pipe may be waiting for an answer to the line that is already here.
    private bool Fill()
    {
        if (_start > 0)
        {
            Buffered.CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        var count = _end == _buffer.Length ? 0 : read(_buffer.AsSpan(_end));
        _end += count;
        return count > 0;
    }
}
