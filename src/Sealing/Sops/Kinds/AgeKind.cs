namespace Sealing.Sops.Kinds;

internal sealed class AgeKind() : MasterKeyKind("age", 6, ["recipient"], "SOPS_AGE_RECIPIENTS", "age recipients")
{
    public override string? ShortFlag => "-a";

    public override bool HasTime => false;

    public override bool IsAlwaysInGroups => true;

    public override (string Written, string Meant)[] Slips => [("recipients", RuleField)];
}
