using System.Text;

namespace Sealing.Sops.Merging;

/// <summary>
/// Merges documents by their values. The text comes from the lines of both sides, so that comments and layout of both stay; it is taken only where it holds
/// the values that it should.
/// </summary>
internal static class ValueMerge
{
    /// <summary>Characters of a conflict marker where nothing else is asked for.</summary>
    public const int MarkerSize = 7;

    /// <param name="texts">The documents, in plaintext or not encrypted at all; the one before is empty where both sides added it.</param>
    /// <param name="format">Their format.</param>
    /// <param name="markerSize">Characters of a conflict marker.</param>
    /// <exception cref="SealingException">One of them is no document of the format.</exception>
    public static MergedText Merge(ThreeTexts texts, SopsFormat format, int markerSize = MarkerSize)
    {
        texts = texts.Base.Length > 0 ? texts : texts with { Base = LineMerge.Common(texts.Ours, texts.Theirs) };
        if (format == SopsFormat.Binary)
        {
            return LineMerge.Merge(texts, byName: false, markerSize);
        }

        var wanted = new WantedEntries(TryEntries(texts.Base, format) ?? [], Entries(texts.Ours, format), Entries(texts.Theirs, format));
        return Candidates(texts, format, markerSize, wanted).FirstOrDefault() ?? LineMerge.Merge(texts, byName: true, markerSize) with { HasConflicts = true, Paths = wanted.Conflicts };
    }

    private static IEnumerable<MergedText> Candidates(ThreeTexts texts, SopsFormat format, int markerSize, WantedEntries wanted)
    {
        if (wanted.Conflicts.Count > 0 && !wanted.HasConflictsInLists)
        {
            yield break;
        }

        MergedText Lines(ThreeTexts versions, bool byName) => LineMerge.Merge(versions, byName, markerSize);
        bool Fits(MergedText merged, bool withLists) => !merged.HasConflicts && TryEntries(merged.Text, format) is { } entries && wanted.AreIn(entries, withLists);
        if (Lines(texts, byName: false) is var plain && Fits(plain, withLists: false))
        {
            yield return plain;
        }

        if (wanted.Conflicts.Count == 0)
        {
            IEnumerable<ThreeTexts> layouts = Relaid(texts, format) is { } relaid ? [texts, relaid] : [texts];
            foreach (var merged in layouts.Select(versions => Lines(versions, byName: true)).Where(merged => Fits(merged, withLists: true)))
            {
                yield return merged;
            }
        }
    }

    // Another program may have written one side anew, indented otherwise: then no line of it is found again.
    private static ThreeTexts? Relaid(ThreeTexts texts, SopsFormat format) =>
        Relaid(texts.Base, format) is { } before && Relaid(texts.Ours, format) is { } ours && Relaid(texts.Theirs, format) is { } theirs ? new(before, ours, theirs) : null;

    private static string? Relaid(string text, SopsFormat format)
    {
        try
        {
            return Parse(text, format).Relaid();
        }
        catch (SealingException)
        {
            return null; // the format as it is written cannot hold it
        }
    }

    private static IReadOnlyList<SopsEntry> Entries(string text, SopsFormat format) => Parse(text, format).Entries();

    private static IReadOnlyList<SopsEntry>? TryEntries(string text, SopsFormat format)
    {
        try
        {
            return Entries(text, format);
        }
        catch (SealingException)
        {
            return null;
        }
    }

    private static SopsDocument Parse(string text, SopsFormat format) => SopsDocument.Parse(Encoding.UTF8.GetBytes(text), format);
}
