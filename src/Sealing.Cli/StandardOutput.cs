using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Sealing.Cli;

/// <summary>
/// Writes to descriptor 1 until all is written. .NET's own console stream passes over a closed pipe in silence, and a FileStream writes
/// at offsets of its own, over what other programs wrote to the same file.
/// </summary>
internal static unsafe partial class StandardOutput
{
    private const int Descriptor = 1;
    private const int Interrupted = 4; // EINTR

    public static void Write(ReadOnlySpan<byte> bytes)
    {
        if (OperatingSystem.IsWindows())
        {
            using var output = Console.OpenStandardOutput();
            output.Write(bytes);
            return;
        }

        while (!bytes.IsEmpty)
        {
            bytes = bytes[WriteSome(bytes)..];
        }
    }

    private static int WriteSome(ReadOnlySpan<byte> bytes)
    {
        fixed (byte* start = bytes)
        {
            var written = WriteDescriptor(Descriptor, start, (nuint)bytes.Length);
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
