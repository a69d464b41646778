using System.Buffers;
using Sealing.Guard.Content;
using Sealing.Guard.Values;

namespace Sealing.Guard.Tokens;

/// <summary>
/// Finds tokens in any text: a few vectorized passes for all keywords, then the pattern on a small window at each place. Patterns are anchored and regular, so a
/// place costs no more than its window.
/// </summary>
internal sealed class TokenScanner
{
    private const int KeywordsInGroup = 32; // more at once, and the vectorized search slows down by more than another pass costs

    private const int MostLayers = 5; // of base64 around base64

    private const string KeyHeader = "-----BEGIN ";

    private static readonly SearchValues<string>[] Groups =
    [
        .. TokenRules.All.SelectMany(rule => rule.Keywords).Distinct(StringComparer.Ordinal).OrderBy(keyword => keyword.Length) // a short one slows its group
            .Chunk(KeywordsInGroup).Select(group => SearchValues.Create(group, StringComparison.Ordinal)),
    ];

    private static readonly ILookup<char, (string Keyword, TokenRule Rule)> ByFirst = TokenRules.All
        .SelectMany(rule => rule.Keywords.Select(keyword => (Keyword: keyword, Rule: rule)))
        .ToLookup(pair => pair.Keyword[0]);

    /// <summary>Characters that patterns were tried on so far: the measure of the work beyond the one pass.</summary>
    public long Work { get; private set; }

    /// <summary>The tokens in the text with their offsets.</summary>
    public IEnumerable<(TokenRule Rule, Range Match)> Find(string text, bool isHidden = false)
    {
        foreach (var keywords in Groups)
        {
            for (var from = 0; text.AsSpan(from).IndexOfAny(keywords) is >= 0 and var index;)
            {
                var at = from + index;
                from = at + 1;
                if (TryMatch(text, at, isHidden) is { } match)
                {
                    yield return match;
                    from = Math.Max(from, match.Match.End.Value);
                }
            }
        }
    }

    /// <summary>The tokens in the text, and those behind one base64 in it.</summary>
    public IEnumerable<Hit> Scan(TextSegment segment)
    {
        foreach (var (rule, match) in Find(segment.Text))
        {
            yield return new Hit(rule.Rule, segment.PlaceOf(match.Start.Value), "", segment.Text[match]);
        }

        foreach (var run in Base64Runs.Find(segment.Text))
        {
            foreach (var (rule, secret) in Hidden(segment.Text, run, MostLayers))
            {
                yield return new Hit(rule.Rule, segment.PlaceOf(run.Start.Value), "", secret);
            }
        }
    }

    // Each layer is a quarter shorter than the one around it.
    private IEnumerable<(TokenRule Rule, string Secret)> Hidden(string text, Range run, int layers)
    {
        if (Decode(text, run) is not { } decoded)
        {
            yield break;
        }

        var isFound = false;
        foreach (var (rule, match) in Find(decoded, isHidden: true))
        {
            isFound = true;
            yield return (rule, decoded[match]);
        }

        foreach (var inner in layers > 1 && !isFound ? Base64Runs.Find(decoded) : [])
        {
            foreach (var found in Hidden(decoded, inner, layers - 1))
            {
                yield return found;
            }
        }
    }

    // The first line of a key in base64 that is broken into lines holds little more than its header.
    private static string? Decode(string text, Range run)
    {
        var line = Base64Runs.Decode(text.AsSpan()[run]);
        return line?.StartsWith(KeyHeader, StringComparison.Ordinal) == true ? Base64Runs.Decode(Base64Runs.Unwrap(text, run)) ?? line : line;
    }

    private (TokenRule Rule, Range Match)? TryMatch(string text, int at, bool isHidden)
    {
        foreach (var (keyword, rule) in ByFirst[text[at]])
        {
            if ((rule.IsHidden && !isHidden) || !text.AsSpan(at).StartsWith(keyword, StringComparison.Ordinal))
            {
                continue;
            }

            var start = at - LeadBefore(text.AsSpan(0, at), rule.Lead);
            var window = text.AsSpan(start, Math.Min(rule.Window, text.Length - start));
            if (!rule.IsLoose && start > 0 && IsWord(text[start - 1]))
            {
                continue;
            }

            Work += window.Length;
            foreach (var match in rule.Pattern.EnumerateMatches(window))
            {
                if (IsToken(rule, text, start + match.Index, match.Length))
                {
                    return (rule, start..(start + match.Length));
                }

                break;
            }
        }

        return null;
    }

    private static bool IsToken(TokenRule rule, string text, int start, int length)
    {
        var match = text.AsSpan(start, length);
        var next = start + length == text.Length ? ' ' : text[start + length];
        var ends = (rule.IsLoose || !IsWord(next)) && !(rule.IsBase64 && next is ('+' or '/' or '='));
        return ends && Entropy.Of(match) >= rule.MinEntropy && !IsExample(match) && (rule.SecretOf is null || IsSecret(rule, rule.SecretOf(match.ToString())))
            && rule.IsPassedOver?.Invoke(text, start..(start + length)) != true;
    }

    private static bool IsSecret(TokenRule rule, string secret) => !WeakPasswords.Contain(secret) && (!rule.MustBeStrong || Strength.IsStrong(secret));

    private static int LeadBefore(ReadOnlySpan<char> before, int most)
    {
        var lead = 0;
        while (lead < Math.Min(most, before.Length) && (IsWord(before[^(lead + 1)]) || before[^(lead + 1)] is '-' or '~' or '.'))
        {
            lead++;
        }

        return lead;
    }

    private static bool IsWord(char unit) => char.IsAsciiLetterOrDigit(unit) || unit == '_';

    // Documentation of providers: AKIAIOSFODNN7EXAMPLE, ghp_xxxxxxxx, sk_live_1234567890abcdef.
    private static bool IsExample(ReadOnlySpan<char> match) =>
        match.Contains("EXAMPLE", StringComparison.OrdinalIgnoreCase) || match.Contains("xxxxxx", StringComparison.OrdinalIgnoreCase)
        || match.Contains("1234567890", StringComparison.Ordinal) || match.Contains("......", StringComparison.Ordinal)
        || match.Contains("000000000000", StringComparison.Ordinal) || match.Contains("****", StringComparison.Ordinal);
}
