using YamlDotNet.Core.Events;
using ScannedStyle = YamlDotNet.Core.ScalarStyle;

namespace Sealing.Yaml;

/// <summary>Makes nodes of the parser's scalars, with the places of the scalars alone.</summary>
internal sealed class ScalarNodes(ScalarTokens tokens, YamlPlaces places)
{
    private const char ByteOrderMark = '\uFEFF'; // two files in one; the scanner takes it for a part of the first key

    private readonly List<SourceSpan> _opaque = [];

    /// <summary>Where the scalars stand that are in quotes or are blocks.</summary>
    public IReadOnlyList<SourceSpan> Opaque => _opaque;

    /// <summary>Where a scalar stands; empty, and just after the indicator before it, where it is not written.</summary>
    public SourceSpan SpanOf(Scalar scalar) =>
        tokens.Last is { } token && token.Start.Index >= scalar.Start.Index && token.Start.Index < scalar.End.Index
            ? places.Span(token.Start, token.End)
            : places.Span(scalar.End, scalar.End);

    /// <summary>What is wrong with a scalar that the scanner takes for another than it is, or null.</summary>
    public string? Problem(Scalar scalar, SourceSpan span) => scalar.Style switch
    {
        not ScannedStyle.Plain => null,
        _ when HoldsMappingValue(scalar.Value) => "a key that holds ' *' needs quotes",
        _ when scalar is { Start.Column: 1, Value: [ByteOrderMark, ..] } => "a byte order mark inside of the file: remove it",
        _ when span.Length == 0 => null,
        _ when tokens.LastIsInBrackets && scalar.Value.StartsWith('?') => "a text in brackets that starts with '?' needs quotes",
        _ when tokens.LastIsInBrackets && places.PrecedesBareColon(span) => "a ':' in brackets needs a blank after it",
        _ when places.FollowsLooseColon(span, tokens.LastIsInBrackets) => "a text that starts with ':' needs quotes here",
        _ => null,
    };

    public YamlScalar Read(Scalar scalar, SourceSpan span)
    {
        if (scalar.Style != ScannedStyle.Plain)
        {
            _opaque.Add(span);
        }

        return new YamlScalar
        {
            Span = span,
            Text = places.TextOf(scalar, span),
            Style = scalar.Style switch
            {
                ScannedStyle.SingleQuoted => YamlStyle.SingleQuoted,
                ScannedStyle.DoubleQuoted => YamlStyle.DoubleQuoted,
                ScannedStyle.Literal => YamlStyle.Literal,
                ScannedStyle.Folded => YamlStyle.Folded,
                _ => YamlStyle.Plain,
            },
            Tag = scalar.Tag.IsEmpty ? null : scalar.Tag.Value,
            TagPlace = scalar.Tag.IsEmpty ? default : places.Span(tokens.LastTag!.Start, tokens.LastTag.End),
            Anchor = scalar.Anchor.IsEmpty ? null : scalar.Anchor.Value,
        };
    }

    // No plain scalar holds a colon before a blank. The scanner takes "a *b: v" for one, where YAML has a key and a value.
    private static bool HoldsMappingValue(string plain) =>
        plain.Contains(" *", StringComparison.Ordinal) && (plain.Contains(": ", StringComparison.Ordinal) || plain.EndsWith(':'));
}
