using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Sealing.Cli.Host.Files;

/// <summary>
/// A file on Linux that is to have other contents. It is replaced in one step where the new file can be all that the old one is: of the same owner,
/// mode, access control list and attributes, and under its only name. Else it is written in place.
/// </summary>
internal sealed class OldFile : IDisposable
{
    private readonly SafeFileHandle _handle;
    private readonly string _path;
    private readonly FileStatus _status;

    private OldFile(SafeFileHandle handle, string path, FileStatus status) => (_handle, _path, _status) = (handle, path, status);

    /// <summary>Null where there is none.</summary>
    /// <exception cref="IOException">It may not be written.</exception>
    public static OldFile? Open(string path)
    {
        var handle = SystemCalls.OpenFile(path, SystemCalls.ReadWrite | SystemCalls.NotBlocking);
        if (handle is null)
        {
            var reason = Marshal.GetLastPInvokeError();
            return reason is ErrorNumber.NoSuchFile ? null : throw FileErrors.Of(reason);
        }

        return new OldFile(handle, path, UnixFile.Status(handle) ?? throw FileErrors.Of(Marshal.GetLastPInvokeError()));
    }

    /// <exception cref="IOException">It cannot be written.</exception>
    public void Write(byte[][] pieces)
    {
        if (_status.Links > 1 || !TryReplace(pieces))
        {
            InPlaceWrite.Run(_handle, pieces);
        }
    }

    public void Dispose() => _handle.Dispose();

    private bool TryReplace(byte[][] pieces)
    {
        using var file = TemporaryFile.Create(Path.GetDirectoryName(_path)!, out var reason);
        if (file is null)
        {
            return IsOfFolder(reason) ? false : throw FileErrors.Of(reason);
        }

        file.Write(pieces);
        if (!TryMakeAlike(file.Handle))
        {
            return false;
        }

        reason = file.Replace(_path);
        return reason == 0 || (IsOfFolder(reason) ? false : throw FileErrors.Of(reason));
    }

    // What is another's cannot be given to him, and what the folder gives of itself is taken away.
    private bool TryMakeAlike(SafeFileHandle file)
    {
        if (UnixFile.Status(file) is not { } status
            || ((status.User, status.Group) != (_status.User, _status.Group) && SystemCalls.ChangeOwner(file, _status.User, _status.Group) != 0))
        {
            return false;
        }

        ExtendedAttributes.RemoveAccessList(file);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, File.GetUnixFileMode(_handle));
        }

        return ExtendedAttributes.TryCopy(_handle, file);
    }

    // Nobody may make files beside it, or it is mounted by itself, as docker -v FILE and subPath of Kubernetes do.
    private static bool IsOfFolder(int reason) =>
        reason is ErrorNumber.AccessDenied or ErrorNumber.NotPermitted or ErrorNumber.ReadOnly or ErrorNumber.Busy or ErrorNumber.OtherDevice;
}
