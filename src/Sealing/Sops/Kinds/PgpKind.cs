using Sealing.Data;

namespace Sealing.Sops.Kinds;

/// <summary>Keys of OpenPGP, by fingerprint.</summary>
internal sealed class PgpKind() : MasterKeyKind("pgp", 2, ["fp"], new KeyKindFlag("pgp", "SOPS_PGP_FP", "Fingerprints of PGP keys", "-p"))
{
    public override (string Written, string Meant)[] RuleSlips => [("fp", "pgp"), ("gpg", "pgp")];

    public override ManifestMap Read(string text) => new ManifestMap().Add(Fields[0], text.Replace(" ", "", StringComparison.Ordinal));
}
