using System.Text.RegularExpressions;

namespace Sealing.Sops.Kinds;

internal sealed partial class VaultTransitKind() : MasterKeyKind("hc_vault", 5, ["vault_address", "engine_path", "key_name"], "SOPS_VAULT_URIS", "URIs of HashiCorp Vault keys")
{
    public override string Flag => "hc-vault-transit";

    public override bool IsAlwaysInGroups => true;

    public override string RuleField => "hc_vault_transit_uri";

    public override string IdOf(Func<string, string> field) => field("vault_address") + "/v1/" + field("engine_path") + "/keys/" + field("key_name");

    public override string[] Read(string text) => Uri().Match(text.Trim()) is { Success: true, Groups: var groups }
        ? [groups["address"].Value, groups["engine"].Value, groups["name"].Value]
        : throw Error("not the URI of a key in Vault, such as https://vault:8200/v1/sops/keys/name: " + text.Trim());

    [GeneratedRegex("^(?<address>https?://[^/]+)/v1/(?<engine>.+)/keys/(?<name>[^/]+)$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Uri();
}
