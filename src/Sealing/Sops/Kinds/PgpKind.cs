namespace Sealing.Sops.Kinds;

internal sealed class PgpKind() : SopsKeyKind("pgp", 2, ["fp"], "SOPS_PGP_FP", "Fingerprints of PGP keys")
{
    public override string? ShortFlag => "-p";

    internal override (string Written, string Meant)[] Slips => [("fp", RuleField), ("gpg", RuleField)];

    internal override string[] Read(string text) => [text.Replace(" ", "", StringComparison.Ordinal)];
}
