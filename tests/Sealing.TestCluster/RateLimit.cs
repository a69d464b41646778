namespace Sealing.TestCluster;

/// <summary>
/// Limits <c>/v1/verify</c> as the controller does: two requests at once, then others only after a wait. A refusal stands for the wait, so that the answers are
/// the same on every machine.
/// </summary>
internal sealed class RateLimit
{
    private const int Burst = 2;

    private readonly Lock _lock = new();
    private int _left = Burst;

    public bool TryTake()
    {
        lock (_lock)
        {
            if (_left == 0)
            {
                _left = 1;
                return false;
            }

            _left--;
            return true;
        }
    }
}
