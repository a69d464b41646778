using System.Text.RegularExpressions;
using Sealing.Guard.Rules;
using Sealing.Guard.Tokens.Forms;

namespace Sealing.Guard.Tokens;

/// <summary>Keys and credentials that no provider owns.</summary>
internal static partial class TokenRules
{
    private static readonly PatternRule[] General =
    [
        new(FileRules.PrivateKey, ["-----BEGIN "], PrivateKey()) { IsLoose = true, Window = 512, MinEntropy = 3, IsPassedOver = PublicUses.IsElidedKey },
        new(FileRules.EncryptedKey, ["-----BEGIN "], EncryptedKey()) { IsLoose = true, Window = 512, MinEntropy = 3, IsPassedOver = PublicUses.IsElidedKey },
        new(FileRules.AgeKey, ["AGE-"], AgeKey()) { Window = 4096 },
        new(LineRules.UrlCredentials, ["://"], UrlCredentials()) { Lead = 20, IsLoose = true, SecretOf = static url => url[(url.LastIndexOf(':') + 1)..url.LastIndexOf('@')] },
        new(LineRules.PasswordHash, [":$apr1$", ":$2", ":$5$", ":$6$", ":{SHA}"], PasswordHash()) { Lead = 40, IsLoose = true },
        new(LineRules.Netrc, ["machine ", "default login "], OpenNetrc()) { MustBeStrong = true, SecretOf = static line => line[(line.LastIndexOf(' ') + 1)..] },
        new(LineRules.Netrc, ["machine "], Netrc()) { SecretOf = static line => line[(line.LastIndexOf(' ') + 1)..] },
        new(LineRules.RegistryToken, [":_auth", ":_password="], RegistryToken()) { IsLoose = true, MustBeStrong = true, MinEntropy = 2, SecretOf = static line => line[(line.IndexOf('=', StringComparison.Ordinal) + 1)..].Trim('"') },
        new(FileRules.DockerAuth, ["\"auths\""], RegistryAuth()) { IsLoose = true, IsHidden = true, Window = 1200, SecretOf = static text => text[(text[..^1].LastIndexOf('"') + 1)..^1] },
        new(LineRules.AwsSecretKey, ["aws_secret_", "AWS_SECRET_ACCESS_KEY"], AwsSecretKey()) { MinEntropy = 3.5, IsBase64 = true },
        new(LineRules.PgPass, [":5432:"], PgPass()) { Lead = 60, IsLoose = true, SecretOf = static line => line[(line.LastIndexOf(':') + 1)..] },
    ];

    [GeneratedRegex(@"\A-----BEGIN (?:(?:RSA|EC|DSA|OPENSSH|ED25519|X25519|PGP|EDDSA|SSH2) )?PRIVATE KEY(?: BLOCK)?-----(?:[ \t\r\n>#*|+,'\x22]|\\[nr]){1,40}(?:(?:Version|Comment|Charset|Hash): [^\n]{0,80}\n[ \t\r\n]{0,40}){0,4}[A-Za-z0-9+/=\r\n\\]{24,300}", RegexOptions.CultureInvariant)]
    private static partial Regex PrivateKey();

    [GeneratedRegex(@"\A-----BEGIN (?:ENCRYPTED PRIVATE KEY-----|[A-Z]{2,7} PRIVATE KEY-----(?:[ \t\r\n]|\\[nr]){1,8}Proc-Type: ?4,ENCRYPTED)(?:[ \t\r\n]|\\[nr]){1,40}[A-Za-z0-9+/=:\- ,.\r\n\\]{24,300}", RegexOptions.CultureInvariant)]
    private static partial Regex EncryptedKey();

    [GeneratedRegex(@"\AAGE-(?:SECRET-KEY-(?:PQ-)?1|PLUGIN-[A-Z0-9\-]{1,30}-1)[02-9AC-HJ-NP-Z]{40,4000}", RegexOptions.CultureInvariant)]
    private static partial Regex AgeKey();

    [GeneratedRegex(@"\A[a-z][a-z0-9+.\-]{1,18}://[^\s/:@'\x22<>{}$]{0,80}:[^\s/:@'\x22<>{}$(%*\\][^\s/@'\x22<>{}$\\]{3,120}@[A-Za-z0-9\[]", RegexOptions.CultureInvariant)]
    private static partial Regex UrlCredentials();

    [GeneratedRegex(@"\A[A-Za-z0-9_.\-]{1,40}:(?:\$apr1\$[./0-9A-Za-z]{1,8}\$[./0-9A-Za-z]{22}|\$2[aby]\$[0-9]{2}\$[./0-9A-Za-z]{53}|\$[56]\$[^\s:]{20,140}|\{SHA\}[A-Za-z0-9+/]{27}=)", RegexOptions.CultureInvariant)]
    private static partial Regex PasswordHash();

    [GeneratedRegex(@"\Amachine[ \t]{1,8}[A-Za-z0-9.:\-]{1,100}[ \t\r\n]{1,8}(?:account[ \t]{1,8}\S{1,80}[ \t\r\n]{1,8})?login[ \t]{1,8}\S{1,80}[ \t\r\n]{1,8}(?:account[ \t]{1,8}\S{1,80}[ \t\r\n]{1,8})?password[ \t]{1,8}[^\s<$]{4,200}", RegexOptions.CultureInvariant)]
    private static partial Regex Netrc();

    // without a login, or for every host
    [GeneratedRegex(@"\A(?:machine[ \t]{1,8}[A-Za-z0-9.:\-]{1,100}|default[ \t]{1,8}login[ \t]{1,8}\S{1,80})[ \t\r\n]{1,8}password[ \t]{1,8}[^\s<$]{4,200}", RegexOptions.CultureInvariant)]
    private static partial Regex OpenNetrc();

    [GeneratedRegex(@"\A:_(?:authToken|password|auth)=['\x22]?[^\s'\x22${<]{8,400}", RegexOptions.CultureInvariant)]
    private static partial Regex RegistryToken();

    [GeneratedRegex(@"\A\x22auths\x22\s{0,8}:\s{0,8}\{[^\x22]{0,40}\x22[^\x22]{1,200}\x22\s{0,8}:\s{0,8}\{[^{}]{0,500}?\x22(?:auth|password|identitytoken)\x22\s{0,8}:\s{0,8}\x22[^\x22${<]{8,400}\x22", RegexOptions.CultureInvariant)]
    private static partial Regex RegistryAuth();

    [GeneratedRegex(@"\A[A-Za-z0-9_.\-]{0,60}:5432:[^\s:]{1,63}:[^\s:]{1,63}:[^\s:<{$%]{4,200}", RegexOptions.CultureInvariant)]
    private static partial Regex PgPass();

    [GeneratedRegex(@"\A(?:aws_secret_access_key|AWS_SECRET_ACCESS_KEY|aws_secret_key)[\x22']?[ \t]{0,8}[:=][ \t]{0,8}[\x22']?[A-Za-z0-9/+]{40}", RegexOptions.CultureInvariant)]
    private static partial Regex AwsSecretKey();
}
