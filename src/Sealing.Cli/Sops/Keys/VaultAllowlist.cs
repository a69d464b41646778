using Sealing.Cli.Sops.Arguments;

namespace Sealing.Cli.Sops.Keys;

/// <summary>
/// Which Vaults may be asked, so that a file does not have a token sent to a host of its own choice: <c>SOPS_HC_VAULT_ALLOWLIST</c> is <c>all</c>, which is the default,
/// <c>none</c>, or URLs with commas between: scheme, host and port must be the same, and the parts of the path those that it starts with. Source: SOPS' documented behaviour.
/// </summary>
internal static class VaultAllowlist
{
    private const string Variable = "SOPS_HC_VAULT_ALLOWLIST";

    /// <exception cref="SealingException">The Vault may not be asked, or the list is not understood.</exception>
    public static void Check(Uri uri)
    {
        var list = SopsArguments.Environment(Variable) ?? "all";
        if (list != "all" && (list == "none" || !Entries(list).Any(entry => IsWithin(uri, entry))))
        {
            throw new SealingException(Variable + " does not allow this Vault");
        }
    }

    private static Uri[] Entries(string list)
    {
        try
        {
            return [.. list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(VaultUrl.Parse)];
        }
        catch (SealingException e)
        {
            throw new SealingException($"{Variable}: {e.Message}", e);
        }
    }

    private static bool IsWithin(Uri uri, Uri entry)
    {
        var (path, start) = (VaultUrl.Segments(uri.AbsolutePath), VaultUrl.Segments(entry.AbsolutePath));
        return (uri.Scheme, uri.Host, uri.Port) == (entry.Scheme, entry.Host, entry.Port) && path.Take(start.Length).SequenceEqual(start, StringComparer.Ordinal);
    }
}
