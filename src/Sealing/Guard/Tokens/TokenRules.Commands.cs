using System.Text.RegularExpressions;
using Sealing.Guard.Rules;
using Sealing.Guard.Tokens.Forms;

namespace Sealing.Guard.Tokens;

/// <summary>Passwords that are given to a program by a short option, where no name says what they are.</summary>
internal static partial class TokenRules
{
    private static readonly PatternRule[] Commands =
    [
        Command(["curl "], Curl()),
        Command(["sshpass "], SshPass()),
        Command(["mysql", "mariadb"], MySql()),
        Command([" login "], ImageLogin()) with { Lead = 7 },
        Command(["redis-cli "], Redis()),
    ];

    private static PatternRule Command(string[] keywords, Regex pattern) => new(LineRules.CommandPassword, keywords, pattern)
    {
        IsLoose = true,
        MinEntropy = 0,
        MustBeStrong = true,
        SecretOf = command => pattern.Match(command).Groups["secret"].Value,
    };

    // curl -u name:password, curl --user name:password
    [GeneratedRegex(@"\Acurl[ \t](?:[^\n|;&]{0,200}?[ \t])?(?:-[a-zA-Z]{0,6}u|--user)[ =]{0,3}['\x22]?[^\s:'\x22<]{1,80}:(?<secret>[^\s'\x22<{$%\\]{6,100})", RegexOptions.CultureInvariant)]
    private static partial Regex Curl();

    // sshpass -p password
    [GeneratedRegex(@"\Asshpass[ \t]{1,4}-p[ \t]{0,4}['\x22]?(?<secret>[^\s'\x22<{$%\\]{6,100})", RegexOptions.CultureInvariant)]
    private static partial Regex SshPass();

    // mysql -uname -ppassword; after a blank stands the database
    [GeneratedRegex(@"\A(?:mysql|mariadb)[a-z_\-]{0,12}[ \t](?:[^\n|;&]{0,200}?[ \t])?-p['\x22]?(?<secret>[^\s'\x22<{$%\\]{6,100})", RegexOptions.CultureInvariant)]
    private static partial Regex MySql();

    // docker login -u name -p password
    [GeneratedRegex(@"\A[a-z]{5,7} login[ \t](?:[^\n|;&]{0,200}?[ \t])?-p[ \t=]{0,3}['\x22]?(?<secret>[^\s'\x22<{$%\\]{6,100})", RegexOptions.CultureInvariant)]
    private static partial Regex ImageLogin();

    // redis-cli -a password
    [GeneratedRegex(@"\Aredis-cli[ \t](?:[^\n|;&]{0,200}?[ \t])?-a[ \t]{1,3}['\x22]?(?<secret>[^\s'\x22<{$%\\]{6,100})", RegexOptions.CultureInvariant)]
    private static partial Regex Redis();
}
