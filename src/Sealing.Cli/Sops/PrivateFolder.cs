using System.Runtime.InteropServices;

namespace Sealing.Cli.Sops;

/// <summary>A folder for plaintext that only the user can read, in memory where the system has such a place, removed however the program ends, kills aside.</summary>
internal sealed class PrivateFolder : IDisposable
{
    private const UnixFileMode FolderMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode FileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly PosixSignalRegistration[] _registrations;
    private readonly string _path;

    private PrivateFolder(string path)
    {
        _path = path;
        _registrations = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }.Select(signal => PosixSignalRegistration.Create(signal, OnSignal))];
    }

    /// <summary>Whether an interrupt from the terminal is for a program that was started from here, so that this one goes on.</summary>
    public bool LeavesInterrupts { get; set; }

    public static PrivateFolder Create()
    {
        var path = System.IO.Path.Combine(Parent(), "sops." + System.IO.Path.GetRandomFileName());
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, FolderMode);
        }

        return new PrivateFolder(path);
    }

    /// <summary>The path of something in the folder.</summary>
    public string PathOf(string name) => System.IO.Path.Combine(_path, name);

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
        Remove();
        Array.ForEach(_registrations, registration => registration.Dispose());
    }

    private static string Parent()
    {
        string?[] places = ["/dev/shm", Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR")];
        return places.OfType<string>().FirstOrDefault(IsInMemory) ?? System.IO.Path.GetTempPath();
    }

    private static bool IsInMemory(string folder)
    {
        try
        {
            return OperatingSystem.IsLinux() && Directory.Exists(folder) && new DriveInfo(folder).DriveFormat is "tmpfs" or "ramfs" && CanWrite(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return false;
        }
    }

    private static bool CanWrite(string folder)
    {
        var probe = System.IO.Path.Combine(folder, System.IO.Path.GetRandomFileName());
        Directory.CreateDirectory(probe);
        Directory.Delete(probe);
        return true;
    }

    private void OnSignal(PosixSignalContext context)
    {
        if (context.Signal == PosixSignal.SIGINT && LeavesInterrupts)
        {
            context.Cancel = true;
            return;
        }

        Remove();
    }

    private void Remove()
    {
        try
        {
            Directory.Delete(_path, recursive: true);
        }
        catch (IOException)
        {
            // It is gone already.
        }
    }
}
