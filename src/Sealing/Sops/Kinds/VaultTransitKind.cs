using System.Text.RegularExpressions;

namespace Sealing.Sops.Kinds;

internal sealed partial class VaultTransitKind() : SopsKeyKind("hc_vault", 5, ["vault_address", "engine_path", "key_name"], "SOPS_VAULT_URIS", "URIs of HashiCorp Vault keys")
{
    public override string Flag => "hc-vault-transit";

    internal override bool IsAlwaysInGroups => true;

    internal override string RuleField => "hc_vault_transit_uri";

    internal override string IdOf(SopsMasterKey key) => key["vault_address"] + "/v1/" + key["engine_path"] + "/keys/" + key["key_name"];

    internal override string[] Read(string text) => Uri().Match(text.Trim()) is { Success: true, Groups: var groups }
        ? [groups["address"].Value, groups["engine"].Value, groups["name"].Value]
        : throw Error("not the URI of a key in Vault, such as https://vault:8200/v1/sops/keys/name: " + text.Trim());

    [GeneratedRegex("^(?<address>https?://[^/]+)/v1/(?<engine>.+)/keys/(?<name>[^/]+)$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Uri();
}
