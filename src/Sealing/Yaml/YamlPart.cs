namespace Sealing.Yaml;

/// <summary>A stretch of a text that is read by itself.</summary>
/// <param name="Start">Where it starts.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Lines">The lines before it.</param>
internal readonly record struct YamlPart(int Start, int End, int Lines)
{
    public static YamlPart Whole(string text) => new(0, text.Length, 0);
}

/// <summary>A stretch of a text as a stream, without a copy.</summary>
internal sealed class SliceReader(string text, int start, int end) : TextReader
{
    private int _next = start;

    public override int Peek() => _next < end ? text[_next] : -1;

    public override int Read() => _next < end ? text[_next++] : -1;

    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    public override int Read(Span<char> buffer)
    {
        var length = Math.Min(buffer.Length, end - _next);
        text.AsSpan(_next, length).CopyTo(buffer);
        _next += length;
        return length;
    }
}
