using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Sealing.Cli.Host.Files;

/// <summary>What .NET does not tell of a file on Linux: what kind it is, which one, and whose. Source: statx(2), chown(2).</summary>
internal static unsafe partial class UnixFile
{
    private const int CurrentDirectory = -100; // AT_FDCWD
    private const int NotThroughLinks = 0x100; // AT_SYMLINK_NOFOLLOW
    private const int OfDescriptor = 0x1000; // AT_EMPTY_PATH
    private const uint Wanted = 0x0001 | 0x0004 | 0x0008 | 0x0010 | 0x0100; // STATX_TYPE, STATX_NLINK, STATX_UID, STATX_GID, STATX_INO

    /// <summary>Whether there is something that takes bytes but is no file to replace: a pipe, a terminal, /dev/null.</summary>
    public static bool IsDevice(string path) => Status(path) is { IsRegular: false } && !Directory.Exists(path);

    /// <summary>Gives a file to a user and a group.</summary>
    /// <exception cref="IOException">Only root may.</exception>
    public static void GiveTo(string path, uint user, uint group)
    {
        if (ChangeOwner(path, user, group) != 0)
        {
            throw new FileException($"chown {path}: operation not permitted");
        }
    }

    /// <summary>Null where there is no such file, or no Linux.</summary>
    public static FileStatus? Status(string path) => Status(CurrentDirectory, path, 0);

    /// <summary>That of a symbolic link itself.</summary>
    public static FileStatus? StatusOfLink(string path) => Status(CurrentDirectory, path, NotThroughLinks);

    public static FileStatus? Status(SafeFileHandle file) => Status((int)file.DangerousGetHandle(), "", OfDescriptor);

    [LibraryImport("libc", EntryPoint = "geteuid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial uint CurrentUser();

    private static FileStatus? Status(int folder, string path, int flags)
    {
        FileStatus status;
        return OperatingSystem.IsLinux() && Statx(folder, path, flags, Wanted, &status) == 0 ? status : null;
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Statx(int directory, string path, int flags, uint mask, FileStatus* status);

    [LibraryImport("libc", EntryPoint = "chown", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int ChangeOwner(string path, uint user, uint group);
}
