using Sealing.Sops;

namespace Sealing.Cli.Sops;

/// <summary>
/// Which Vaults may be asked, so that a file does not have a token sent to a host of its own choice: <c>SOPS_HC_VAULT_ALLOWLIST</c> is <c>all</c>, which is the default,
/// <c>none</c>, or starts of URLs with commas between. Source: SOPS' documented behaviour.
/// </summary>
internal static class VaultAllowlist
{
    private const string Variable = "SOPS_HC_VAULT_ALLOWLIST";

    /// <exception cref="SealingException">The key's Vault may not be asked.</exception>
    public static void Check(SopsMasterKey key)
    {
        var list = SopsArguments.Environment(Variable) ?? "all";
        var isAllowed = list == "all" || (list != "none" && list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Any(prefix => StartsWith(key.Id, prefix)));
        if (!isAllowed)
        {
            throw new SealingException($"{key.Id}: {Variable} does not allow this Vault");
        }
    }

    // https://vault.example.org must not let https://vault.example.org.evil.com in.
    private static bool StartsWith(string uri, string prefix) =>
        uri.StartsWith(prefix, StringComparison.Ordinal) && (uri.Length == prefix.Length || prefix.EndsWith('/') || uri[prefix.Length] is '/' or ':');
}
