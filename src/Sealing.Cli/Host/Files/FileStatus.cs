using System.Runtime.InteropServices;

namespace Sealing.Cli.Host.Files;

/// <summary>struct statx, which has 256 bytes and the same layout on every architecture.</summary>
[StructLayout(LayoutKind.Explicit, Size = 256)]
internal readonly struct FileStatus
{
    private const int TypeMask = 0xF000;
    private const int RegularFile = 0x8000;
    private const int Folder = 0x4000;

    [field: FieldOffset(16)]
    public uint Links { get; }

    [field: FieldOffset(20)]
    public uint User { get; }

    [field: FieldOffset(24)]
    public uint Group { get; }

    [field: FieldOffset(32)]
    public ulong Number { get; }

    /// <summary>Major and minor number of the device.</summary>
    [field: FieldOffset(136)]
    public ulong Device { get; }

    [field: FieldOffset(28)]
    private ushort Mode { get; }

    public bool IsRegular => (Mode & TypeMask) == RegularFile;

    public bool IsFolder => (Mode & TypeMask) == Folder;

    public bool IsSameFileAs(FileStatus other) => (Device, Number) == (other.Device, other.Number);
}
