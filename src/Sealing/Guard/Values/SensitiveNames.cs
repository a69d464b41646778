namespace Sealing.Guard.Values;

/// <summary>
/// Names whose value is a secret. The words decide, however they are joined: <c>dbPassword</c>, <c>DB_PASSWORD</c>, <c>PGPASSWORD</c> and <c>passwords</c>. The last
/// word counts most: <c>tokenUrl</c> and <c>passwordFile</c> name something else.
/// </summary>
internal static class SensitiveNames
{
    private const int MaxLength = 120;

    private static readonly string[] Passwords = ["password", "passwd", "passwort", "pwd", "pw", "pass", "passphrase", "passcode", "requirepass"];

    private static readonly string[] Words = [.. Passwords, "secret", "token", "psk", "pat", "totp", "bearer", "masterauth"];

    private static readonly (string First, string Second)[] Pairs =
    [
        ("access", "key"), ("account", "key"), ("api", "key"), ("app", "key"), ("application", "key"), ("auth", "key"), ("client", "key"), ("consumer", "key"), ("cookie", "key"), ("deploy", "key"), ("encryption", "key"), ("fernet", "key"),
        ("hmac", "key"), ("integration", "key"), ("jwt", "key"), ("license", "key"), ("master", "key"), ("private", "key"), ("routing", "key"), ("secret", "key"), ("service", "key"), ("session", "key"), ("shared", "key"), ("signing", "key"),
        ("ssh", "key"), ("storage", "key"), ("subscription", "key"), ("tls", "key"), ("key", "data"), ("webhook", "url"), ("connection", "string"), ("secret", "value"), ("secret", "id"), ("pass", "word"),
    ];

    /// <summary>Words and pairs that are long enough to be known at the end of a longer word: <c>pgpassword</c>, <c>dbconnectionstring</c>.</summary>
    private static readonly string[] Endings = [.. Words.Where(word => word.Length > 4), .. Pairs.Select(pair => pair.First + pair.Second).Where(word => word.Length > 5)];

    private static readonly HashSet<string> WholeWords = new([.. Words, .. Pairs.Select(pair => pair.First + pair.Second)], StringComparer.Ordinal);

    private static readonly HashSet<(string, string)> WordPairs = [.. Pairs];

    /// <summary>Words after the one that counts which leave it what it is: <c>PASSWORD_PROD</c>, <c>SECRET_KEY_BASE</c>.</summary>
    private static readonly HashSet<string> Trailing = new(StringComparer.Ordinal)
    {
        "plain", "plaintext", "default", "base", "prod", "production", "dev", "development", "staging", "stage", "test", "testing", "qa", "uat", "live", "new", "old", "current", "previous", "primary", "secondary", "b64", "base64",
    };

    /// <summary>Words before <c>secret</c> or <c>token</c> that make it the name of an object, or a public thing.</summary>
    private static readonly HashSet<string> Benign = new(StringComparer.Ordinal)
    {
        "existing", "pull", "image", "automount", "mount", "use", "create", "generate", "has", "is", "no", "enable", "disable", "allow", "require", "tls", "cert", "certificate", "next", "continue", "page", "csrf", "public",
        "checksum", "hash", "hashed", "digest", "sha", "sha1", "sha256", "md5", "encrypted", "sealed", "cancellation",
    };

    /// <summary>Last words of names that say something about a secret instead of holding it.</summary>
    private static readonly HashSet<string> Describing = new(StringComparer.Ordinal)
    {
        "algorithm", "arn", "audience", "checksum", "class", "count", "digest", "dir", "directory", "duration", "enabled", "endpoint", "env", "expiration", "expires", "expiry", "field", "file", "filename", "fingerprint", "folder",
        "format", "hash", "header", "hint", "host", "hours", "id", "interval", "issuer", "key", "keys", "kind", "label", "length", "lifetime", "limit", "location", "max", "message", "min", "minutes", "mount", "name", "names", "namespace",
        "path", "paths", "pattern", "policy", "prefix", "property", "provider", "ref", "reference", "regex", "region", "required", "role", "rules", "schema", "scope", "scopes", "seconds", "selector", "server", "service", "sha256", "size",
        "source", "store", "suffix", "template", "text", "timeout", "title", "ttl", "type", "uri", "url", "urls", "user", "username", "uuid", "var", "variable", "version", "volume",
    };

