using System.Buffers.Binary;

namespace Sealing.Primitives;

/// <summary>Blowfish with the expensive key schedule of bcrypt, which BouncyCastle keeps to itself.</summary>
/// <remarks>References: Schneier 1994 (Blowfish); Provos and Mazieres 1999 (eksblowfish). Block: two words. Not for anything but bcrypt's key derivation.</remarks>
internal sealed class EksBlowfish
{
    private const int SubkeyCount = 18;
    private const int BoxSize = 256;

    private static readonly uint[] InitialState = ReadInitialState();

    // The 18 subkeys, then the four boxes of 256 words.
    private readonly uint[] _state = (uint[])InitialState.Clone();

    /// <summary>The salted key schedule.</summary>
    public void Expand(ReadOnlySpan<byte> salt, ReadOnlySpan<byte> key)
    {
        var at = 0;
        for (var i = 0; i < SubkeyCount; i++)
        {
            _state[i] ^= NextWord(key, ref at);
        }

        at = 0;
        uint left = 0, right = 0;
        for (var i = 0; i < _state.Length; i += 2)
        {
            left ^= NextWord(salt, ref at);
            right ^= NextWord(salt, ref at);
            Encrypt(ref left, ref right);
            (_state[i], _state[i + 1]) = (left, right);
        }
    }

    /// <summary>The key schedule without a salt.</summary>
    public void Expand(ReadOnlySpan<byte> key) => Expand([], key);

    public void Encrypt(ref uint left, ref uint right)
    {
        var subkeys = _state.AsSpan(0, SubkeyCount);
        var boxes = _state.AsSpan(SubkeyCount, 4 * BoxSize);
        var (l, r) = (left ^ subkeys[0], right);
        for (var i = 1; i <= 16; i += 2)
        {
            r ^= Mix(boxes, l) ^ subkeys[i];
            l ^= Mix(boxes, r) ^ subkeys[i + 1];
        }

        (left, right) = (r ^ subkeys[17], l);
    }

    public void Clear() => Array.Clear(_state);

    private static uint Mix(ReadOnlySpan<uint> boxes, uint x) => unchecked(
        ((boxes[(int)(x >> 24)] + boxes[BoxSize + (int)((x >> 16) & 0xFF)]) ^ boxes[(2 * BoxSize) + (int)((x >> 8) & 0xFF)])
        + boxes[(3 * BoxSize) + (int)(x & 0xFF)]);

    // Four bytes of the text, which is repeated without end; zero for an empty one.
    private static uint NextWord(ReadOnlySpan<byte> text, ref int at)
    {
        uint word = 0;
        for (var i = 0; i < sizeof(uint) && !text.IsEmpty; i++)
        {
            word = (word << 8) | text[at];
            at = (at + 1) % text.Length;
        }

        return word;
    }

    private static uint[] ReadInitialState()
    {
        var bytes = Convert.FromBase64String(PiDigits.Text);
        var words = new uint[bytes.Length / sizeof(uint)];
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(i * sizeof(uint)));
        }

        return words;
    }
}
