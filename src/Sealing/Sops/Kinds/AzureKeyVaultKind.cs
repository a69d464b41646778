using System.Text.RegularExpressions;

namespace Sealing.Sops.Kinds;

internal sealed partial class AzureKeyVaultKind() : SopsKeyKind("azure_kv", 4, ["vault_url", "name", "version"], "SOPS_AZURE_KEYVAULT_URLS", "URLs of Azure Key Vault keys")
{
    internal override string RuleField => "azure_keyvault";

    internal override string GroupField => RuleField;

    internal override IReadOnlyList<string> GroupKeyFields => ["vaultUrl", "key", "version"];

    internal override int RequiredGroupKeyFields => 2;

    internal override (string Written, string Meant)[] Slips => [(Name, RuleField), ("name", "key")];

    internal override string IdOf(SopsMasterKey key) => key["vault_url"] + "/keys/" + key["name"] + "/" + key["version"];

    internal override string[] Read(string text) => Url().Match(text.Trim()) is { Success: true, Groups: var groups }
        ? [groups["vault"].Value, groups["name"].Value, groups["version"].Value]
        : throw Error("not the URL of a key in Azure Key Vault: " + text.Trim());

    [GeneratedRegex("^(?<vault>https://[^/]+)/keys/(?<name>[^/]+)(/(?<version>[^/]*))?$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Url();
}
