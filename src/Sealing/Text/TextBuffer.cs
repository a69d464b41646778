using System.Buffers;
using System.Text;

namespace Sealing.Text;

/// <summary>
/// Text that grows at its end, in one pooled array that is cleared when it is given back: what is written may be a Secret.
/// (A StringBuilder leaves its pieces to the garbage collector, and copies a large text from thousands of them.)
/// </summary>
internal sealed class TextBuffer : IDisposable
{
    private char[] _units = ArrayPool<char>.Shared.Rent(4096);
    private int _length;

    public void Append(char unit) => Take(1)[0] = unit;

    public void Append(char unit, int count) => Take(count).Fill(unit);

    public void Append(ReadOnlySpan<char> text) => text.CopyTo(Take(text.Length));

    /// <summary>What was appended so far; gone with the next append.</summary>
    public ReadOnlySpan<char> Written => _units.AsSpan(0, _length);

    public override string ToString() => new(_units, 0, _length);

    public byte[] ToUtf8() => Encoding.UTF8.GetBytes(_units, 0, _length);

    public void Dispose()
    {
        Release(_units, _length);
        (_units, _length) = ([], 0);
    }

    private Span<char> Take(int count)
    {
        if (count > _units.Length - _length)
        {
            Grow(count);
        }

        _length += count;
        return _units.AsSpan(_length - count, count);
    }

    private void Grow(int count)
    {
        var full = _units;
        var wanted = Math.Min(Math.Max(2L * full.Length, (long)_length + count), Array.MaxLength);
        _units = ArrayPool<char>.Shared.Rent(Math.Max((int)wanted, _length + count));
        full.AsSpan(0, _length).CopyTo(_units);
        Release(full, _length);
    }

    private static void Release(char[] units, int length)
    {
        units.AsSpan(0, length).Clear();
        ArrayPool<char>.Shared.Return(units);
    }
}
