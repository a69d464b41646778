namespace Sealing.Guard;

/// <summary>What a finding means and what to do about it.</summary>
public sealed record GuardRule
{
    /// <summary>The identifier, such as <c>SG101</c>. It never changes its meaning.</summary>
    public required string Id { get; init; }

    /// <summary>What was found, in a few words.</summary>
    public required string Title { get; init; }

    /// <summary>Why it is a leak.</summary>
    public required string Why { get; init; }

    /// <summary>How to put it right.</summary>
    public required string Fix { get; init; }

    /// <summary>How much a finding of this rule weighs unless the configuration says otherwise.</summary>
    public GuardSeverity Severity { get; init; } = GuardSeverity.Error;

    /// <summary>The forms that it looks for, in words; empty where it looks for more than forms.</summary>
    public IReadOnlyList<string> Forms { get; init; } = [];

    /// <summary>All of this in lines, each with what it says before it: what <c>seal guard explain</c> prints, and the page of the rules holds.</summary>
    public string Explanation => string.Concat(Lines.Select(line => line + "\n"));

    private IEnumerable<string> Lines =>
    [
        $"{Id} {Title}",
        "why: " + Why,
        "fix: " + Fix,
        .. Forms.Select(form => "form: " + form),
        .. Severity == GuardSeverity.Error ? [] : new[] { "weight: " + Severity.ToString().ToLowerInvariant() },
        $"allow: # seal:allow {Id} REASON",
    ];

    /// <summary>Texts that the rule must find. Braces stand for random characters, as in <c>{h32}</c>: no token lies in this source.</summary>
    internal IReadOnlyList<RuleSample> Leaks { get; init; } = [];

    /// <summary>Texts near to a leak that the rule must pass over.</summary>
    internal IReadOnlyList<RuleSample> Harmless { get; init; } = [];
}

/// <summary>A file that shows what a rule does.</summary>
internal sealed record RuleSample(string Path, string Text);
