using Sealing.Guard.Values;

namespace Sealing.Guard.Lines;

/// <summary>Finds values line by line, in texts that have no grammar or one that is broken.</summary>
internal static class LineScanner
{
    private enum Wanted
    {
        Secrets,
        SecretsInComments,
        AllValues,
    }

    /// <summary>The values that look like secrets under a name that says so.</summary>
    public static IEnumerable<LineHit> Find(string text) => Find(text, Wanted.Secrets);

    /// <summary>The same in the comments of a file.</summary>
    public static IEnumerable<LineHit> FindInComments(string text) => Find(text, Wanted.SecretsInComments);

    /// <summary>Every value of a file all of whose values are secrets.</summary>
    public static IEnumerable<LineHit> FindAll(string text) => Find(text, Wanted.AllValues);

    private static List<LineHit> Find(string text, Wanted wanted)
    {
        var hits = new List<LineHit>();
        var number = 0;
        for (var start = 0; start < text.Length; number++)
        {
            var length = text.AsSpan(start).IndexOf('\n') is >= 0 and var index ? index : text.Length - start;
            FindIn(text.AsSpan(start, length).TrimEnd('\r'), number, wanted, hits);
            start += length + 1;
        }

        return hits;
    }

    private static void FindIn(ReadOnlySpan<char> line, int number, Wanted wanted, List<LineHit> hits)
    {
        if (wanted == Wanted.Secrets && EnvInstruction.Find(line, number, hits))
        {
            return;
        }

        var inComment = wanted == Wanted.SecretsInComments;
        var skipped = inComment ? StartOfComment(line) : 0;
        if (skipped >= 0 && LineEntry.TryParse(line[skipped..], inComment, out var entry) && SeverityOf(entry, wanted) is { } severity)
        {
            hits.Add(new LineHit(number, skipped + entry.ValueStart, entry.Name.ToString(), entry.Value.ToString()) { Severity = severity });
        }
        else if (wanted != Wanted.AllValues && skipped >= 0 && inComment == line[skipped..].TrimStart() is ['#', ..])
        {
            CommandWords.Find(line, number, hits);
        }
    }

    private static GuardSeverity? SeverityOf(LineEntry entry, Wanted wanted) =>
        wanted != Wanted.AllValues ? entry.Severity : Placeholders.IsHarmless(entry.Value.ToString()) ? null : GuardSeverity.Error;

    private static int StartOfComment(ReadOnlySpan<char> line) =>
        line.TrimStart() is ['#', ..] ? line.Length - line.TrimStart().Length : line.IndexOf(" #", StringComparison.Ordinal);
}
