using System.Text.RegularExpressions;
using Sealing.Data;

namespace Sealing.Sops.Kinds;

/// <summary>Keys of Azure Key Vault.</summary>
internal sealed partial class AzureKeyVaultKind()
    : MasterKeyKind("azure_kv", 4, ["vault_url", "name", "version"], new KeyKindFlag("azure-kv", "SOPS_AZURE_KEYVAULT_URLS", "URLs of Azure Key Vault keys"))
{
    public override string RuleField => "azure_keyvault";

    public override string GroupField => RuleField;

    public override string[] GroupKeyFields => ["vaultUrl", "key"];

    public override string[] GroupKeyOptions => ["version"];

    public override (string Written, string Meant)[] RuleSlips => [("azure_kv", RuleField), ("name", "key")];

    public override string IdOf(SopsMasterKey key) => key["vault_url"] + "/keys/" + key["name"] + "/" + key["version"];

    public override ManifestMap Read(string text) => Url().Match(text.Trim()) is { Success: true } match
        ? Key(match.Groups["vault"].Value, match.Groups["name"].Value, match.Groups["version"].Value)
        : throw new SopsException(SopsFailure.InvalidConfiguration, "not the URL of a key in Azure Key Vault: " + text.Trim());

    public override ManifestMap ReadGroupKey(Func<string, string> field) => Key(field("vaultUrl"), field("key"), field("version"));

    private static ManifestMap Key(string vault, string name, string version) => new ManifestMap().Add("vault_url", vault).Add("name", name).Add("version", version);

    [GeneratedRegex("^(?<vault>https://[^/]+)/keys/(?<name>[^/]+)(/(?<version>[^/]*))?$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Url();
}
