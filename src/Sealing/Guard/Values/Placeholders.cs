using System.Buffers;
using System.Text.RegularExpressions;

namespace Sealing.Guard.Values;

/// <summary>Tells values that someone could use from those that stand for one: placeholders, references to a store, ciphertext.</summary>
internal static partial class Placeholders
{
    private const int MaxWordsLength = 80;

    private static readonly SearchValues<char> Fillers = SearchValues.Create("xX*.-_?#•…");

    private static readonly string[] References =
    [
        "vault:", "bao:", "ref+", "op://", "secretsmanager:", "awssm:", "awsssm:", "awssecret:", "gcp:", "gcpsm:", "sm://", "ssm:", "ssm://", "azure:", "azurekv:",
        "azurekeyvault:", "akv:", "keyvault:", "arn:", "doppler:", "infisical:", "conjur:", "keepass:", "pass:", "bws:", "bitwarden:", "secret://", "secrets://",
        "kubernetes:", "k8s:", "env:", "file:", "file://", "sops:", "valueFrom:", "projects/",
    ];

    /// <summary>What RFC 5849, 6749 and 6750 show, and whoever quotes them.</summary>
    private static readonly HashSet<string> Shown = new(StringComparer.Ordinal)
    {
        "2YotnFZFEjr1zCsicMWpAA", "tGzv3JOkF0XG5Qx2TlKWIA", "czZCaGRSa3F0MzpnWDFmQmF0M2JW", "czZCaGRSa3F0Mzo3RmpmcDBaQnIxS3REUmJuZlZkbUl3", "7Fjfp0ZBr1KtDRbnfVdmIw", "gX1fBat3bV", "mF_9.B5f-4.1JqM",
        "0685bd9184jfhq22", "ad180jjd733klru7", "dpf43f3p2l4k3l03", "kd94hf93k423kf44", "nnch734d00sl2jdk", "pfkkdhi9sl3r4s00", "hh5s93j4hdidpola", "hdhd0244k9j7ao03",
    };

    /// <summary>Words that say that this is not the value.</summary>
    private static readonly HashSet<string> Signs = new(StringComparer.OrdinalIgnoreCase)
    {
        "your", "yours", "example", "examples", "changeme", "changeit", "change", "changethis", "replace", "replaceme", "placeholder", "dummy", "fake", "sample", "todo", "tbd",
        "fixme", "redacted", "removed", "hidden", "masked", "insert", "fill", "xxx", "xxxx", "xxxxx", "xxxxxx", "xxxxxxxx", "sanitized", "omitted", "undefined", "none", "null", "unset", "na",
    };

