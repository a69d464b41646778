using Sealing.Cli.Host.Files;

namespace Sealing.Cli.Sops.Files;

/// <summary>Where plaintext may lie that a program needs by a path: in memory, where the system has such a place.</summary>
internal static class PrivatePlace
{
    private const string SharedMemory = "/dev/shm";

    /// <summary>A folder that new folders can be made in.</summary>
    public static string Find()
    {
        string?[] places = [SharedMemory, Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR")];
        return places.OfType<string>().FirstOrDefault(IsInMemory) ?? Path.GetTempPath();
    }

    /// <summary>Removes what a run left that was killed while an editor was open.</summary>
    public static void Sweep()
    {
        if (Directory.Exists(SharedMemory))
        {
            Temporaries.Sweep(SharedMemory, TemporaryName.FolderPrefix);
        }
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
        var probe = Path.Combine(folder, Path.GetRandomFileName());
        Directory.CreateDirectory(probe);
        Directory.Delete(probe);
        return true;
    }
}
