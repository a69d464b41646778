namespace Sealing.Sops.Kinds;

internal sealed class AgeKind() : SopsKeyKind("age", 6, ["recipient"], "SOPS_AGE_RECIPIENTS", "age recipients")
{
    public override string? ShortFlag => "-a";

    internal override bool HasTime => false;

    internal override bool IsAlwaysInGroups => true;

    internal override (string Written, string Meant)[] Slips => [("recipients", RuleField)];
}
