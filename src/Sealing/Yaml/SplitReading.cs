namespace Sealing.Yaml;

/// <summary>
/// Reads a large text in parts, on all cores. A part starts with a letter at the start of a line. What comes before ends there, or does not
/// read by itself: a scalar in quotes and a flow collection are then open, and a block is indented. So where all parts read as maps at
/// the first column, they are the parts of one map. Where any does not, the text is read as a whole, errors and all.
/// </summary>
internal static class SplitReading
{
    private const int WorthSplitting = 1 << 18; // characters
    private const int PartSize = WorthSplitting / 8;
    private const int MostParts = 8;

    /// <summary>The stream as the whole text reads, or null where it has to be read as a whole.</summary>
    public static YamlStream? TryRead(string text, ReadLimits limits)
    {
        if (text.Length < WorthSplitting || text.AsSpan().TrimStart() is ['{' or '[' or '%', ..])
        {
            return null;
        }

        var parts = Split(text);
        try
        {
            return parts.Count == 1 ? null : Join(OrderedParallel.Map(parts.Count, i => YamlReader.Read(text, parts[i], limits)), limits);
        }
        catch (ManifestException)
        {
            return null;
        }
    }

    private static List<YamlPart> Split(string text)
    {
        var parts = new List<YamlPart>();
        var size = Math.Max(PartSize, (text.Length / MostParts) + 1);
        var (start, lines) = (0, 0);
        while (start < text.Length)
        {
            var end = NextStart(text, start + size);
            parts.Add(new YamlPart(start, end, lines));
            lines += YamlCharacters.CountLines(text.AsSpan(start..end));
            start = end;
        }

        return parts;
    }

    private static int NextStart(string text, int from)
    {
        var isAfterMarker = true; // of the line that is cut through only the end is seen
        while (from < text.Length && text.AsSpan(from).IndexOf('\n') is >= 0 and var offset)
        {
            from += offset + 1;
            if (from < text.Length && char.IsAsciiLetter(text[from]) && !isAfterMarker)
            {
                return from;
            }

            isAfterMarker = text.AsSpan(from) is ['-', ..]; // a part that ends in a document marker has an empty document
        }

        return text.Length;
    }

    private static YamlStream? Join(YamlStream[] parts, ReadLimits limits)
    {
        var documents = new List<YamlDocument>(parts[0].Documents);
        var (nodes, aliased) = (parts[0].Nodes, parts[0].AliasedNodes);
        foreach (var part in parts.Skip(1))
        {
            if (documents is not [.., var last] || part.Documents is not [var next, ..] || Join(last, next) is not { } joined)
            {
                return null;
            }

            documents[^1] = joined;
            documents.AddRange(part.Documents.Skip(1).Select((document, i) => document with { Number = last.Number + 1 + i }));
            (nodes, aliased) = (nodes + part.Nodes, NodeBudget.Add(aliased, part.AliasedNodes));
        }

        var isWithin = nodes <= limits.Nodes && aliased <= limits.AliasedNodes && documents.TrueForAll(document => HasDistinctKeys(document, limits));
        return isWithin ? new YamlStream(documents, [.. parts.SelectMany(part => part.Opaque)]) { Nodes = nodes, AliasedNodes = aliased } : null;
    }

    // A document that ends before the part does was ended by a marker: what follows is another.
    private static YamlDocument? Join(YamlDocument document, YamlDocument next)
    {
        if (document.Root is not YamlMapping { IsFlow: false, Span.Column: 1 } first
            || next.Root is not YamlMapping { IsFlow: false, Span.Column: 1, Tag: null, Anchor: null } second
            || document.End != second.Span.Start)
        {
            return null;
        }

        var joined = new YamlMapping
        {
            Span = first.Span with { End = second.Span.End },
            Entries = [.. first.Entries, .. second.Entries],
            IsFlow = false,
            Tag = first.Tag,
            Anchor = first.Anchor,
        };
        return document with { Root = joined, End = next.End };
    }

    private static bool HasDistinctKeys(YamlDocument document, ReadLimits limits)
    {
        var keys = new KeySet(limits.KeysAreTexts);
        return document.Root is not YamlMapping root || root.Entries.All(entry => keys.Add(entry.Key, out _));
    }
}
