using System.Text.RegularExpressions;
using Sealing.Guard.Rules;

namespace Sealing.Guard.Tokens;

/// <summary>Passwords in what a client connects with, and in the headers that it sends.</summary>
internal static partial class TokenRules
{
    private static readonly TokenRule[] Connections =
    [
        Connection([";Password=", ";password=", ";PASSWORD=", "; Password=", "; password=", ";Pwd=", ";pwd=", ";PWD=", "; Pwd="], LaterPair()),
        Connection(["Password=", "password=", "Pwd=", "pwd="], FirstPair()),
        Connection([",password="], RedisPair()),
        Connection(["&password=", "?password="], Parameter()),
        Connection(["@tcp(", "@unix("], GoSource()) with { Lead = 60, IsPassedOver = static (text, match) => match.Start.Value == 0 || text[match.Start.Value - 1] != ':' },
        new(LineRules.Header, ["Authorization", "authorization"], Authorization()) { MinEntropy = 3, SecretOf = static header => Authorization().Match(header).Groups["secret"].Value, MustBeStrong = true },
    ];

    private static TokenRule Connection(string[] keywords, Regex pattern) => new(LineRules.ConnectionString, keywords, pattern)
    {
        IsLoose = true,
        MinEntropy = 0,
        SecretOf = text => pattern.Match(text).Groups["secret"].Value,
    };

    // Server=db;User Id=sa;Password=...
    [GeneratedRegex(@"\A; ?(?:[Pp]assword|PASSWORD|[Pp]wd|PWD)=(?<secret>[^\s;,'\x22<>{}$%()\\]{6,128})", RegexOptions.CultureInvariant)]
    private static partial Regex LaterPair();

    // Password=...;Server=db
    [GeneratedRegex(@"\A(?:[Pp]assword|[Pp]wd)=(?<secret>[^\s;,'\x22<>{}$%()\\]{6,128});[ ]?(?:[Ss]erver|[Hh]ost|[Dd]ata ?[Ss]ource|[Dd]atabase|[Uu]ser|[Uu]id|UID|[Uu]sername|[Pp]ort|[Ii]nitial|[Ee]ndpoint)", RegexOptions.CultureInvariant)]
    private static partial Regex FirstPair();

    // cache:6380,password=...,ssl=True
    [GeneratedRegex(@"\A,password=(?<secret>[^\s;,'\x22<>{}$%()\\]{8,128})", RegexOptions.CultureInvariant)]
    private static partial Regex RedisPair();

    // jdbc:postgresql://db/app?user=app&password=...
    [GeneratedRegex(@"\A[&?]password=(?<secret>[^\s;&'\x22<>{}$%()\\]{6,128})", RegexOptions.CultureInvariant)]
    private static partial Regex Parameter();

    // app:...@tcp(db:3306)/app
    [GeneratedRegex(@"\A(?<secret>[A-Za-z0-9_.~\-]{4,60})@(?:tcp|unix)\(", RegexOptions.CultureInvariant)]
    private static partial Regex GoSource();

    // Authorization: Bearer ...
    [GeneratedRegex(@"\A[Aa]uthorization['\x22]?[ \t]{0,3}[:=,][ \t]{0,3}['\x22]?(?:[Bb]earer|[Bb]asic|[Tt]oken|[Bb]ot|ApiKey|GenieKey|Splunk|SSWS|OAuth|Key)[ ]{1,3}(?<secret>[A-Za-z0-9+/._~\-]{16,260}={0,2})", RegexOptions.CultureInvariant)]
    private static partial Regex Authorization();
}
