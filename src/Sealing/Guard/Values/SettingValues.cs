using System.Text.RegularExpressions;

namespace Sealing.Guard.Values;

/// <summary>Values of Secrets that are no secrets: who logs in, where, and how. What looks like a secret is one, whatever its name.</summary>
internal static partial class SettingValues
{
    private const int MaxLength = 64 << 10;

    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "account", "address", "authority", "backend", "bind", "broker", "brokers", "bucket", "class", "cluster", "company", "context", "database", "db", "dbname", "debug", "description", "dir", "directory", "domain", "driver", "email", "enabled",
        "encryption", "endpoint", "engine", "env", "environment", "format", "from", "group", "groups", "host", "hostname", "hosts", "id", "index", "insecure", "issuer", "level", "locale", "log", "login", "mail", "method", "mode", "name",
        "namespace", "node", "organization", "org", "owner", "path", "port", "project", "protocol", "provider", "proxy", "queue", "realm", "region", "registry", "replicas", "repo", "repository", "retention", "role", "roles", "scheme",
        "schema", "scope", "scopes", "sender", "server", "servers", "service", "site", "size", "smarthost", "ssl", "sslmode", "subject", "tenant", "timeout", "timezone", "tls", "to", "topic", "type", "tz", "uri", "url", "user", "username", "users",
        "usr", "vendor", "version", "vhost", "workspace", "zone",
    };

    private static readonly string[] Files = [".cfg", ".conf", ".config", ".hcl", ".ini", ".json", ".properties", ".toml", ".xml", ".yaml", ".yml"];

    /// <summary>Whether a value under this name is a setting.</summary>
    public static bool Are(string name, string value)
    {
        var text = value.Trim();
        if (text.Length > MaxLength || SensitiveNames.KindOf(name) != NameKind.Other || Strength.IsStrong(text) || Strength.HasStrongPart(text) || HumanPasswords.Is(text) || Placeholders.HoldPassword(text))
        {
            return false;
        }

        return text.Contains('\n') ? IsFile(name) && !Sensitive().IsMatch(text) : IsOfSetting(name) || Address().IsMatch(text);
    }

    private static bool IsFile(string name) => Array.Exists(Files, type => name.EndsWith(type, StringComparison.OrdinalIgnoreCase));

    private static bool IsOfSetting(string name) => NameWords.Split(name) is [.., var last] && Names.Contains(last.TrimEnd("0123456789".ToCharArray()));

    // With a user or a question in it, it may hold more than a place.
    [GeneratedRegex(@"^[a-z][a-z0-9+.-]{1,20}://[^\s@?]{1,500}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    [GeneratedRegex(@"(?:passw|secret|token|api_?key|private|credential|passphrase)[\w.-]{0,40}['\x22]?[ \t]{0,8}[:=][ \t]{0,8}[^\s$<{]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Sensitive();
}
