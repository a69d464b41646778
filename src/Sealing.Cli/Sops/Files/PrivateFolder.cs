using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Sealing.Cli.Host.Files;

namespace Sealing.Cli.Sops.Files;

/// <summary>
/// A folder for plaintext that only the user can read, in memory where the system has such a place. It is removed however the program ends; what a kill
/// leaves, the next run removes.
/// </summary>
internal sealed class PrivateFolder : IDisposable
{
    private const UnixFileMode FolderMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode FileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const string KeptPrefix = "sops-kept.";

    private readonly string _path;
    private readonly SafeFileHandle? _lock;

    private PrivateFolder(string path, SafeFileHandle? @lock) => (_path, _lock) = (path, @lock);

    public static PrivateFolder Create()
    {
        var parent = PrivatePlace.Find();
        Temporaries.Sweep(parent, TemporaryName.FolderPrefix);
        while (true)
        {
            var path = Path.Combine(parent, TemporaryName.New(TemporaryName.FolderPrefix));
            Temporaries.Make(path, () => Make(path));
            var handle = OperatingSystem.IsLinux() ? SystemCalls.OpenFile(path, 0) : null;
            if (!OperatingSystem.IsLinux() || IsLocked(handle))
            {
                return new PrivateFolder(path, handle);
            }

            handle?.Dispose(); // another run took it for one that a kill left
            Temporaries.Remove(path);
        }
    }

    /// <summary>The path of something in the folder.</summary>
    public string PathOf(string name) => Path.Combine(_path, name);

    /// <summary>Writes a new file in the folder and gives its path.</summary>
    public string Write(string name, ReadOnlySpan<byte> bytes)
    {
        var path = PathOf(name);
        var options = new FileStreamOptions { Mode = System.IO.FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = FileMode;
        }

        using var stream = new FileStream(path, options);
        stream.Write(bytes);
        return path;
    }

    /// <summary>Takes a file out of the folder, to where it stays for the user, and gives its path.</summary>
    public static string Keep(string path)
    {
        var folder = Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(path))!, TemporaryName.New(KeptPrefix));
        Make(folder);
        var kept = Path.Combine(folder, Path.GetFileName(path));
        File.Move(path, kept);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(kept, FileMode); // an editor may have made it anew
        }

        return kept;
    }

    /// <summary>Gives the folder and what is in it to a user, who is the only one then that can read it.</summary>
    public void GiveTo(Account account)
    {
        foreach (var path in Directory.EnumerateFiles(_path).Append(_path))
        {
            UnixFile.GiveTo(path, account.User, account.Group);
        }
    }

    public void Dispose()
    {
        Temporaries.Remove(_path);
        _lock?.Dispose();
    }

    private static DirectoryInfo Make(string path) => OperatingSystem.IsWindows() ? Directory.CreateDirectory(path) : Directory.CreateDirectory(path, FolderMode);

    // A file system without locks has no runs that sweep either.
    private static bool IsLocked(SafeFileHandle? folder) =>
        folder is not null && (SystemCalls.Lock(folder, SystemCalls.ExclusiveAtOnce) == 0 || Marshal.GetLastPInvokeError() != ErrorNumber.TryAgain) && UnixFile.Status(folder) is { Links: > 0 };
}
