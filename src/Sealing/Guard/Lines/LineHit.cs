using Sealing.Guard.Content;

namespace Sealing.Guard.Lines;

/// <summary>A value with its name: the line in its text and the column, both from 0.</summary>
internal readonly record struct LineHit(int Line, int Column, string Name, string Value)
{
    /// <summary>How much it weighs.</summary>
    public GuardSeverity Severity { get; init; } = GuardSeverity.Error;

    public Hit ToHit(TextSegment segment, GuardRule rule) => new(rule, new TextPlace(segment.PlaceOf(0).Line + Line, Column + 1), Name, Value) { Severity = Weight };

    /// <summary>The severity where it is not the rule's own.</summary>
    public GuardSeverity? Weight => Severity == GuardSeverity.Error ? null : Severity;
}
