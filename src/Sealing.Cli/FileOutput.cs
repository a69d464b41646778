using System.Runtime.InteropServices;

namespace Sealing.Cli;

/// <summary>
/// Replaces a file in one step: writes a temporary file beside it, flushes it to the disk, renames it. A failure or a kill leaves the old
/// file or the new one, whole; a signal removes the temporary file.
/// </summary>
internal static class FileOutput
{
    private const UnixFileMode PrivateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Writes the file, keeping mode and owner of one that is there; a new one has mode 0600 unless <paramref name="mode"/> says otherwise.</summary>
    public static void Replace(string path, byte[] content, UnixFileMode mode = PrivateMode) => Replace(path, [content], mode);

    /// <inheritdoc cref="Replace(string, byte[], UnixFileMode)"/>
    public static void Replace(string path, byte[][] pieces, UnixFileMode mode = PrivateMode)
    {
        try
        {
            if (UnixFile.IsDevice(path))
            {
                using var device = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
                Array.ForEach(pieces, piece => device.Write(piece));
                return;
            }

            WriteAndRename(Resolve(path), pieces, mode);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw FileErrors.Wrap("write", path, e);
        }
    }

    private static void WriteAndRename(string target, byte[][] pieces, UnixFileMode mode)
    {
        var temporary = Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.{Path.GetRandomFileName()}");
        using var onInterrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, _ => File.Delete(temporary));
        using var onTerminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => File.Delete(temporary));
        using var onHangup = PosixSignalRegistration.Create(PosixSignal.SIGHUP, _ => File.Delete(temporary));
        try
        {
            Write(temporary, pieces);
            KeepOwnerAndMode(target, temporary, mode);
            File.Move(temporary, target, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    private static void KeepOwnerAndMode(string target, string temporary, UnixFileMode mode)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var exists = File.Exists(target);
        if (exists)
        {
            UnixFile.CopyOwner(target, temporary);
        }

        File.SetUnixFileMode(temporary, exists ? File.GetUnixFileMode(target) : mode);
    }

    private static void Write(string path, byte[][] pieces)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None, BufferSize = 256 * 1024 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = PrivateMode;
        }

        using var stream = new FileStream(path, options);
        Array.ForEach(pieces, piece => stream.Write(piece));
        stream.Flush(flushToDisk: true);
    }

    // A link stays a link: what it points to is replaced, or made where it points to nothing.
    private static string Resolve(string path)
    {
        var file = new FileInfo(Path.GetFullPath(path));
        return file.LinkTarget is null ? file.FullName : file.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
    }
}
