namespace Sealing.Tests.Age;

/// <summary>As many zero bytes as asked for.</summary>
internal sealed class ZeroStream(long length) : MemoryStream
{
    private long _left = length;

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var count = (int)Math.Min(buffer.Length, _left);
        buffer[..count].Clear();
        _left -= count;
        return count;
    }
}

/// <summary>Counts what is written to it, and keeps nothing.</summary>
internal sealed class DiscardStream : MemoryStream
{
    private long _length;

    public override long Length => _length;

    public override void Write(byte[] buffer, int offset, int count) => _length += count;

    public override void Write(ReadOnlySpan<byte> buffer) => _length += buffer.Length;
}
