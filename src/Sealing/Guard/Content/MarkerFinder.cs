using System.Buffers;
using Sealing.Guard.Values;

namespace Sealing.Guard.Content;

/// <summary>Looks for them in one pass over the text, and at a few dozen characters around each keyword.</summary>
internal static class MarkerFinder
{
    private static readonly SearchValues<string> Keywords = SearchValues.Create([.. SensitiveNames.Stems, "auths", "enc[aes", "from-literal", "stringdata", "dockerconfig"], StringComparison.OrdinalIgnoreCase);

    private const int HolderWindow = 400;

    private static readonly SearchValues<string> DataFields = SearchValues.Create([" data:", "\"data\":", "{data:", "'data':"], StringComparison.Ordinal);

    private static readonly SearchValues<char> NameParts = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.");

    private static readonly SearchValues<char> ValueEnds = SearchValues.Create(" \t\r\n\"',");

    /// <summary>How far from its name a value may stand, and behind how many other words: <c>token string = "..."</c>, <c>name: TOKEN, value: ...</c>.</summary>
    private const int FarthestValue = 160;
    private const int MostWords = 4;

    private static readonly SearchValues<char> WordEnds = SearchValues.Create(" \t\r\n\"'`,<>=\\{}");

    public static Markers Find(string text)
    {
        var found = Markers.None;
        foreach (var name in Names(text))
        {
            found |= At(text, name.Start.Value, name.End.Value);
        }

        return found;
    }

    /// <summary>The names in a text that one of the keywords stands in.</summary>
    public static IEnumerable<Range> Names(string text)
    {
        for (var from = 0; text.AsSpan(from).IndexOfAny(Keywords) is >= 0 and var index;)
        {
            var at = from + index;
            var start = at - Math.Min(at, 120);
            var name = text.AsSpan(start, at - start).LastIndexOfAnyExcept(NameParts) + 1 + start;
            var end = at + LengthOfName(text.AsSpan(at));
            yield return name..end;
            from = Math.Max(end, at + 2);
        }
    }

    private static Markers At(string text, int start, int end)
    {
        var name = text.AsSpan(start, end - start);
        return name switch
        {
            "Secret" or "SecretList" when FollowsKind(text.AsSpan(0, start)) => Markers.Secret,
            "SealedSecret" or "SealedSecretList" or "SopsSecret" or "SopsSecretList" or "SecretStore" or "ClusterSecretStore" => Markers.Holder,
            "secretGenerator" or "auths" or "stringData" => Markers.Holder,
            "secrets" or "secret" when HoldsData(text.AsSpan(end)) => Markers.Holder,
            "ENC" => Markers.Sops,
            "--from-literal" => Markers.Candidate,
            _ => IsCandidate(name, text.AsSpan(end)) || IsInEnvInstruction(text.AsSpan(0, start), name, text.AsSpan(end)) ? Markers.Candidate : Markers.None,
        };
    }

    // secrets: {app: {data: ...}}
    private static bool HoldsData(ReadOnlySpan<char> rest) =>
        rest.TrimStart("\"' ") is [':', ..] && rest[..Math.Min(rest.Length, HolderWindow)].ContainsAny(DataFields);

    private static int LengthOfName(ReadOnlySpan<char> text)
    {
        var length = (text is ['"', ..] ? text[1..] : text).IndexOfAnyExcept(NameParts);
        return length < 0 ? text.Length : Math.Max(length, 1);
    }

    // kind: Secret | "kind":"Secret" | kind: !!str &x 'Secret' | \"kind\": \"Secret\" | kind: >- and the word on the next line
    private static bool FollowsKind(ReadOnlySpan<char> before)
    {
        var line = before[Math.Max(0, before.Length - 80)..].TrimEnd(" \t\r\n>|-+\"'\\");
        while (line.LastIndexOfAny(' ', '\t') is >= 0 and var blank && line[blank + 1] is '!' or '&')
        {
            line = line[..blank].TrimEnd();
        }

        return line is [.., ':'] && line[..^1].TrimEnd(" \t\r\n\"'\\").EndsWith("kind", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsCandidate(ReadOnlySpan<char> name, ReadOnlySpan<char> rest)
    {
        var after = rest[..Math.Min(rest.Length, 300)].TrimStart("\"'\\");
        var value = after.TrimStart(" \t");
        value = value is ['?' or '+' or '!', '=', ..] ? value[1..] : value; // of make
        if (value is not [':' or '=', ..])
        {
            return (IsFollowedBySecret(after) || IsNamedValue(after)) && SensitiveNames.KindOf(name) != NameKind.Other;
        }

        value = value[1..].TrimStart(" \t\"'\\=>:");
        if (value.StartsWith("{{"))
        {
            return HoldsLiteral(value) && SensitiveNames.Match(name);
        }

        if (value is [] or ['{' or '[' or '\r' or '\n' or '#', ..])
        {
            return SensitiveNames.ArePlural(name); // passwords: {alice: ...}
        }

        return value is [not (',' or '}'), ..] && MayBeSecret(name, value);
    }

    // {{ default "..." .x }}
    private static bool HoldsLiteral(ReadOnlySpan<char> action) =>
        (action.IndexOf('\n') is >= 0 and var end ? action[..end] : action).ContainsAny('"', '`');

    private static bool MayBeSecret(ReadOnlySpan<char> name, ReadOnlySpan<char> value)
    {
        if (value[0] is '|' or '>' or '*' or '&' or '!')
        {
            return SensitiveNames.KindOf(name) != NameKind.Other;
        }

        var end = value.IndexOfAny(ValueEnds);
        return NamedValues.MayBe(name, end < 0 ? value : value[..end]);
    }

    // ENV DB_PASSWORD ...
    private static bool IsInEnvInstruction(ReadOnlySpan<char> before, ReadOnlySpan<char> name, ReadOnlySpan<char> rest) =>
        rest is [' ' or '\t', ..] && before.TrimEnd(" \t").EndsWith("ENV", StringComparison.OrdinalIgnoreCase)
        && rest[..Math.Min(rest.Length, 300)].Trim(" \t\"'") is { IsEmpty: false } value && MayBeSecret(name, value);

    // - name: DB_PASSWORD
    //   value: {{ ... }}
    private static bool IsNamedValue(ReadOnlySpan<char> after)
    {
        var next = after.TrimStart(" \t\r\n,-\"'");
        return next.StartsWith("value", StringComparison.Ordinal) && next[5..].TrimStart("\"' ") is [':' or '=', ..] && next.Contains("{{", StringComparison.Ordinal);
    }

    private static bool IsFollowedBySecret(ReadOnlySpan<char> after)
    {
        var rest = after[..Math.Min(after.Length, FarthestValue)];
        for (var words = 0; words < MostWords && !rest.IsEmpty; words++)
        {
            var end = rest.IndexOfAny(WordEnds) is >= 0 and var index ? index : rest.Length;
            if (NamedValues.MayBeSecret(rest[..end].TrimStart(":[(-")))
            {
                return true;
            }

            rest = rest[end..].TrimStart(" \t\r\n\"'`,<>=\\{}:-.?+!");
        }

        return false;
    }
}
