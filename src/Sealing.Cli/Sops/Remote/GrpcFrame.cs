using System.Buffers.Binary;

namespace Sealing.Cli.Sops.Remote;

/// <summary>The one message that the body of a call, or of its answer, is: a byte for compression, four for the length, the message. Source: gRPC over HTTP/2.</summary>
internal static class GrpcFrame
{
    /// <summary>Bytes of the longest message; those of data keys have some thousand.</summary>
    public const int MaxMessage = 1024 * 1024;

    public const int Prefix = 5;

    public static byte[] Write(ReadOnlySpan<byte> message)
    {
        var frame = new byte[Prefix + message.Length];
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(1), (uint)message.Length);
        message.CopyTo(frame.AsSpan(Prefix));
        return frame;
    }

    /// <exception cref="GrpcException">Not exactly one message, which is not compressed.</exception>
    public static ReadOnlySpan<byte> Read(ReadOnlySpan<byte> body)
    {
        if (body.Length < Prefix)
        {
            throw new GrpcException(GrpcCode.Internal, "the message ends early");
        }

        if (body[0] != 0)
        {
            throw new GrpcException(GrpcCode.Unimplemented, "the message is compressed, which was not agreed on");
        }

        var length = BinaryPrimitives.ReadUInt32BigEndian(body[1..]);
        return length > MaxMessage ? throw TooLong()
            : length > body.Length - Prefix ? throw new GrpcException(GrpcCode.Internal, "the message ends early")
            : length < body.Length - Prefix ? throw new GrpcException(GrpcCode.Internal, "there is something behind the message")
            : body[Prefix..];
    }

    public static GrpcException TooLong() => new(GrpcCode.ResourceExhausted, $"the message has more than {MaxMessage} bytes");
}
