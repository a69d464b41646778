namespace Sealing.Guard.Values;

internal static class Entropy
{
    /// <summary>Shannon's entropy in bits a character, 0 for an empty text.</summary>
    public static double Of(ReadOnlySpan<char> text)
    {
        Span<int> counts = stackalloc int[128];
        foreach (var unit in text)
        {
            counts[unit & 127]++;
        }

        var sum = 0.0;
        foreach (var count in counts)
        {
            sum -= count == 0 ? 0 : (double)count / text.Length * Math.Log2((double)count / text.Length);
        }

        return sum;
    }
}
