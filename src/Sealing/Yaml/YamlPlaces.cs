using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Sealing.Yaml;

/// <summary>Where the scanner's marks lie in the text, and what stands there.</summary>
internal sealed class YamlPlaces(string text, YamlPart part, Elisions? elisions)
{
    private int _elided; // the scalars of which the scanner saw less than there is

    /// <summary>Whether each stretch that the scanner did not see was asked for by <see cref="TextOf"/>.</summary>
    public bool AreWhole => _elided == (elisions?.Count ?? 0);

    // The marks of the last tokens may lie behind the end of the text.
    public int Index(long index) => (int)Math.Min(part.Start + (elisions?.Map((int)index) ?? index), part.End);

    public SourceSpan Span(in Mark start, in Mark end) =>
        new(Index(start.Index), Index(end.Index), part.Lines + (int)start.Line, (int)start.Column);

    // A start event ends, and an end event starts, where the bracket stands: tag and anchor come before.
    public SourceSpan FlowSpan(ParsingEvent start, ParsingEvent end) =>
        Span(start.End, start.End) with { End = Index(end.Start.Index) + 1 };

    public SourceSpan Spanning(List<YamlNode> nodes, in Mark start) =>
        nodes.Count == 0 ? Span(start, start) : nodes[0].Span with { End = nodes[^1].Span.End };

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
