using System.Security.Cryptography;
using System.Text;

namespace Sealing.Cli.Sops.Remote;

/// <summary>Writes a message of protobuf fields that have a length: texts, bytes and messages. Source: protobuf.dev, Encoding.</summary>
internal sealed class ProtobufWriter
{
    private const int HasLength = 2;
    private const int BitsOfType = 3;

    private byte[] _bytes = new byte[256];
    private int _length;

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    /// <summary>A text or, where it is empty, nothing: that is what its absence means.</summary>
    public ProtobufWriter AddIfPresent(int field, string text) => text.Length == 0 ? this : Add(field, Encoding.UTF8.GetBytes(text));

    public ProtobufWriter AddIfPresent(int field, ReadOnlySpan<byte> bytes) => bytes.Length == 0 ? this : Add(field, bytes);

    public ProtobufWriter Add(int field, ReadOnlySpan<byte> value)
    {
        AddNumber((uint)((field << BitsOfType) | HasLength));
        AddNumber((uint)value.Length);
        Reserve(value.Length);
        value.CopyTo(_bytes.AsSpan(_length));
        _length += value.Length;
        return this;
    }

    /// <summary>Clears what was written, which may be a data key.</summary>
    public void Clear() => CryptographicOperations.ZeroMemory(_bytes);

    private void AddNumber(uint number)
    {
        Reserve(5);
        for (; number >= 0x80; number >>= 7)
        {
            _bytes[_length++] = (byte)((number & 0x7F) | 0x80);
        }

        _bytes[_length++] = (byte)number;
    }

    private void Reserve(int count)
    {
        if (_bytes.Length - _length < count)
        {
            var larger = new byte[Math.Max(_bytes.Length * 2, _length + count)];
            Written.CopyTo(larger);
            Clear();
            _bytes = larger;
        }
    }
}
