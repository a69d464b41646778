using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;
using Sealing.Cli.Host.Terminals;

namespace Sealing.Cli.Host.Files;

/// <summary>
/// The right to change a file, which one run of this program has at a time: a lock on the file itself (flock), so that nothing stays when a run is killed.
/// Other programs need not know of it.
/// </summary>
internal sealed class FileLock : IDisposable
{
    private static readonly TimeSpan LockTimeout = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(3);

    private readonly SafeFileHandle _handle;

    private FileLock(SafeFileHandle handle) => _handle = handle;

    /// <summary>Waits for its turn. Null where there is no such file, or no locks.</summary>
    /// <exception cref="IOException">Another run does not let go of it.</exception>
    public static FileLock? Take(string path)
    {
        var start = Stopwatch.GetTimestamp();
        while (OperatingSystem.IsLinux() && Open(path) is { } handle)
        {
            if (!Wait(handle, path, start))
            {
                handle.Dispose();
                return null;
            }

            // Who had it before may have put another file in its place: the right to that one is meant.
            if (UnixFile.Status(path) is { } there && UnixFile.Status(handle) is { } locked && locked.IsSameFileAs(there))
            {
                return new FileLock(handle);
            }

            handle.Dispose();
        }

        return null;
    }

    public void Dispose() => _handle.Dispose();

    // For writing, which locks of NFS need; what may only be read may turn out to need no change.
    private static SafeFileHandle? Open(string path) =>
        SystemCalls.OpenFile(path, SystemCalls.ReadWrite | SystemCalls.NotBlocking) ?? SystemCalls.OpenFile(path, SystemCalls.NotBlocking);

    private static bool Wait(SafeFileHandle handle, string path, long start)
    {
        var isTold = false;
        while (SystemCalls.Lock(handle, SystemCalls.ExclusiveAtOnce) != 0)
        {
            if (Marshal.GetLastPInvokeError() != ErrorNumber.TryAgain)
            {
                return false; // a file system without locks
            }

            var waited = Stopwatch.GetElapsedTime(start);
            if (waited > LockTimeout)
            {
                throw new IOException("another program keeps it locked");
            }

            if (waited > Silence && !isTold)
            {
                isTold = true;
                Terminal.Line($"waiting for another program that changes {path}");
            }

            Thread.Sleep(RandomNumberGenerator.GetInt32(1, 20)); // not in step with others that wait
        }

        return true;
    }
}
