namespace Sealing.Kubernetes.Api;

/// <summary>How long to wait after each 429 in a row. The controller takes two requests a second.</summary>
internal sealed class Backoff
{
    private const int MaxAttempts = 10;
    private static readonly TimeSpan First = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan LongestAsked = TimeSpan.FromSeconds(30);

    private int _attempts;

    /// <summary>What the server asks for, up to 30 seconds, else 0.5, 1, 2, 4, 8, 8, ... seconds; null when it has been enough, after about a minute.</summary>
    public TimeSpan? Next(TimeSpan? asked)
    {
        if (++_attempts > MaxAttempts)
        {
            return null;
        }

        return asked is { } wanted
            ? Shorter(wanted, LongestAsked)
            : Shorter(First * Math.Pow(2, _attempts - 1), Longest);
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
