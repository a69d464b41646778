using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Sealing.Cli.Host.Terminals;

/// <summary>
/// Writes to standard output and standard error until all is written. .NET's own console streams pass over a closed pipe in silence and send
/// a terminal control sequences, and a FileStream writes at offsets of its own, over what other programs wrote to the same file.
/// </summary>
internal static unsafe partial class Descriptor
{
    public const int Output = 1;
    public const int Error = 2;

    private const int Interrupted = 4; // EINTR

    /// <exception cref="IOException">The reader of the pipe is gone, or the disk is full.</exception>
    public static void Write(int descriptor, ReadOnlySpan<byte> bytes)
    {
        if (OperatingSystem.IsWindows())
        {
            using var stream = descriptor == Output ? Console.OpenStandardOutput() : Console.OpenStandardError();
            stream.Write(bytes);
            return;
        }

        while (!bytes.IsEmpty)
        {
            bytes = bytes[WriteSome(descriptor, bytes)..];
        }
    }

    private static int WriteSome(int descriptor, ReadOnlySpan<byte> bytes)
    {
        fixed (byte* start = bytes)
        {
            var written = WriteDescriptor(descriptor, start, (nuint)bytes.Length);
            if (written >= 0)
            {
                return (int)written;
            }
        }

        var error = Marshal.GetLastPInvokeError();
        return error == Interrupted ? 0 : throw new IOException("write standard output: " + FileErrors.Lower(new Win32Exception(error).Message));
    }

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint WriteDescriptor(int descriptor, byte* bytes, nuint count);
}
