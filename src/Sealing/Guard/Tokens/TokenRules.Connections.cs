using System.Text.RegularExpressions;
using Sealing.Guard.Rules;
using Sealing.Guard.Tokens.Forms;

namespace Sealing.Guard.Tokens;

/// <summary>Passwords in what a client connects with, and in the headers that it sends.</summary>
internal static partial class TokenRules
{
    private const int MaxName = 30;

    private static readonly PatternRule[] Connections =
    [
        Connection(["assword=", "ASSWORD=", "pwd=", "Pwd=", "PWD="], Pair()) with { IsPassedOver = static (text, match) => !IsOneOfPairs(text, match) },
        Connection(["@tcp(", "@unix("], GoSource()) with { Lead = 60, IsPassedOver = static (text, match) => match.Start.Value == 0 || text[match.Start.Value - 1] != ':' },
        new(LineRules.Header, ["uthorization"], Authorization()) { Lead = 1, MinEntropy = 3, SecretOf = static header => Authorization().Match(header).Groups["secret"].Value, MustBeStrong = true },
    ];

    private static PatternRule Connection(string[] keywords, Regex pattern) => new(LineRules.ConnectionString, keywords, pattern)
    {
        IsLoose = true,
        MinEntropy = 0,
        SecretOf = text => pattern.Match(text).Groups["secret"].Value,
    };

    // Server=db;Password=... | Password=...;Server=db | cache:6380,password=...,ssl=True | jdbc:postgresql://db/app?password=...
    private static bool IsOneOfPairs(string text, Range match)
    {
        var before = text.AsSpan(0, match.Start.Value).TrimEnd("Pp ");
        if (before is [.., ';' or '&' or '?'] || (before is [.., ','] && !text.AsSpan(0, match.Start.Value).EndsWith(' ')))
        {
            return true;
        }

        var after = text.AsSpan(match.End.Value);
        return after is [';', .. var next] && next[..Math.Min(next.Length, MaxName)] is var name && name.IndexOf('=') is > 0 and var equals && !name[..equals].Contains('\n');
    }

    [GeneratedRegex(@"\A(?:assword|ASSWORD|[Pp]wd|PWD)=(?<secret>[^\s;,&'\x22<>{}$%()\\]{6,128})", RegexOptions.CultureInvariant)]
    private static partial Regex Pair();

    // app:...@tcp(db:3306)/app
    [GeneratedRegex(@"\A(?<secret>[A-Za-z0-9_.~\-]{4,60})@(?:tcp|unix)\(", RegexOptions.CultureInvariant)]
    private static partial Regex GoSource();

    // Authorization: Bearer ...
    [GeneratedRegex(@"\A[Aa]uthorization['\x22]?[ \t]{0,3}[:=,][ \t]{0,3}['\x22]?(?:[Bb]earer|[Bb]asic|[Tt]oken|[Bb]ot|ApiKey|GenieKey|Splunk|SSWS|OAuth|Key)[ ]{1,3}(?<secret>[A-Za-z0-9+/._~\-]{16,260}={0,2})", RegexOptions.CultureInvariant)]
    private static partial Regex Authorization();
}