    /// <summary>Texts of which one at least stands in each name that is known here, in any case: what a search before the reading of names looks for.</summary>
    public static IReadOnlyList<string> Stems { get; } = Shortest([.. Words.SelectMany(Forms), .. Pairs.Select(Stem)]);

    /// <summary>Every word and pair that is known, with <c>_</c> between two: a name that ends in one of them is sensitive.</summary>
    public static IEnumerable<string> Known => Words.Concat(Pairs.Select(pair => pair.First + "_" + pair.Second));

    /// <summary>Whether the name says that its value is a secret.</summary>
    public static bool Match(ReadOnlySpan<char> name) => KindOf(name) >= NameKind.Secret;

    /// <summary>Whether it is the name of a collection of secrets: <c>passwords</c>, <c>api_keys</c>.</summary>
    /// <remarks>Not <c>secrets</c>: lists of them name objects.</remarks>
    public static bool ArePlural(ReadOnlySpan<char> name) => name is [.., not ('s' or 'S'), 's' or 'S'] && Match(name) && !name.EndsWith("secrets", StringComparison.OrdinalIgnoreCase);

    /// <summary>What the name says of its value.</summary>
    public static NameKind KindOf(ReadOnlySpan<char> name)
    {
        if (name.Length is < 2 or > MaxLength)
        {
            return NameKind.Other;
        }

        var words = NameWords.Split(name.EndsWith("_unencrypted", StringComparison.Ordinal) ? name[..^12] : name);
        while (words.Count > 1 && (words[^1].All(char.IsAsciiDigit) || Trailing.Contains(words[^1])))
        {
            words.RemoveAt(words.Count - 1);
        }

        return words.Count == 0 ? NameKind.Other : KindOf(words);
    }

    private static NameKind KindOf(List<string> words)
    {
        var last = Singular(words[^1]);
        if (IsSensitive(words.Count > 1 ? words[^2] : "", last) && !IsObject(last, words))
        {
            return Passwords.Any(password => last.EndsWith(password, StringComparison.Ordinal)) ? NameKind.Password : NameKind.Secret;
        }

        return !Describing.Contains(words[^1]) && !words.Exists(Benign.Contains) && HoldsSensitive(words) ? NameKind.Possible : NameKind.Other;
    }

    // Of a pair the rarer word; most end in key.
    private static string Stem((string First, string Second) pair) => pair.Second == "key" || pair.First.Length < 5 ? (pair.First == "key" ? pair.First : pair.Second) : pair.First;

    // Two or three letters stand in many words: they come with what may stand beside them in a name.
    private static IEnumerable<string> Forms(string word) =>
        word is "pw" or "pat" ? [word + ":", word + "=", word + "\"", word + "'", word + " ", word + "_", word + "-", "_" + word, "-" + word] : [word];

    private static string[] Shortest(string[] stems) => [.. stems.Distinct(StringComparer.Ordinal).Where(stem => !Array.Exists(stems, other => other != stem && stem.Contains(other, StringComparison.Ordinal)))];

    private static bool HoldsSensitive(List<string> words)
    {
        for (var i = 0; i < words.Count - 1; i++)
        {
            if (IsSensitive(i > 0 ? words[i - 1] : "", Singular(words[i])))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsSensitive(string before, string word) =>
        WholeWords.Contains(word) || WordPairs.Contains((before, word)) || Array.Exists(Endings, ending => word.EndsWith(ending, StringComparison.Ordinal));

    private static string Singular(string word) => word is [.. var one, 's'] && word is not [.., 's', 's'] ? one : word;

    private static bool IsObject(string last, List<string> words) =>
        (last.EndsWith("secret", StringComparison.Ordinal) || last.EndsWith("token", StringComparison.Ordinal)) && words.Exists(Benign.Contains);
}
