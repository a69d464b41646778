using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Sealing.Cli.Host.Files;

/// <summary>
/// A new file in a folder that gets its name when it is whole. Where the file system can (O_TMPFILE), it has no name before: a kill leaves nothing.
/// Elsewhere it has a short random one, and is swept by the next run.
/// </summary>
internal sealed class TemporaryFile : IDisposable
{
    private const uint PrivateMode = 0x180; // 0600

    private readonly string _path;
    private bool _hasName;

    private TemporaryFile(SafeFileHandle handle, string path, bool hasName) => (Handle, _path, _hasName) = (handle, path, hasName);

    public SafeFileHandle Handle { get; }

    /// <summary>Null where the folder takes no files, with the reason.</summary>
    public static TemporaryFile? Create(string folder, out int reason)
    {
        Temporaries.Begin();
        Temporaries.Sweep(folder, TemporaryName.FilePrefix);
        for (reason = 0; reason is 0 or ErrorNumber.Exists;)
        {
            var path = Path.Combine(folder, TemporaryName.New(TemporaryName.FilePrefix));
            if ((WithoutName(folder, path) ?? WithName(path, out reason)) is { } file)
            {
                return file;
            }
        }

        return null;
    }

    public void Write(IEnumerable<byte[]> pieces)
    {
        long offset = 0;
        foreach (var piece in pieces)
        {
            RandomAccess.Write(Handle, piece, offset);
            offset += piece.Length;
        }

        RandomAccess.FlushToDisk(Handle);
    }

    /// <summary>Gives it a name that no file has. 0, or the reason why not.</summary>
    public int Place(string target) => OperatingSystem.IsLinux() ? Temporaries.Uninterrupted(() => Link(target)) : Move(target, overwrite: false);

    /// <summary>Puts it in the place of a file. 0, or the reason why not.</summary>
    public int Replace(string target) => OperatingSystem.IsLinux() ? Temporaries.Uninterrupted(() => Rename(target)) : Move(target, overwrite: true);

    public void Dispose()
    {
        if (_hasName)
        {
            Temporaries.Remove(_path);
        }

        Handle.Dispose();
    }

    private static TemporaryFile? WithoutName(string folder, string path)
    {
        var handle = OperatingSystem.IsLinux() ? SystemCalls.OpenFile(folder, SystemCalls.WithoutName | SystemCalls.ReadWrite, PrivateMode) : null;
        if (handle is null)
        {
            return null;
        }

        if (File.Exists(InProcess(handle)))
        {
            _ = SystemCalls.Lock(handle, SystemCalls.ExclusiveAtOnce);
            return new TemporaryFile(handle, path, hasName: false);
        }

        handle.Dispose(); // without /proc it could never get a name
        return null;
    }

    // Null with 0 where another run swept it, or is about to, before it was locked.
    private static TemporaryFile? WithName(string path, out int reason)
    {
        if (!OperatingSystem.IsLinux())
        {
            reason = 0;
            return new TemporaryFile(Temporaries.Make(path, () => Open(path)), path, hasName: true);
        }

        var handle = Temporaries.Make(path, () => SystemCalls.OpenFile(path, SystemCalls.CreateNew | SystemCalls.ReadWrite, PrivateMode));
        reason = handle is null ? Marshal.GetLastPInvokeError() : 0;
        if (handle is null)
        {
            Temporaries.Forget(path);
            return null;
        }

        var file = new TemporaryFile(handle, path, hasName: true);
        if ((SystemCalls.Lock(handle, SystemCalls.ExclusiveAtOnce) == 0 || Marshal.GetLastPInvokeError() != ErrorNumber.TryAgain) && UnixFile.Status(handle) is { Links: > 0 })
        {
            return file;
        }

        file.Dispose();
        return null;
    }

    private static SafeFileHandle Open(string path)
    {
        var handle = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(handle, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        return handle;
    }

    private int Move(string target, bool overwrite)
    {
        Handle.Dispose(); // Windows renames no file that is open
        File.Move(_path, target, overwrite);
        LoseName();
        return 0;
    }

    private int Link(string target) =>
        SystemCalls.Link(SystemCalls.CurrentFolder, _hasName ? _path : InProcess(Handle), SystemCalls.CurrentFolder, target, SystemCalls.FollowLinks) == 0 ? 0 : Marshal.GetLastPInvokeError();

    // A file that has no name can be given one that is free only: it has a short one for the time between two calls.
    private int Rename(string target)
    {
        if (!_hasName && Link(_path) is var failure and not 0)
        {
            return failure;
        }

        if (SystemCalls.Rename(_path, target) == 0)
        {
            LoseName();
            return 0;
        }

        var reason = Marshal.GetLastPInvokeError();
        File.Delete(_path);
        LoseName();
        return reason;
    }

    private void LoseName()
    {
        Temporaries.Forget(_path);
        _hasName = false;
    }

    private static string InProcess(SafeFileHandle handle) => $"/proc/self/fd/{handle.DangerousGetHandle()}";
}
