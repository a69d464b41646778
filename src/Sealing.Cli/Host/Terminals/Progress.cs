namespace Sealing.Cli.Host.Terminals;

/// <summary>A bar on standard error for long work, where that is a terminal and the work takes long enough to be seen. Thread safe.</summary>
internal sealed class Progress(int total) : IDisposable
{
    private const int Width = 40;

    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly long _start = TimeProvider.System.GetTimestamp();
    private int _done;
    private int _shown = -1;

    public void Step()
    {
        lock (_lock)
        {
            _done++;
            var filled = Width * _done / total;
            if (Terminal.ErrorIsTerminal && filled != _shown && TimeProvider.System.GetElapsedTime(_start) > Delay)
            {
                _shown = filled;
                Terminal.Draw($"\r[{new string('#', filled)}{new string('.', Width - filled)}] {_done}/{total}");
            }
        }
    }

    public void Dispose()
    {
        if (_shown >= 0)
        {
            Terminal.Draw("\r" + new string(' ', Width + 24) + "\r");
        }
    }
}
