using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Sealing.Cli.Host.Files;

/// <summary>Calls of Linux that .NET has no method for. Each gives 0 or more, or -1 with the reason in <see cref="Marshal.GetLastPInvokeError"/>.</summary>
internal static unsafe partial class SystemCalls
{
    public const int ReadWrite = 2; // O_RDWR
    public const int CreateNew = 0x40 | 0x80; // O_CREAT | O_EXCL
    public const int NotBlocking = 0x800; // O_NONBLOCK
    public const int CloseOnExec = 0x80000; // O_CLOEXEC
    public const int CurrentFolder = -100; // AT_FDCWD
    public const int FollowLinks = 0x400; // AT_SYMLINK_FOLLOW
    public const int ExclusiveAtOnce = 2 | 4; // LOCK_EX | LOCK_NB
    public const int KeepLength = 1; // FALLOC_FL_KEEP_SIZE

    /// <summary>O_TMPFILE, which has O_DIRECTORY in it; that differs between architectures.</summary>
    public static int WithoutName { get; } = 0x400000 | (RuntimeInformation.ProcessArchitecture is Architecture.Arm or Architecture.Arm64 ? 0x4000 : 0x10000);

    /// <summary>Null where it fails.</summary>
    public static SafeFileHandle? OpenFile(string path, int flags, uint mode = 0)
    {
        var descriptor = Open(path, flags | CloseOnExec, mode);
        return descriptor < 0 ? null : new SafeFileHandle(descriptor, ownsHandle: true);
    }

    [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int Lock(SafeFileHandle file, int operation);

    [LibraryImport("libc", EntryPoint = "linkat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int Link(int fromFolder, string from, int toFolder, string to, int flags);

    [LibraryImport("libc", EntryPoint = "rename", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int Rename(string from, string to);

    [LibraryImport("libc", EntryPoint = "fchown", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int ChangeOwner(SafeFileHandle file, uint user, uint group);

    [LibraryImport("libc", EntryPoint = "fallocate", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int Allocate(SafeFileHandle file, int mode, long offset, long length);

    [LibraryImport("libc", EntryPoint = "flistxattr", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial nint ListAttributes(SafeFileHandle file, byte* names, nuint size);

    [LibraryImport("libc", EntryPoint = "fgetxattr", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial nint GetAttribute(SafeFileHandle file, string name, byte* value, nuint size);

    [LibraryImport("libc", EntryPoint = "fsetxattr", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int SetAttribute(SafeFileHandle file, string name, byte* value, nuint size, int flags);

    [LibraryImport("libc", EntryPoint = "fremovexattr", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int RemoveAttribute(SafeFileHandle file, string name);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Open(string path, int flags, uint mode);
}
