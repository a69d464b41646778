using System.Runtime.InteropServices;
using Sealing.Cli.Host;
using Sealing.Cli.Sops.Arguments;

namespace Sealing.Cli.Sops.Running;

/// <summary>A pipe with a path: what is read from it was never in a file. Source: mkfifo(3).</summary>
internal static partial class NamedPipe
{
    private const uint PrivateMode = 0x180; // 0600

    /// <summary>Makes the pipe, and has a thread give the bytes to the first who opens it.</summary>
    /// <exception cref="CommandException">It cannot be made.</exception>
    public static void Offer(string path, byte[] bytes)
    {
        if (MakePipe(path, PrivateMode) != 0)
        {
            throw new CommandException(SopsExit.WriteFailed, "cannot make a named pipe: " + FileErrors.Lower(Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())));
        }

        new Thread(() => Give(path, bytes)) { IsBackground = true }.Start(); // opening waits for a reader, which there may never be
    }

    private static void Give(string path, byte[] bytes)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
            stream.Write(bytes);
        }
        catch (IOException)
        {
            // The reader had enough, or the pipe is gone.
        }
    }

    [LibraryImport("libc", EntryPoint = "mkfifo", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int MakePipe(string path, uint mode);
}
