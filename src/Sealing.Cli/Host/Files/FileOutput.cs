using System.Runtime.InteropServices;

namespace Sealing.Cli.Host.Files;

/// <summary>
/// Gives a file new contents in one step: a new file beside it is flushed to the disk and takes its name. A failure or a kill leaves the old file or the
/// new one, whole, and nothing beside it. What cannot be replaced so, such as a file with a second name, is written in place.
/// </summary>
internal static class FileOutput
{
    private const UnixFileMode PrivateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Writes the file; one that is there stays all that it is, a new one has mode 0600 unless <paramref name="mode"/> says otherwise.</summary>
    /// <exception cref="FileException">It cannot be written.</exception>
    public static void Replace(string path, byte[] content, UnixFileMode mode = PrivateMode) => Replace(path, [content], mode);

    /// <inheritdoc cref="Replace(string, byte[], UnixFileMode)"/>
    public static void Replace(string path, byte[][] pieces, UnixFileMode mode = PrivateMode) => Write(path, () =>
    {
        var target = Resolve(path);
        using var old = OperatingSystem.IsLinux() ? OldFile.Open(target) : null;
        if (old is not null)
        {
            old.Write(pieces);
        }
        else if (!Place(target, pieces, mode, replaces: true))
        {
            Replace(path, pieces, mode); // another program made it in the meantime
        }
    }, pieces);

    /// <summary>Writes a file that is not there yet; false where it is.</summary>
    /// <exception cref="FileException">It cannot be written.</exception>
    public static bool TryCreate(string path, byte[][] pieces, UnixFileMode mode = PrivateMode)
    {
        var isNew = true;
        Write(path, () => isNew = Place(Resolve(path), pieces, mode, replaces: false), pieces);
        return isNew;
    }

    /// <summary>Tells before any work what could not be written after it.</summary>
    /// <exception cref="FileException">It could not.</exception>
    public static void ThrowIfNotWritable(string path)
    {
        if (!UnixFile.IsDevice(path))
        {
            Write(path, () => Try(Resolve(path)), []);
        }
    }

    /// <summary>The file itself: a link stays a link, and what it points to is replaced, or made where it points to nothing.</summary>
    public static string Resolve(string path)
    {
        var file = new FileInfo(Path.GetFullPath(path));
        return file.LinkTarget is null ? file.FullName : file.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
    }

    private static void Try(string target)
    {
        using var old = OperatingSystem.IsLinux() ? OldFile.Open(target) : null;
        if (old is null && !Path.Exists(target))
        {
            using var file = TemporaryFile.Create(Path.GetDirectoryName(target)!, out var reason) ?? throw FileErrors.Of(reason);
        }
    }

    private static void Write(string path, Action write, byte[][] pieces)
    {
        try
        {
            if (!UnixFile.IsDevice(path))
            {
                write();
                return;
            }

            using var device = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
            Array.ForEach(pieces, piece => device.Write(piece));
        }
        catch (Exception e) when (e is (IOException or UnauthorizedAccessException) and not FileException)
        {
            throw FileErrors.Wrap("write", path, e);
        }
    }

    private static bool Place(string target, byte[][] pieces, UnixFileMode mode, bool replaces)
    {
        using var file = TemporaryFile.Create(Path.GetDirectoryName(target)!, out var reason) ?? throw FileErrors.Of(reason);
        file.Write(pieces);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file.Handle, !OperatingSystem.IsLinux() && replaces && File.Exists(target) ? File.GetUnixFileMode(target) : mode);
        }

        reason = replaces && !OperatingSystem.IsLinux() ? file.Replace(target) : file.Place(target);
        return reason is 0 or ErrorNumber.Exists ? reason == 0 : throw FileErrors.Of(reason);
    }
}
