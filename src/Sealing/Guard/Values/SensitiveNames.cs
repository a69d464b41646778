namespace Sealing.Guard.Values;

/// <summary>Names whose value is a secret. The last words decide: <c>tokenUrl</c> and <c>passwordFile</c> name something else.</summary>
internal static class SensitiveNames
{
    private static readonly HashSet<string> Words = new(StringComparer.Ordinal)
    {
        "password", "passwd", "passwort", "pwd", "pw", "pass", "passphrase", "secret", "token", "apikey", "authtoken", "accesstoken", "secretkey", "accesskey", "privatekey",
        "clientsecret", "apitoken", "apisecret", "psk", "authkey", "encryptionkey", "signingkey", "webhooksecret", "dbpassword", "rootpassword", "userpassword", "adminpassword", "pat", "identitytoken", "totp",
        "refreshtoken", "masterkey", "bearer", "passcode", "requirepass", "masterauth",
    };

    private static readonly HashSet<(string, string)> Pairs =
    [
        ("api", "key"), ("access", "key"), ("secret", "key"), ("private", "key"), ("auth", "key"), ("signing", "key"), ("encryption", "key"), ("routing", "key"), ("service", "key"),
        ("integration", "key"), ("master", "key"), ("account", "key"), ("storage", "key"), ("shared", "key"), ("license", "key"), ("app", "key"), ("application", "key"), ("session", "key"), ("hmac", "key"), ("jwt", "key"),
        ("deploy", "key"), ("ssh", "key"), ("tls", "key"), ("key", "data"), ("webhook", "url"), ("connection", "string"), ("secret", "value"), ("pass", "word"), ("cookie", "key"), ("license", "secret"), ("client", "key"),
    ];

    /// <summary>Words before <c>secret</c> or <c>token</c> that make it the name of an object, or a public thing.</summary>
    private static readonly HashSet<string> Benign = new(StringComparer.Ordinal)
    {
        "existing", "pull", "image", "automount", "mount", "use", "create", "generate", "has", "is", "no", "enable", "disable", "allow", "require", "tls", "cert", "certificate", "next", "continue", "page", "csrf", "public",
        "checksum", "hash", "digest", "sha", "sha1", "sha256", "md5",
    };

    /// <summary>Whether the name says that its value is a secret.</summary>
    public static bool Match(ReadOnlySpan<char> name)
    {
        if (name.Length is < 2 or > 120)
        {
            return false;
        }

        var words = NameWords.Split(name.EndsWith("_unencrypted", StringComparison.Ordinal) ? name[..^12] : name);
        while (words.Count > 1 && (words[^1].All(char.IsAsciiDigit) || words[^1] is "plain" or "plaintext" or "default"))
        {
            words.RemoveAt(words.Count - 1);
        }

        return words.Count switch
        {
            0 => false,
            1 => Words.Contains(words[0]),
            _ => Pairs.Contains((words[^2], words[^1])) || (Words.Contains(words[^1]) && !IsObject(words)),
        };
    }

    private static bool IsObject(List<string> words) =>
        words[^1] is "secret" or "token" && words.Exists(Benign.Contains);
}
