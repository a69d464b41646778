using System.Buffers;
using System.Globalization;

namespace Sealing.Kubernetes.Configuration;

/// <summary>The value of <c>--request-timeout</c>: whole seconds, or a duration as Go's time.ParseDuration reads it (<c>1m30s</c>, <c>500ms</c>).</summary>
internal static class RequestTimeout
{
    public static readonly TimeSpan Default = TimeSpan.FromSeconds(30);

    private static readonly SearchValues<char> Number = SearchValues.Create("0123456789.");

    private static readonly TimeSpan Longest = TimeSpan.FromDays(20); // timers count milliseconds in 31 bits

    private static readonly (string Name, double Seconds)[] Units =
        [("ns", 1e-9), ("us", 1e-6), ("µs", 1e-6), ("μs", 1e-6), ("ms", 1e-3), ("h", 3600), ("m", 60), ("s", 1)];

    /// <summary>The time, or <see cref="Timeout.InfiniteTimeSpan"/> for 0 and for more than 20 days.</summary>
    /// <exception cref="ClusterException">Neither a number nor a duration, or negative.</exception>
    public static TimeSpan Parse(string text)
    {
        var seconds = (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var whole) ? whole : Duration(text))
            ?? throw new ClusterException(
                "Invalid timeout value. Timeout must be a single integer in seconds, or an integer followed by a corresponding time unit (e.g. 1s | 2m | 3h)");
        return seconds == 0 || seconds > Longest.TotalSeconds ? Timeout.InfiniteTimeSpan : TimeSpan.FromSeconds(seconds);
    }

    private static double? Duration(ReadOnlySpan<char> text)
    {
        var total = 0.0;
        while (true)
        {
            var digits = text.IndexOfAnyExcept(Number);
            if (digits <= 0 || !double.TryParse(text[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            {
                return null;
            }

            text = text[digits..];
            var (name, seconds) = UnitAt(text);
            if (name.Length == 0)
            {
                return null;
            }

            total += number * seconds;
            text = text[name.Length..];
            if (text.IsEmpty)
            {
                return total;
            }
        }
    }

    private static (string Name, double Seconds) UnitAt(ReadOnlySpan<char> text)
    {
        foreach (var unit in Units)
        {
            if (text.StartsWith(unit.Name, StringComparison.Ordinal))
            {
                return unit;
            }
        }

        return ("", 0);
    }
}
