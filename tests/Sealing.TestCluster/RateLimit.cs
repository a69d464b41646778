using System.Diagnostics;

namespace Sealing.TestCluster;

/// <summary>Two requests at once, then two a second, as the controller limits <c>/v1/verify</c>.</summary>
internal sealed class RateLimit
{
    private const double Burst = 2;
    private const double PerSecond = 2;

    private readonly Lock _lock = new();
    private double _left = Burst;
    private long _last = Stopwatch.GetTimestamp();

    public bool TryTake()
    {
        lock (_lock)
        {
            _left = Math.Min(Burst, _left + (Stopwatch.GetElapsedTime(_last).TotalSeconds * PerSecond));
            _last = Stopwatch.GetTimestamp();
            if (_left < 1)
            {
                return false;
            }

            _left--;
            return true;
        }
    }
}
