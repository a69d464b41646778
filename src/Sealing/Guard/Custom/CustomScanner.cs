using Sealing.Guard.Content;

namespace Sealing.Guard.Custom;

/// <summary>Runs the rules of a repository's own over a text.</summary>
internal static class CustomScanner
{
    public static IEnumerable<Hit> Scan(TextSegment segment, IReadOnlyList<CustomRule> rules)
    {
        foreach (var rule in rules.Where(rule => rule.IsFor(segment.Path)))
        {
            if (rule.Pattern is null && segment.IsFirst)
            {
                yield return new Hit(rule.Rule, new TextPlace(1, 1), "", "");
            }

            foreach (var secret in rule.Find(segment.Text))
            {
                yield return new Hit(rule.Rule, segment.PlaceOf(secret.Index), "", secret.Value);
            }
        }
    }

    /// <summary>What the samples of a rule show to be wrong with it: one line each.</summary>
    public static IEnumerable<string> Test(CustomRule rule)
    {
        foreach (var (text, index) in rule.Leaks.Select((text, index) => (text, index)))
        {
            if (!rule.Find(text).Any())
            {
                yield return $"{rule.Rule.Id}: samples.leaks[{index}] is not found";
            }
        }

        foreach (var (text, index) in rule.Harmless.Select((text, index) => (text, index)))
        {
            if (rule.Find(text).Any())
            {
                yield return $"{rule.Rule.Id}: samples.harmless[{index}] is found";
            }
        }
    }
}
