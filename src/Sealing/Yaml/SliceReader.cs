namespace Sealing.Yaml;

/// <summary>A part of a text as a stream, without a copy, and without what is left out of it.</summary>
internal sealed class SliceReader : TextReader
{
    private readonly string _text;
    private readonly YamlPart _part;
    private readonly IEnumerator<(int Start, int Length)> _left;
    private int _next;
    private int _stop; // where the next stretch starts that is left out, or the part ends

    public SliceReader(string text, YamlPart part, Elisions? elisions = null)
    {
        (_text, _part, _next, _left) = (text, part, part.Start, (elisions?.InPart() ?? []).GetEnumerator());
        FindStop();
    }

    public override int Peek() => _next < _stop ? _text[_next] : -1;

    public override int Read()
    {
        if (_next >= _stop)
        {
            return -1;
        }

        var unit = _text[_next++];
        Skip();
        return unit;
    }

    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    public override int Read(Span<char> buffer)
    {
        var total = 0;
        while (total < buffer.Length && _next < _stop)
        {
            var length = Math.Min(buffer.Length - total, _stop - _next);
            _text.AsSpan(_next, length).CopyTo(buffer[total..]);
            _next += length;
            total += length;
            Skip();
        }

        return total;
    }

    protected override void Dispose(bool disposing)
    {
        _left.Dispose();
        base.Dispose(disposing);
    }

    private void Skip()
    {
        if (_next == _stop && _stop < _part.End)
        {
            _next += _left.Current.Length;
            FindStop();
        }
    }

    private void FindStop() => _stop = _left.MoveNext() ? _part.Start + _left.Current.Start : _part.End;
}
