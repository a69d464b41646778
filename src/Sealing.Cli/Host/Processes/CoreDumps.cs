using System.Runtime.InteropServices;

namespace Sealing.Cli.Host.Processes;

/// <summary>Keeps what is in memory, secrets too, out of core dumps. Source: prctl(2), setrlimit(2).</summary>
internal static unsafe partial class CoreDumps
{
    private const int SetDumpable = 4; // PR_SET_DUMPABLE
    private const int CoreLimit = 4; // RLIMIT_CORE, on macOS

    /// <summary>
    /// For this process only: Linux forgets it where another program is started, which the limit of a core's size would not be, nor does that hold
    /// where a program of the system takes cores. On macOS the limit goes on to children, who may raise it again.
    /// </summary>
    public static void TurnOff()
    {
        if (OperatingSystem.IsLinux())
        {
            _ = Control(SetDumpable, 0);
        }
        else if (OperatingSystem.IsMacOS())
        {
            var limits = stackalloc ulong[2];
            if (GetLimits(CoreLimit, limits) == 0)
            {
                limits[0] = 0;
                _ = SetLimits(CoreLimit, limits);
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "prctl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Control(int option, nuint value);

    [LibraryImport("libc", EntryPoint = "getrlimit")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int GetLimits(int resource, ulong* limits);

    [LibraryImport("libc", EntryPoint = "setrlimit")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetLimits(int resource, ulong* limits);
}
