using Sealing.Guard.Values;

namespace Sealing.Guard.Lines;

/// <summary>A value with a sensitive name: the line in its text from 0, and the offset in it.</summary>
internal readonly record struct LineHit(int Line, int Column, string Name, string Value);

/// <summary>Finds sensitive names with strong values line by line, in texts that have no grammar or one that is broken.</summary>
internal static class LineScanner
{
    /// <summary>The values that look like secrets under a name that says so.</summary>
    public static IEnumerable<LineHit> Find(string text) =>
        Entries(text, inComments: false).Where(hit => SensitiveNames.Match(hit.Name) && Strength.IsStrong(hit.Value) && !Placeholders.IsHarmless(hit.Value));

    /// <summary>The same in the comments of a file, where it calls itself encrypted.</summary>
    public static IEnumerable<LineHit> FindInComments(string text) =>
        Entries(text, inComments: true).Where(hit => SensitiveNames.Match(hit.Name) && Strength.IsStrong(hit.Value) && !Placeholders.IsHarmless(hit.Value));

    /// <summary>Every value of a file all of whose values are secrets.</summary>
    public static IEnumerable<LineHit> FindAll(string text) =>
        Entries(text, inComments: false).Where(hit => !Placeholders.IsHarmless(hit.Value));

    private static IEnumerable<LineHit> Entries(string text, bool inComments)
    {
        var number = 0;
        for (var start = 0; start < text.Length; number++)
        {
            var length = text.AsSpan(start).IndexOf('\n') is >= 0 and var index ? index : text.Length - start;
            if (Parse(text.AsSpan(start, length), inComments) is { } entry)
            {
                yield return new LineHit(number, entry.ValueStart, entry.Name, entry.Value);
            }

            start += length + 1;
        }
    }

    private static LineEntry? Parse(ReadOnlySpan<char> line, bool inComments)
    {
        if (!inComments)
        {
            return LineEntry.Parse(line.TrimEnd('\r'));
        }

        var comment = line.TrimStart() is ['#', ..] ? line.Length - line.TrimStart().Length : line.IndexOf(" #", StringComparison.Ordinal);
        var entry = comment < 0 ? null : LineEntry.Parse(line[comment..].TrimEnd('\r'), inComment: true);
        return entry is { } found ? found with { ValueStart = found.ValueStart + comment } : null;
    }
}
