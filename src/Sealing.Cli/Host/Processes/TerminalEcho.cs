using System.Diagnostics;
using System.Runtime.InteropServices;
using Sealing.Cli.Host.Processes;

namespace Sealing.Cli.Host.Processes;

/// <summary>Turns the echo of a terminal off and, when disposed or interrupted, on again. By stty(1): struct termios differs between systems.</summary>
internal sealed class TerminalEcho : IDisposable
{
    private readonly string _terminal;
    private readonly PosixSignalRegistration _onInterrupt;

    private TerminalEcho(string terminal)
    {
        _terminal = terminal;
        _onInterrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, _ => Run(terminal, "echo"));
    }

    /// <summary>Null where there is no such terminal, so that no secret is typed in the open.</summary>
    public static TerminalEcho? TurnOff(string terminal) => File.Exists(terminal) && Run(terminal, "-echo") ? new TerminalEcho(terminal) : null;

    public void Dispose()
    {
        _onInterrupt.Dispose();
        Run(_terminal, "echo");
    }

    private static bool Run(string terminal, string mode)
    {
        try
        {
            using var process = Programs.Start(new ProcessStartInfo("stty", ["-F", terminal, mode]) { UseShellExecute = false, RedirectStandardError = true });
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (ProgramException)
        {
            return false;
        }
    }
}
