using System.Text.RegularExpressions;
using Sealing.Guard.Content;
using Sealing.Guard.Values;

namespace Sealing.Guard.Lines;

/// <summary>A literal of a program with the name that it is given to, and where it starts.</summary>
internal readonly record struct NamedLiteral(string Name, string Value, int Start);

/// <summary>Literals that a program or XML gives to a sensitive name: <c>SECRET_KEY = '...'</c>, <c>{'PASSWORD': '...'}</c>, <c>set("PASSWORD", "...")</c>, <c>&lt;password>...&lt;</c>, and what is in <c>stringData</c>.</summary>
internal static partial class NamedLiterals
{
    private const int Window = 600;
    private const int Block = 4000;
    private const int MinPassword = 10;

    public static IEnumerable<NamedLiteral> Find(string text)
    {
        foreach (var range in MarkerFinder.Names(text))
        {
            var name = text[range];
            var rest = range.End.Value;
            if (name == "stringData")
            {
                foreach (var literal in InStringData(text, rest))
                {
                    yield return literal;
                }
            }
            else if (SensitiveNames.Match(name) && Value(text, rest) is { } found && IsSecret(name, found.Value))
            {
                yield return found with { Name = name };
            }
        }
    }

    // Names in programs are of variables that hold names, paths and texts more often than in settings.
    private static bool IsSecret(string name, string value) =>
        (!value.Contains('(', StringComparison.Ordinal) || Strength.IsDense(value)) && NamedValues.Judge(name, value) == GuardSeverity.Error && (SensitiveNames.KindOf(name) == NameKind.Password ? value.Length >= MinPassword : Strength.IsRandom(value) || Strength.IsDense(value));

    private static NamedLiteral? Value(string text, int start)
    {
        var window = text.Substring(start, Math.Min(Window, text.Length - start));
        return Assigned().Match(window) is { Success: true } match ? Of(match.Groups["value"], start) : null;
    }

    private static IEnumerable<NamedLiteral> InStringData(string text, int start)
    {
        var window = text.Substring(start, Math.Min(Block, text.Length - start));
        if (Opening().Match(window) is not { Success: true } opening)
        {
            return [];
        }

        var end = window.IndexOf('}', opening.Length) is >= 0 and var close ? close : window.Length;
        return Pair().Matches(window[..end]).Where(pair => !SettingValues.Are(pair.Groups["name"].Value, pair.Groups["value"].Value) && !IsHarmless(pair.Groups["value"].Value))
            .Select(pair => Of(pair.Groups["value"], start) with { Name = pair.Groups["name"].Value });
    }

    private static bool IsHarmless(string value) => Placeholders.IsHarmless(value) || PublicMaterial.Is(value);

    private static NamedLiteral Of(Group value, int start) => new("", value.Value, start + value.Index);

    [GeneratedRegex(
        @"^(?:['\x22]?\]?['\x22]?[ \t]{0,8}(?::{1,3}=|=>|={1,2}|:{1,3})[ \t]{0,8}[@$bfru]{0,2}(?<quote>['\x22`])(?<value>[^'\x22`\r\n]{8,400})\k<quote>|['\x22][ \t]{0,4},[ \t]{0,4}(?<quote>['\x22`])(?<value>[^'\x22`\r\n]{8,400})\k<quote>|=(?<value>[A-Za-z0-9_+/.-]{16,400}={0,2})(?=\\[nr]|['\x22])|(?:[ \t]{1,4}[a-z]{1,20}=['\x22][^'\x22<>]{0,40}['\x22])?[ \t]{0,4}>\s{0,40}(?<value>[^<>\s]{8,400})\s{0,40}</|['\x22][ \t]{1,8}value[ \t]{0,4}=[ \t]{0,4}['\x22](?<value>[^'\x22\r\n]{8,400})['\x22]|['\x22][ \t]{0,4}>(?<value>[^<>\s]{8,400})</)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Assigned();

    [GeneratedRegex(@"^['\x22]?[ \t]{0,4}\+?(?:=|:{1,3})[ \t]{0,4}\{", RegexOptions.CultureInvariant)]
    private static partial Regex Opening();

    [GeneratedRegex(@"['\x22]?(?<name>[\w.-]{1,80})['\x22]?[ \t]{0,4}(?:=|:{1,3})[ \t\r\n]{0,20}(?<quote>['\x22])(?<value>[^'\x22\r\n]{1,400})\k<quote>", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Pair();
}
