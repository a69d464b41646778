using System.Runtime.InteropServices;
using Sealing.Cli.Host.Files;

namespace Sealing.Cli.Sops.Running;

/// <summary>
/// Signals that end us are for the command that runs: until disposed they go to it, those from before it started as soon as it has. An
/// interrupt from the terminal reaches both; the command decides what it means.
/// </summary>
internal sealed partial class ForwardedSignals : IDisposable
{
    private static readonly (PosixSignal Signal, int Number)[] Forwarded = [(PosixSignal.SIGTERM, 15), (PosixSignal.SIGHUP, 1), (PosixSignal.SIGQUIT, 3)];

    private readonly Lock _lock = new();
    private readonly List<int> _early = [];
    private readonly IDisposable _left;
    private readonly PosixSignalRegistration[] _registrations;
    private int? _process;

    public ForwardedSignals()
    {
        _left = Temporaries.Leave([PosixSignal.SIGINT, .. Forwarded.Select(entry => entry.Signal)]);
        _registrations = [.. Forwarded.Select(entry => PosixSignalRegistration.Create(entry.Signal, context => Take(context, entry.Number)))];
    }

    /// <summary>The process they are for from now on.</summary>
    public void To(int process)
    {
        lock (_lock)
        {
            _process = process;
            _early.ForEach(signal => _ = Kill(process, signal));
        }
    }

    public void Dispose()
    {
        Array.ForEach(_registrations, registration => registration.Dispose());
        _left.Dispose();
    }

    private void Take(PosixSignalContext context, int signal)
    {
        context.Cancel = true;
        lock (_lock)
        {
            if (_process is { } process)
            {
                _ = Kill(process, signal);
            }
            else
            {
                _early.Add(signal);
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Kill(int process, int signal);
}
