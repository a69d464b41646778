namespace Sealing.Guard.Content;

/// <summary>What a detector found: a finding before fingerprints and filters, with the secret itself.</summary>
internal sealed record Hit(GuardRule Rule, TextPlace Place, string YamlPath, string Secret)
{
    /// <summary>Set where this place weighs more or less than the rule's other findings.</summary>
    public GuardSeverity? Severity { get; init; }

    /// <summary>More words on this one, or empty.</summary>
    public string Detail { get; init; } = "";
}
