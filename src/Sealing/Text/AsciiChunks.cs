using System.Text;

namespace Sealing.Text;

/// <summary>Many short texts of ASCII in few arrays of bytes.</summary>
internal sealed class AsciiChunks
{
    private const int Size = 1 << 16;

    private byte[] _chunk = [];
    private int _used;

    /// <summary>The text in bytes, which stay as they are.</summary>
    public ReadOnlyMemory<byte> Add(string ascii)
    {
        if (_chunk.Length - _used < ascii.Length)
        {
            (_chunk, _used) = (new byte[Math.Max(Size, ascii.Length)], 0);
        }

        var place = _chunk.AsMemory(_used, ascii.Length);
        Encoding.ASCII.GetBytes(ascii, place.Span);
        _used += ascii.Length;
        return place;
    }
}
