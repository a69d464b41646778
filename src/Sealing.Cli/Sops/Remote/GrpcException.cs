using System.Text;
using Sealing.Text;

namespace Sealing.Cli.Sops.Remote;

/// <summary>A call that failed, with what its trailers say. Source: gRPC over HTTP/2.</summary>
internal sealed class GrpcException(GrpcCode code, string message, Exception? inner = null) : SealingException(message, inner!)
{
    private const int MaxMessage = 4096;

    public GrpcCode Code => code;

    /// <summary>The message as a header carries it: everything but printable ASCII as <c>%XX</c>.</summary>
    public static string EncodeMessage(string message)
    {
        var encoded = new StringBuilder();
        foreach (var unit in Encoding.UTF8.GetBytes(message.Length > MaxMessage ? message[..MaxMessage] : message))
        {
            if (unit is >= (byte)' ' and <= (byte)'~' and not (byte)'%')
            {
                encoded.Append((char)unit);
            }
            else
            {
                encoded.Append('%').Append(Convert.ToHexString([unit]));
            }
        }

        return encoded.ToString();
    }

    /// <summary>The message in a header, as one that a terminal can be given whoever sent it.</summary>
    public static string DecodeMessage(string header) => Printable.Lines(Uri.UnescapeDataString(header.Length > MaxMessage ? header[..MaxMessage] : header));
}

/// <summary>The codes of gRPC that are used here.</summary>
internal enum GrpcCode
{
    Ok = 0,
    Cancelled = 1,
    Unknown = 2,
    InvalidArgument = 3,
    PermissionDenied = 7,
    ResourceExhausted = 8,
    Unimplemented = 12,
    Internal = 13,
}
