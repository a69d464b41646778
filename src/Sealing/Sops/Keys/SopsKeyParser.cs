using System.Globalization;
using System.Text.RegularExpressions;
using Sealing.Yaml;

namespace Sealing.Sops;

/// <summary>Reads master keys as flags, environment variables and creation rules spell them. Source: SOPS' documented behaviour.</summary>
/// <param name="time">Says when a key was made; all kinds but age have that in their metadata.</param>
public sealed partial class SopsKeyParser(TimeProvider time)
{
    private const string RoleMark = "+arn:";

    /// <summary>The keys in a list with commas between, or the one key where <paramref name="kind"/> has no lists; empty items are passed over.</summary>
    /// <param name="kind">As metadata has it: <c>age</c>, <c>pgp</c>, <c>kms</c>, <c>gcp_kms</c>, <c>azure_kv</c>, <c>hc_vault</c>, <c>hckms</c>.</param>
    /// <param name="list">Age recipients, PGP fingerprints, ARNs (each with <c>+arn:...</c> of a role where there is one), resource ids, URLs.</param>
    /// <exception cref="SopsException">A key is not of the form that its kind has.</exception>
    public IEnumerable<SopsMasterKey> ReadList(string kind, string list)
    {
        ArgumentNullException.ThrowIfNull(list);
        return list.Split(',').Select(item => item.Trim()).Where(item => item.Length > 0).Select(item => Read(kind, item));
    }

    /// <summary>One key.</summary>
    /// <exception cref="SopsException">It is not of the form that its kind has.</exception>
    public SopsMasterKey Read(string kind, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return kind switch
        {
            "age" => SopsMasterKey.Age(text.Trim()),
            "pgp" => Key(kind, ("fp", text.Replace(" ", "", StringComparison.Ordinal))),
            "kms" => Kms(text, context: null, profile: ""),
            "gcp_kms" => Key(kind, ("resource_id", text.Trim())),
            "hckms" => Key(kind, ("key_id", text.Trim())),
            "azure_kv" => Azure(text.Trim()),
            "hc_vault" => Vault(text.Trim()),
            _ => throw Error("there is no kind of master key called '" + kind + "'"),
        };
    }

    /// <summary>An AWS KMS key: an ARN, with <c>+arn:...</c> of a role to assume where there is one.</summary>
    /// <param name="text">The ARN; blanks are passed over.</param>
    /// <param name="context">The encryption context, or null.</param>
    /// <param name="profile">The profile of the AWS configuration, or empty.</param>
    public SopsMasterKey Kms(string text, IReadOnlyDictionary<string, string>? context, string profile)
    {
        ArgumentNullException.ThrowIfNull(text);
        var arn = text.Replace(" ", "", StringComparison.Ordinal);
        var mark = arn.IndexOf(RoleMark, StringComparison.Ordinal);
        var fields = new ManifestMap().Add("arn", mark < 0 ? arn : arn[..mark]).AddIfPresent("role", mark < 0 ? null : arn[(mark + 1)..]);
        if (context is { Count: > 0 })
        {
            fields.Add("context", ManifestMap.OfStrings(context.OrderBy(pair => pair.Key, StringComparer.Ordinal)));
        }

        return new SopsMasterKey("kms", fields.Add("aws_profile", profile).Add("created_at", Now()));
    }

    /// <summary>The encryption context in <c>name:value,name:value</c>; null where the text is empty.</summary>
    /// <exception cref="SopsException">A pair has not exactly one colon.</exception>
    public static IReadOnlyDictionary<string, string>? ReadContext(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        var context = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in text.Split(','))
        {
            var parts = pair.Split(':');
            if (parts.Length != 2)
            {
                throw new SopsException(SopsFailure.InvalidContext, "Invalid KMS encryption context format") { Hint = "write pairs with one colon each: name:value,name:value" };
            }

            context[parts[0]] = parts[1];
        }

        return context;
    }

    internal SopsMasterKey Azure(string vault, string name, string version) => Key("azure_kv", ("vault_url", vault), ("name", name), ("version", version));

    private SopsMasterKey Azure(string url) => AzureUrl().Match(url) is { Success: true } match
        ? Azure(match.Groups["vault"].Value, match.Groups["name"].Value, match.Groups["version"].Value)
        : throw Error("not the URL of a key in Azure Key Vault: " + url);

    private SopsMasterKey Vault(string uri) => VaultUri().Match(uri) is { Success: true } match
        ? Key("hc_vault", ("vault_address", match.Groups["address"].Value), ("engine_path", match.Groups["engine"].Value), ("key_name", match.Groups["name"].Value))
        : throw Error("not the URI of a key in Vault, such as https://vault:8200/v1/sops/keys/name: " + uri);

    private SopsMasterKey Key(string kind, params ReadOnlySpan<(string Name, string Value)> fields)
    {
        var map = new ManifestMap();
        foreach (var (name, value) in fields)
        {
            map.Add(name, value);
        }

        return new SopsMasterKey(kind, map.Add("created_at", Now()));
    }

    private string Now() => time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static SopsException Error(string message) => new(SopsFailure.InvalidConfiguration, message);

    [GeneratedRegex("^(?<vault>https://[^/]+)/keys/(?<name>[^/]+)(/(?<version>[^/]*))?$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex AzureUrl();

    [GeneratedRegex("^(?<address>https?://[^/]+)/v1/(?<engine>.+)/keys/(?<name>[^/]+)$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex VaultUri();
}
