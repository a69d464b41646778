using Sealing.Guard.Content;
using Sealing.Guard.Rules;

namespace Sealing.Guard.Policy;

/// <summary>
/// One value is one finding: what was found by its form is not found by its name as well, and what is found in a Secret or a kubeconfig by its form only says
/// more on the finding there.
/// </summary>
internal static class Repetitions
{
    private const int MostCompared = 50; // on one line: each is compared with each

    private static readonly HashSet<GuardRule> ByName =
    [
        ConfigurationRules.HelmValue, ConfigurationRules.ReleaseValue, ConfigurationRules.EnvironmentLiteral, ConfigurationRules.ConfigMapValue, ConfigurationRules.ConfigurationValue, FileRules.Dotenv,
    ];

    // What is an error wherever it stands in them.
    private static readonly HashSet<GuardRule> Holders = [ManifestRules.SecretValue, ManifestRules.SecretInList, ManifestRules.SealingKey, FileRules.KubeConfig];

    public static IReadOnlyList<Hit> Without(List<Hit> hits) => hits.Count < 2 ? hits : WithoutNamed(WithoutHeld(hits));

    private static List<Hit> WithoutHeld(List<Hit> hits)
    {
        var holders = hits.Where(hit => Holders.Contains(hit.Rule) && hit.Secret.Length > 0).OrderBy(hit => hit.Place.Line).ThenBy(hit => hit.Place.Column).ToList();
        var places = holders.ConvertAll(holder => (holder.Place.Line, holder.Place.Column));
        var held = new Dictionary<Hit, Hit>(ReferenceEqualityComparer.Instance);
        foreach (var token in holders.Count == 0 ? [] : hits.Where(hit => hit.YamlPath.Length == 0 && hit.Secret.Length > 0))
        {
            // A text of several lines begins below its place.
            var index = places.BinarySearch((token.Place.Line, token.Place.Column));
            var before = index >= 0 ? index : ~index - 1;
            if (before >= 0 && (holders[before].Place == token.Place || holders[before].Secret.Contains(token.Secret, StringComparison.Ordinal)))
            {
                held[token] = holders[before];
            }
        }

        var details = held.GroupBy(pair => pair.Value, ReferenceEqualityComparer.Instance).ToDictionary(group => group.Key!, group => group.First().Key.Rule.Title, ReferenceEqualityComparer.Instance);
        return held.Count == 0 ? hits : [.. hits.Where(hit => !held.ContainsKey(hit)).Select(hit => details.TryGetValue(hit, out var title) && hit.Detail.Length == 0 ? hit with { Detail = title } : hit)];
    }

    private static List<Hit> WithoutNamed(List<Hit> hits)
    {
        var lines = hits.Count < 2 ? [] : hits.GroupBy(hit => hit.Place.Line).Where(line => line.Skip(1).Any()).Select(line => line.Take(MostCompared + 1).ToList()).Where(line => line.Count <= MostCompared);
        var repeated = lines.SelectMany(line => line.Where(hit => line.Exists(other => Repeats(hit, other)))).ToHashSet(ReferenceEqualityComparer.Instance);
        return repeated.Count == 0 ? hits : [.. hits.Where(hit => !repeated.Contains(hit)).Select(hit => hit.Severity == GuardSeverity.Warning ? Weighed(hit, repeated) : hit)];
    }

    // A doubtful token under a name that says what it is weighs as much as any value there.
    private static Hit Weighed(Hit hit, HashSet<object?> repeated) =>
        repeated.Cast<Hit>().Any(named => named.Place.Line == hit.Place.Line && named.Severity is null && named.Secret.Contains(hit.Secret, StringComparison.Ordinal)) ? hit with { Severity = null } : hit;

    private static bool Repeats(Hit hit, Hit other)
    {
        if (ReferenceEquals(hit, other))
        {
            return false;
        }

        return ByName.Contains(hit.Rule)
            ? !ByName.Contains(other.Rule) && other.Secret.Length > 0 && (hit.Secret.Contains(other.Secret, StringComparison.Ordinal) || other.Secret.Contains(hit.Secret, StringComparison.Ordinal))
            : hit.Rule == FileRules.DockerAuth && hit.YamlPath.Length == 0 && other.YamlPath.Length > 0;
    }
}
