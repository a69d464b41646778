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

    private static readonly string[] CipherTexts =
    [
        "ENC[", "#ENC[", "-----BEGIN AGE ENCRYPTED FILE-----", "-----BEGIN PGP MESSAGE-----", "$ANSIBLE_VAULT;", "age-encryption.org/v1", "vault:v1:", "ENC(",
    ];

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
        if (text.IsEmpty || IsOneOf(text, CipherTexts) || IsReference(text) || IsFiller(text) || IsElided(text) || IsBracketed(text) || IsWords(text))
        {
            return true;
        }

        if (!Variables.AreIn(value))
        {
            return false;
        }

        // What stands around a variable counts on its own: postgres://app:${PASSWORD}@db holds no secret, key-${A:-S3cretDefault} does.
        var rest = Variables.Remove(value);
        return rest == value || IsHarmless(rest) || (!Strength.HasStrongPart(rest) && !Defaults(value, rest) && !HoldsPassword(rest));
    }

    // However weak, "password=x1" beside "host=${HOST}" is one.
    private static bool HoldsPassword(string rest)
    {
        foreach (Match match in NamedPassword().Matches(rest))
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

    private static bool IsReference(ReadOnlySpan<char> text) => text.Length <= 500 && IsOneOf(text, References) && !text.ContainsAny(" \n");

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
