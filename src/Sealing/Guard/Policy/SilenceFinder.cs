using System.Text.RegularExpressions;
using Sealing.Guard.Rules;

namespace Sealing.Guard.Policy;

/// <summary>Tells what is harmless from what lets nearly everything through, by trying it on files and values as there are everywhere.</summary>
internal static class SilenceFinder
{
    private const long SmallestMaxSize = 64 * 1024; // manifests are seldom larger, and anyone can make one larger

    private static readonly string[] Files = ["a.yaml", "apps/prod/db.yaml", "clusters/production/shop/secret.yaml"];

    private static readonly string[] Values = ["correct-horse-battery", "Tr0ub4dor&3", "hunter2hunter2", "Zk9-pL2_xQ7v", "8f14e45fceea167a", "4711081500", "PROD_KEY_77", "pa$$word!"];

    public static string? InExclusion(Predicate<string> excludes) => Array.TrueForAll(Files, excludes) ? "it excludes every manifest" : null;

    public static string? InPlaceholder(Regex pattern) => Values.Count(pattern.IsMatch) * 2 >= Values.Length ? "it takes most passwords for placeholders" : null;

    public static string? InMaxSize(long size) => size < SmallestMaxSize ? "manifests may be larger, and are not looked at then; 65536 is the least that is no finding" : null;

    public static string? InSeverities(IReadOnlyDictionary<string, GuardSeverity?> severities)
    {
        var errors = GuardRules.All.Where(rule => rule.Severity == GuardSeverity.Error).ToList();
        return errors.Count(rule => severities.TryGetValue(rule.Id, out var severity) && severity is not GuardSeverity.Error) * 2 >= errors.Count ? "it takes half of the rules away" : null;
    }
}
