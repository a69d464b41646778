namespace Sealing.Text;

/// <summary>The word that somebody may have meant who wrote another one.</summary>
internal static class NearWord
{
    private const int Tolerance = 2; // letters; one in short words

    /// <summary>The word that is the fewest letters away, if by no more than a slip of the keys, and else null.</summary>
    public static string? Find(string written, IEnumerable<string> words)
    {
        var (distance, word) = words.Select(word => (Distance(written, word), word)).Min();
        return distance <= Math.Min(Tolerance, written.Length / 3) ? word : null;
    }

    // Letters put in, left out, changed, or swapped with the next one (the optimal string alignment distance).
    private static int Distance(string a, string b)
    {
        var rows = new int[a.Length + 1][];
        for (var i = 0; i <= a.Length; i++)
        {
            rows[i] = new int[b.Length + 1];
            for (var j = 0; j <= b.Length; j++)
            {
                rows[i][j] = i == 0 || j == 0 ? i + j : Step(rows, a, b, (i, j));
            }
        }

        return rows[a.Length][b.Length];
    }

    private static int Step(int[][] rows, string a, string b, (int I, int J) at)
    {
        var (i, j) = at;
        var changed = rows[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
        var least = Math.Min(changed, Math.Min(rows[i - 1][j], rows[i][j - 1]) + 1);
        var isSwap = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
        return isSwap ? Math.Min(least, rows[i - 2][j - 2] + 1) : least;
    }
}
