using System.Globalization;
using System.Runtime.InteropServices;

namespace Sealing.Cli.Host.Files;

/// <summary>The signals that end a program that does nothing about them. Source: signal(7).</summary>
internal static class EndingSignals
{
    /// <summary>SIGXFSZ: with a handler, the write fails instead.</summary>
    public const PosixSignal FileTooLarge = (PosixSignal)25;

    private const string StatusFile = "/proc/self/status";
    private const string IgnoredField = "SigIgn:";

    private static readonly (PosixSignal Signal, int Number)[] Named = [(PosixSignal.SIGHUP, 1), (PosixSignal.SIGINT, 2), (PosixSignal.SIGQUIT, 3), (PosixSignal.SIGTERM, 15)];

    // SIGUSR1, SIGUSR2, SIGALRM, SIGSTKFLT, SIGXCPU, SIGXFSZ, SIGVTALRM, SIGPROF, SIGIO, SIGPWR
    private static readonly int[] OnLinux = [10, 12, 14, 16, 24, 25, 26, 27, 29, 30];

    /// <summary>Without those that the program was started to ignore, as nohup has it for SIGHUP: it goes on after them.</summary>
    public static IEnumerable<PosixSignal> All()
    {
        if (!OperatingSystem.IsLinux())
        {
            return Named.Select(entry => entry.Signal);
        }

        var ignored = Ignored();
        return Named.Concat(OnLinux.Select(number => (Signal: (PosixSignal)number, Number: number)))
            .Where(entry => (ignored >> (entry.Number - 1) & 1) == 0)
            .Select(entry => entry.Signal);
    }

    private static ulong Ignored()
    {
        var line = File.Exists(StatusFile) ? File.ReadLines(StatusFile).FirstOrDefault(text => text.StartsWith(IgnoredField, StringComparison.Ordinal)) : null;
        return ulong.TryParse(line?[IgnoredField.Length..], NumberStyles.HexNumber | NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture, out var mask) ? mask : 0;
    }
}
