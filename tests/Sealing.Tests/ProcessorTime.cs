using System.ComponentModel;
using System.Runtime.InteropServices;
using Xunit;

namespace Sealing.Tests;

/// <summary>Processor time of the calling thread: unlike a clock, it does not grow while the machine has other work.</summary>
internal static partial class ProcessorTime
{
    private static readonly int ThisThread = OperatingSystem.IsMacOS() ? 16 : 3; // CLOCK_THREAD_CPUTIME_ID

    /// <summary>Runs the work and fails where it takes longer. The limits are generous: they tell work in proportion from work that explodes.</summary>
    public static void AssertLess(TimeSpan limit, Action work)
    {
        var start = Now();
        work();
        Assert.InRange(Now() - start, TimeSpan.Zero, limit);
    }

    private static TimeSpan Now() =>
        GetTime(ThisThread, out var time) == 0 ? TimeSpan.FromSeconds(time.Seconds) + (TimeSpan.FromMicroseconds(1) * (time.Nanoseconds / 1000)) : throw new Win32Exception();

    [LibraryImport("libc", EntryPoint = "clock_gettime", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int GetTime(int clock, out Time time);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct Time
    {
        public readonly nint Seconds;
        public readonly nint Nanoseconds;
    }
}
