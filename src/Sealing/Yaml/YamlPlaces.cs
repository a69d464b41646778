using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Sealing.Yaml;

/// <summary>Where the scanner's marks lie in the text, and what stands there.</summary>
internal sealed class YamlPlaces(string text, YamlPart part, Elisions? elisions, LooseLines? loose)
{
    private int _elided; // the scalars of which the scanner saw less than there is

    /// <summary>
    /// Whether each stretch that the scanner did not see was asked for by <see cref="TextOf"/>, and what it saw that is not there changed nothing.
    /// </summary>
    public bool AreWhole => _elided == (elisions?.Count ?? 0) && loose is null or { AreHarmless: true };

    // The marks of the last tokens may lie behind the end of the text.
    public int Index(long index) => (int)Math.Min(part.Start + (elisions?.Map((int)index) ?? loose?.Map((int)index) ?? index), part.End);

    /// <summary>The character at a place, NUL behind the end.</summary>
    public char CharAt(long index) => Index(index) is var at && at < part.End ? text[at] : '\0';

    /// <summary>Whether blanks were left out of a scalar that the scanner takes for an error.</summary>
    public bool IsNarrowed(SourceSpan span) => loose?.IsNarrowed(span) ?? false;

    public int Column(in Mark mark) => loose?.Column(mark) ?? (int)mark.Column;

    public SourceSpan Span(in Mark start, in Mark end) =>
        new(Index(start.Index), Index(end.Index), part.Lines + (int)start.Line, Column(start));

    // A start event ends, and an end event starts, where the bracket stands: tag and anchor come before.
    public SourceSpan FlowSpan(ParsingEvent start, ParsingEvent end)
    {
        var span = Span(start.End, start.End) with { End = Index(end.Start.Index) + 1 };
        loose?.Enclose(span);
        return span;
    }

    public SourceSpan Spanning(List<YamlNode> nodes, in Mark start) =>
        nodes.Count == 0 ? Span(start, start) : nodes[0].Span with { End = nodes[^1].Span.End };

    /// <summary>
    /// Whether a colon stands right before a plain scalar that is no end of a key: outside of brackets none is, inside those after a comma or a bracket.
    /// After a quoted scalar or a flow collection the scanner may drop one that the scalar starts with.
    /// </summary>
    public bool FollowsLooseColon(SourceSpan span, bool isInBrackets) =>
        text.AsSpan(part.Start..span.Start) is [.. var before, ':'] && (!isInBrackets || before.TrimEnd() is [.., ',' or '[' or '{']);

    /// <summary>Whether a scalar ends before a colon that is followed by a comma: for YAML 1.1 it is a part of the scalar then.</summary>
    public bool PrecedesBareColon(SourceSpan span) => text.AsSpan(span.End..part.End) is [':', ',', ..];

    /// <summary>The text of a scalar, without a copy where it stands so in the source.</summary>
    public ReadOnlyMemory<char> TextOf(Scalar scalar, SourceSpan span)
    {
        var value = scalar.Value;
        if (elisions is not null && value == Elisions.Shown && scalar.Style == YamlDotNet.Core.ScalarStyle.Plain && span.Length > value.Length)
        {
            _elided++;
            return text.AsMemory(span.Start, span.Length);
        }

        var written = scalar.Style is YamlDotNet.Core.ScalarStyle.SingleQuoted or YamlDotNet.Core.ScalarStyle.DoubleQuoted && span.Length >= 2
            ? text.AsMemory(span.Start + 1, span.Length - 2)
            : text.AsMemory(span.Start, span.Length);
        return written.Span.SequenceEqual(value) ? written : value.AsMemory();
    }
}
