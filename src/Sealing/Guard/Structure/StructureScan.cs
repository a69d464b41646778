using Sealing.Data;
using Sealing.Guard.Content;
using Sealing.Guard.Facts;
using Sealing.Syntax;
using Sealing.Text;

namespace Sealing.Guard.Structure;

/// <summary>The state of scanning one text with structure: where it stands in its file, what is known of the repository, what was found.</summary>
internal sealed class StructureScan(TextSegment segment, RepositoryFacts facts, ReadingBudget budget, ICollection<Hit> hits)
{
    private Func<SourceSpan, TextPlace> _place = span => segment.PlaceOf(span.Start);

    public string Path => segment.Path;

    public RepositoryFacts Facts => facts;

    /// <summary>What of texts inside of texts, and of aliases, may still be read in this file.</summary>
    public ReadingBudget Budget => budget;

    /// <summary>Texts inside of texts, so far; bounded, since each may hold the next.</summary>
    public int Depth { get; private init; }

    public void Add(GuardRule rule, YamlNode node, NodePath at, string secret, GuardSeverity? severity = null) =>
        Add(rule, _place(node.Span), at, secret, severity);

    // What many aliases stand for would be kept as often.
    public void Add(GuardRule rule, TextPlace place, NodePath at, string secret, GuardSeverity? severity = null)
    {
        if (budget.TryTake(secret.Length))
        {
            hits.Add(new Hit(rule, place, at.ToString(), secret) { Severity = severity });
        }
    }

    /// <summary>Adds what was found in the text of a scalar by itself.</summary>
    public void AddFrom(YamlScalar scalar, NodePath at, Hit hit) =>
        hits.Add(hit with { Place = PlaceIn(scalar, hit.Place.Line, hit.Place.Column), YamlPath = hit.YamlPath.Length == 0 ? at.ToString() : $"{at}.{hit.YamlPath}" });

    /// <summary>The scan of the text that a scalar holds. Lines of a literal block are known exactly; of other styles the place is the scalar's.</summary>
    public StructureScan Into(YamlScalar scalar) => new(segment, facts, budget, hits)
    {
        Depth = Depth + 1,
        _place = span => PlaceIn(scalar, span.Line, span.Column),
    };

    /// <summary>A place in the text of a scalar, line and column from 1, as a place in the file.</summary>
    public TextPlace PlaceIn(YamlScalar scalar, int line, int column)
    {
        var start = _place(scalar.Span);
        return scalar.Style == YamlStyle.Literal ? new TextPlace(start.Line + line, column + segment.IndentOf(start.Line + 1)) : start;
    }
}
