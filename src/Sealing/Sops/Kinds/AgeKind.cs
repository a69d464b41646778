namespace Sealing.Sops.Kinds;

/// <summary>Recipients of age.</summary>
internal sealed class AgeKind() : MasterKeyKind("age", 6, ["recipient"], new KeyKindFlag("age", "SOPS_AGE_RECIPIENTS", "age recipients", "-a"))
{
    public override bool HasTime => false;

    public override bool IsAlwaysInGroups => true;

    public override (string Written, string Meant)[] RuleSlips => [("recipients", "age")];
}
