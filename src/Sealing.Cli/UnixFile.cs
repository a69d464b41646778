using System.Runtime.InteropServices;

namespace Sealing.Cli;

/// <summary>What .NET does not tell of a file on Linux: what kind it is, and whose. Source: statx(2), chown(2).</summary>
internal static unsafe partial class UnixFile
{
    private const int CurrentDirectory = -100; // AT_FDCWD
    private const uint TypeAndOwner = 0x0001 | 0x0008 | 0x0010; // STATX_TYPE, STATX_UID, STATX_GID
    private const int TypeMask = 0xF000;
    private const int RegularFile = 0x8000;
    private const uint Unchanged = uint.MaxValue;

    /// <summary>Whether there is something that takes bytes but is no file to replace: a pipe, a terminal, /dev/null.</summary>
    public static bool IsDevice(string path) => Status(path) is { } status && (status.Mode & TypeMask) != RegularFile && !Directory.Exists(path);

    /// <summary>Gives a file the owner and group of another. Only root may give files away, and others at most to a group of theirs: then that is all.</summary>
    public static void CopyOwner(string from, string to)
    {
        if (Status(from) is { } status && ChangeOwner(to, status.User, status.Group) != 0)
        {
            _ = ChangeOwner(to, Unchanged, status.Group);
        }
    }

    /// <summary>Gives a file to a user and a group.</summary>
    /// <exception cref="IOException">Only root may.</exception>
    public static void GiveTo(string path, uint user, uint group)
    {
        if (ChangeOwner(path, user, group) != 0)
        {
            throw new FileFailure($"chown {path}: operation not permitted");
        }
    }

    private static FileStatus? Status(string path)
    {
        FileStatus status;
        return OperatingSystem.IsLinux() && Statx(CurrentDirectory, path, 0, TypeAndOwner, &status) == 0 ? status : null;
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Statx(int directory, string path, int flags, uint mask, FileStatus* status);

    [LibraryImport("libc", EntryPoint = "chown", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int ChangeOwner(string path, uint user, uint group);

    // struct statx has 256 bytes and the same layout on every architecture.
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct FileStatus
    {
        [FieldOffset(20)]
        public uint User;

        [FieldOffset(24)]
        public uint Group;

        [FieldOffset(28)]
        public ushort Mode;
    }
}