    /// <summary>Words that may stand beside them.</summary>
    private static readonly HashSet<string> Companions = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "an", "and", "any", "api", "app", "access", "account", "at", "auth", "base", "base64", "be", "before", "by", "cert", "certificate", "client", "code", "credential", "credentials", "data",
        "database", "db", "deploy", "encoded", "enter", "for", "from", "generate", "generated", "goes", "here", "id", "if", "in", "is", "it", "key", "license", "me", "my", "name", "needed", "not", "of", "on",
        "only", "or", "own", "pass", "password", "please", "private", "prod", "production", "put", "pw", "random", "real", "root", "secret", "secure", "server", "set", "some", "something", "string", "strong",
        "the", "this", "to", "token", "url", "use", "user", "username", "used", "value", "webhook", "with", "you", "set", "stringdata", "secretkey", "apikey", "mypassword", "yourpassword",
    };

    /// <summary>Whether the value is nothing that could be used: empty, a placeholder, a variable, a reference or ciphertext.</summary>
    public static bool IsHarmless(string value)
    {
        var text = value.AsSpan().Trim().Trim("\"'`").Trim();
        if (text.IsEmpty || CipherText.Is(text) || IsCapitalName(text) || IsReference(text) || IsFiller(text) || IsElided(text) || IsBracketed(text) || IsWords(text) || Shown.Contains(text.ToString()))
        {
            return true;
        }

        if (!Variables.AreIn(value))
        {
            return false;
        }

        // What stands around a variable counts on its own: postgres://app:${PASSWORD}@db holds no secret, key-${A:-S3cretDefault} does.
        var rest = Variables.Remove(value);
        return rest == value || IsHarmless(rest) || (!Strength.HasStrongPart(rest) && !Defaults(value, rest) && !HoldPassword(rest));
    }

    /// <summary>Whether there is a password with its name in the text: however weak, <c>password=x1</c> beside <c>host=${HOST}</c> is one.</summary>
    public static bool HoldPassword(string text)
    {
        foreach (Match match in NamedPassword().Matches(text))
        {
            if (!IsHarmless(match.Groups["value"].Value))
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex(
        @"(password|passwd|pwd|passphrase|secret|token|api_?key)[ \t]*[=:][ \t]*(?<value>[^\s;,&""'()<>]{4,200})|://[^\s/:@]{1,100}:(?<value>[^\s/@]{4,200})@",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex NamedPassword();

    // A default is all that is left of "${A:-literal}", however weak it is.
    private static bool Defaults(string value, string rest) => value.StartsWith("${", StringComparison.Ordinal) && value.EndsWith(rest + "}", StringComparison.Ordinal);

    private static bool IsOneOf(ReadOnlySpan<char> text, string[] starts)
    {
        foreach (var start in starts)
        {
            if (text.StartsWith(start, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    // Names of vaults and items hold blanks: op://Home Lab/server/token.
    private static bool IsReference(ReadOnlySpan<char> text) =>
        text.Length <= 500 && IsOneOf(text, References) && !text.Contains('\n') && (!text.Contains(' ') || text.StartsWith("op://", StringComparison.Ordinal) || text.StartsWith("ref+", StringComparison.Ordinal));

    // UPDATE_AWS_ACCESS_KEY_ID, DB_PASSWORD: the name of what is filled in later.
    private static bool IsCapitalName(ReadOnlySpan<char> text) => text.Length <= MaxWordsLength && CapitalName().IsMatch(text);

    [GeneratedRegex(@"^(?:[A-Z]{2,20}[0-9]{0,2}_){1,8}(?:PASSWORD|PASSWD|PASSPHRASE|PASS|PWD|SECRET|TOKEN|KEY|KEY_ID|ID|USER|USERNAME|LOGIN|NAME|EMAIL|HOST|HOSTNAME|PORT|URL|URI|DSN|CREDENTIALS?|CERT|CERTIFICATE|VALUE|HERE|ACCOUNT|DATABASE|DB)[0-9]{0,2}\z", RegexOptions.CultureInvariant)]
    private static partial Regex CapitalName();

    private static bool IsFiller(ReadOnlySpan<char> text) =>
        !text.ContainsAnyExcept(Fillers) || (text.Length >= 3 && !text.ContainsAnyExcept(text[0]));

    // AQICAHh...== in a guide: someone took the middle or the end out.
    private static bool IsElided(ReadOnlySpan<char> text) => text.Length <= MaxWordsLength && !text.Contains('\n') && text.Contains("...", StringComparison.Ordinal);

    // <password>, but not <settings>...</settings>.
    private static bool IsBracketed(ReadOnlySpan<char> text) =>
        text is ['<', .. var inner, '>'] && !inner.ContainsAny("<>\n") && inner.Length <= 300;

    private static bool IsWords(ReadOnlySpan<char> text)
    {
        if (text.Length > MaxWordsLength)
        {
            return false;
        }

        var signs = 0;
        foreach (var word in NameWords.Split(text))
        {
            var isSign = Signs.Contains(word);
            signs += isSign ? 1 : 0;
            if (!isSign && !Companions.Contains(word))
            {
                return false;
            }
        }

        return signs > 0;
    }
}
