using System.Text.RegularExpressions;
using Sealing.Data;

namespace Sealing.Sops.Kinds;

/// <summary>Keys in the transit engine of HashiCorp Vault.</summary>
internal sealed partial class VaultTransitKind()
    : MasterKeyKind("hc_vault", 5, ["vault_address", "engine_path", "key_name"], new KeyKindFlag("hc-vault-transit", "SOPS_VAULT_URIS", "URIs of HashiCorp Vault keys"))
{
    public override bool IsAlwaysInGroups => true;

    public override string RuleField => "hc_vault_transit_uri";

    public override string IdOf(SopsMasterKey key) => key["vault_address"] + "/v1/" + key["engine_path"] + "/keys/" + key["key_name"];

    public override ManifestMap Read(string text) => Uri().Match(text.Trim()) is { Success: true } match
        ? new ManifestMap().Add("vault_address", match.Groups["address"].Value).Add("engine_path", match.Groups["engine"].Value).Add("key_name", match.Groups["name"].Value)
        : throw new SopsException(SopsFailure.InvalidConfiguration, "not the URI of a key in Vault, such as https://vault:8200/v1/sops/keys/name: " + text.Trim());

    [GeneratedRegex("^(?<address>https?://[^/]+)/v1/(?<engine>.+)/keys/(?<name>[^/]+)$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Uri();
}
