namespace Sealing.Sops.Values;

/// <summary>Places for many short plaintexts in few arrays: an array for each would be much of what a large document takes.</summary>
internal sealed class PlaintextChunks
{
    private const int Size = 1 << 12; // of one thread's values, of which few are held for long
    private const int Longest = Size / 8;

    private byte[] _chunk = [];
    private int _used;

    /// <summary>A place for a plaintext. The next is the same one, until this is kept.</summary>
    public ArraySegment<byte> Next(int length)
    {
        if (length > Longest)
        {
            return new byte[length];
        }

        if (_chunk.Length - _used < length)
        {
            (_chunk, _used) = (new byte[Size], 0);
        }

        return new ArraySegment<byte>(_chunk, _used, length);
    }

    /// <summary>Leaves a place to its value.</summary>
    public void Keep(ArraySegment<byte> place)
    {
        if (ReferenceEquals(place.Array, _chunk))
        {
            _used += place.Count;
        }
    }
}
