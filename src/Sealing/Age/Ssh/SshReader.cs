using System.Buffers.Binary;

namespace Sealing.Age.Ssh;

/// <summary>Reads the fields of SSH's binary format. References: RFC 4251 s5.</summary>
internal ref struct SshReader(ReadOnlySpan<byte> data)
{
    private ReadOnlySpan<byte> _rest = data;

    public readonly bool AtEnd => _rest.IsEmpty;

    public uint ReadNumber() => BinaryPrimitives.ReadUInt32BigEndian(Take(sizeof(uint)));

    /// <summary>A string: its length (4 bytes) and its bytes.</summary>
    public ReadOnlySpan<byte> ReadString()
    {
        var length = ReadNumber();
        return Take(length <= (uint)_rest.Length ? (int)length : throw Damaged());
    }

    /// <summary>A positive mpint, without the zero byte that may stand first.</summary>
    public ReadOnlySpan<byte> ReadBigNumber() => ReadString() switch
    {
        [0, >= 0x80, ..] padded => padded[1..],
        [> 0 and < 0x80, ..] plain => plain,
        _ => throw Damaged(),
    };

    /// <summary>Passes over bytes that have to be there.</summary>
    public void Expect(ReadOnlySpan<byte> bytes)
    {
        if (!_rest.StartsWith(bytes))
        {
            throw Damaged();
        }

        Take(bytes.Length);
    }

    public static SealingException Damaged() => new(ErrorKind.InvalidKey, "the SSH key is damaged");

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > _rest.Length)
        {
            throw Damaged();
        }

        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }
}
