using System.Text;

namespace Sealing.Cli.Sops.Remote;

/// <summary>Reads the fields of a protobuf message that have a length; others are unknown here, and passed over. Source: protobuf.dev, Encoding.</summary>
internal ref struct ProtobufReader(ReadOnlySpan<byte> message)
{
    private const int MaxNumberSize = 10;
    private const int BitsOfType = 3;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private ReadOnlySpan<byte> _rest = message;

    /// <summary>The number of the field that <see cref="Next"/> came to.</summary>
    public ulong Field { get; private set; }

    public ReadOnlySpan<byte> Value { get; private set; }

    /// <summary>The value as a text.</summary>
    public readonly string Text => TextOf(Value);

    /// <exception cref="GrpcException">The message is broken.</exception>
    public bool Next()
    {
        while (_rest.Length > 0)
        {
            var tag = Number();
            Field = tag >> BitsOfType;
            var isWithLength = (tag & 7) == 2;
            Value = (tag & 7) switch
            {
                0 => Skip(Number()),
                1 => Take(8),
                2 => Take(Number()),
                5 => Take(4),
                _ => throw Broken("a field has a type that does not exist"),
            };
            if (Field == 0)
            {
                throw Broken("a field has the number 0");
            }

            if (isWithLength)
            {
                return true;
            }
        }

        return false;
    }

    /// <exception cref="GrpcException">Not UTF-8.</exception>
    public static string TextOf(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw Broken("a text is not UTF-8");
        }
    }

    private static ReadOnlySpan<byte> Skip(ulong _) => default;

    private ReadOnlySpan<byte> Take(ulong length)
    {
        if (length > (ulong)_rest.Length)
        {
            throw Broken("a field is longer than the message");
        }

        var value = _rest[..(int)length];
        _rest = _rest[(int)length..];
        return value;
    }

    private ulong Number()
    {
        ulong number = 0;
        for (var i = 0; i < Math.Min(MaxNumberSize, _rest.Length); i++)
        {
            number |= (ulong)(_rest[i] & 0x7F) << (7 * i); // the tenth byte has one bit left: more of it is lost, as in other implementations
            if (_rest[i] < 0x80)
            {
                _rest = _rest[(i + 1)..];
                return number;
            }
        }

        throw Broken("a number has no end");
    }

    private static GrpcException Broken(string how) => new(GrpcCode.Internal, "the message is no protobuf: " + how);
}
