namespace Sealing.Sops.Rules;

/// <summary>What reading a rule finds wrong: it goes on, so that the other fields count.</summary>
/// <param name="Faults">What makes the rule unusable.</param>
/// <param name="Unknown">The fields that sops passes over.</param>
internal sealed record RuleNotes(List<SopsConfigurationFault> Faults, List<SopsConfigurationFault> Unknown)
{
    /// <summary>Notes of another rule of the file.</summary>
    public RuleNotes Next() => this with { Faults = [] };
}
