using System.Text.RegularExpressions;

namespace Sealing.Sops.Kinds;

internal sealed partial class AzureKeyVaultKind() : MasterKeyKind("azure_kv", 4, ["vault_url", "name", "version"], "SOPS_AZURE_KEYVAULT_URLS", "URLs of Azure Key Vault keys")
{
    public override string RuleField => "azure_keyvault";

    public override string GroupField => RuleField;

    public override IReadOnlyList<string> GroupKeyFields => ["vaultUrl", "key", "version"];

    public override int RequiredGroupKeyFields => 2;

    public override (string Written, string Meant)[] Slips => [(Name, RuleField), ("name", "key")];

    public override string IdOf(Func<string, string> field) => field("vault_url") + "/keys/" + field("name") + "/" + field("version");

    public override string[] Read(string text) => Url().Match(text.Trim()) is { Success: true, Groups: var groups }
        ? [groups["vault"].Value, groups["name"].Value, groups["version"].Value]
        : throw Error("not the URL of a key in Azure Key Vault: " + text.Trim());

    [GeneratedRegex("^(?<vault>https://[^/]+)/keys/(?<name>[^/]+)(/(?<version>[^/]*))?$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Url();
}
