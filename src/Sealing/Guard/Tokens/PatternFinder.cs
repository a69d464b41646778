using System.Buffers;
using Sealing.Guard.Tokens.Forms;
using Sealing.Guard.Values;

namespace Sealing.Guard.Tokens;

/// <summary>
/// Finds secrets by a keyword: a few vectorized passes for all keywords, then the pattern on a small window at each place. Patterns are anchored and regular, so a
/// place costs no more than its window.
/// </summary>
internal sealed class PatternFinder(string text, bool isHidden)
{
    private const int KeywordsInGroup = 32; // more at once, and the vectorized search slows down by more than another pass costs: a test sees that one pass does

    private static readonly SearchValues<string>[] Groups =
    [
        .. TokenRules.Patterns.SelectMany(rule => rule.Keywords).Distinct(StringComparer.Ordinal).OrderBy(keyword => keyword.Length) // a short one slows its group
            .Chunk(KeywordsInGroup).Select(group => SearchValues.Create(group, StringComparison.Ordinal)),
    ];

    private static readonly ILookup<char, (string Keyword, PatternRule Rule)> ByFirst = TokenRules.Patterns
        .SelectMany(rule => rule.Keywords.Select(keyword => (Keyword: keyword, Rule: rule)))
        .ToLookup(pair => pair.Keyword[0]);

    /// <summary>Characters that patterns were tried on so far.</summary>
    public long Work { get; private set; }

    public IEnumerable<TokenMatch> Find()
    {
        foreach (var keywords in Groups)
        {
            for (var from = 0; text.AsSpan(from).IndexOfAny(keywords) is >= 0 and var index;)
            {
                var at = from + index;
                from = at + 1;
                if (TryMatch(at) is { } match)
                {
                    yield return match;
                    from = Math.Max(from, match.Place.End.Value);
                }
            }
        }
    }

    private TokenMatch? TryMatch(int at)
    {
        foreach (var (keyword, rule) in ByFirst[text[at]])
        {
            if ((rule.IsHidden && !isHidden) || !text.AsSpan(at).StartsWith(keyword, StringComparison.Ordinal))
            {
                continue;
            }

            var start = at - LeadBefore(text.AsSpan(0, at), rule.Lead);
            var window = text.AsSpan(start, Math.Min(rule.Window, text.Length - start));
            if (!rule.IsLoose && start > 0 && TokenText.IsWord(text[start - 1]))
            {
                continue;
            }

            Work += window.Length;
            foreach (var match in rule.Pattern.EnumerateMatches(window))
            {
                if (IsSecret(rule, start + match.Index, match.Length))
                {
                    return new TokenMatch(rule.Rule, start..(start + match.Length));
                }

                break;
            }
        }

        return null;
    }

    private bool IsSecret(PatternRule rule, int start, int length)
    {
        var match = text.AsSpan(start, length);
        var next = start + length == text.Length ? ' ' : text[start + length];
        var ends = (rule.IsLoose || !TokenText.IsWord(next)) && !(rule.IsBase64 && next is ('+' or '/' or '='));
        return ends && Entropy.Of(match) >= rule.MinEntropy && !TokenText.IsExample(match) && (rule.SecretOf is null || IsSecret(rule, rule.SecretOf(match.ToString())))
            && rule.IsPassedOver?.Invoke(text, start..(start + length)) != true;
    }

    private static bool IsSecret(PatternRule rule, string secret) => !WeakPasswords.Contain(secret) && (!rule.MustBeStrong || Strength.IsStrong(secret));

    private static int LeadBefore(ReadOnlySpan<char> before, int most)
    {
        var lead = 0;
        while (lead < Math.Min(most, before.Length) && (TokenText.IsWord(before[^(lead + 1)]) || before[^(lead + 1)] is '-' or '~' or '.'))
        {
            lead++;
        }

        return lead;
    }
}
