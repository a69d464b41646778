namespace Sealing.Tests.Age;

/// <summary>Gives a few bytes at a time, as a pipe may do.</summary>
internal sealed class TrickleStream(byte[] bytes) : MemoryStream(bytes)
{
    private int _next = 1;

    // MemoryStream's Read(Span) calls this one in derived types.
    public override int Read(byte[] buffer, int offset, int count)
    {
        _next = ((_next * 31) + 7) % 1999;
        return base.Read(buffer, offset, Math.Min(count, _next + 1));
    }
}
