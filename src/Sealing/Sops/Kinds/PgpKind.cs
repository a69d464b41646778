namespace Sealing.Sops.Kinds;

internal sealed class PgpKind() : MasterKeyKind("pgp", 2, ["fp"], "SOPS_PGP_FP", "Fingerprints of PGP keys")
{
    public override string? ShortFlag => "-p";

    public override (string Written, string Meant)[] Slips => [("fp", RuleField), ("gpg", RuleField)];

    public override string[] Read(string text) => [text.Replace(" ", "", StringComparison.Ordinal)];
}
