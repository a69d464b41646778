using System.Runtime.InteropServices;

namespace Sealing.Cli.Host;

/// <summary>Failures of the file system in the words that Go, and so the reference, has for them: scripts match on these.</summary>
internal static class FileErrors
{
    private const int NoSpace = 28; // ENOSPC, the same on Linux and macOS
    private const int WindowsDiskFull = unchecked((int)0x80070070);

    /// <summary>The message, or null where the failure is not one of files or the network.</summary>
    public static string? Describe(Exception e) => e switch
    {
        FileException failure => failure.Message,
        IOException or UnauthorizedAccessException or HttpRequestException => Lower(e.Message),
        _ => null,
    };

    public static FileException Wrap(string action, string path, Exception e) => new($"{action} {path}: {Reason(e)}", e);

    /// <summary>The failure of a call of the system, by the number of its reason.</summary>
    public static IOException Of(int reason) => new(Marshal.GetPInvokeErrorMessage(reason), reason);

    public static string Lower(string message) => message.Length == 0 ? message : char.ToLowerInvariant(message[0]) + message[1..].TrimEnd('.');

    private static string Reason(Exception e) => e switch
    {
        FileNotFoundException or DirectoryNotFoundException => "no such file or directory",
        UnauthorizedAccessException => "permission denied",
        IOException { HResult: NoSpace or WindowsDiskFull } => "no space left on device",
        _ => Lower(e.Message),
    };
}

/// <summary>A file that cannot be read or written; the message names it.</summary>
internal sealed class FileException(string message, Exception? inner = null) : IOException(message, inner);
