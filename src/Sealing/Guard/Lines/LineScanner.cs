using Sealing.Guard.Content;
using Sealing.Guard.Values;

namespace Sealing.Guard.Lines;

/// <summary>A value with its name: the line in its text and the column, both from 0.</summary>
internal readonly record struct LineHit(int Line, int Column, string Name, string Value)
{
    public Hit ToHit(TextSegment segment, GuardRule rule) => new(rule, new TextPlace(segment.PlaceOf(0).Line + Line, Column + 1), Name, Value);
}

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

    /// <summary>The same in the comments of a file, where it calls itself encrypted.</summary>
    public static IEnumerable<LineHit> FindInComments(string text) => Find(text, Wanted.SecretsInComments);

    /// <summary>Every value of a file all of whose values are secrets.</summary>
    public static IEnumerable<LineHit> FindAll(string text) => Find(text, Wanted.AllValues);

    private static IEnumerable<LineHit> Find(string text, Wanted wanted)
    {
        var number = 0;
        for (var start = 0; start < text.Length; number++)
        {
            var length = text.AsSpan(start).IndexOf('\n') is >= 0 and var index ? index : text.Length - start;
            if (FindIn(text.AsSpan(start, length).TrimEnd('\r'), number, wanted) is { } hit)
            {
                yield return hit;
            }

            start += length + 1;
        }
    }

    private static LineHit? FindIn(ReadOnlySpan<char> line, int number, Wanted wanted)
    {
        if (wanted == Wanted.Secrets && EnvInstruction.Find(line, number) is { } variable)
        {
            return variable;
        }

        var inComment = wanted == Wanted.SecretsInComments;
        var skipped = inComment ? StartOfComment(line) : 0;
        if (skipped < 0 || !LineEntry.TryParse(line[skipped..], inComment, out var entry))
        {
            return wanted == Wanted.Secrets ? CommandOptions.Find(line, number) : null;
        }

        var isWanted = wanted == Wanted.AllValues ? !Placeholders.IsHarmless(entry.Value.ToString()) : entry.IsSecret;
        return isWanted ? new LineHit(number, skipped + entry.ValueStart, entry.Name.ToString(), entry.Value.ToString()) : null;
    }

    private static int StartOfComment(ReadOnlySpan<char> line) =>
        line.TrimStart() is ['#', ..] ? line.Length - line.TrimStart().Length : line.IndexOf(" #", StringComparison.Ordinal);
}
