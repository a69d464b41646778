using Sealing.Guard.Content;
using Sealing.Guard.Rules;

namespace Sealing.Guard.Policy;

/// <summary>One value is one finding: what was found by its form is not found by its name as well, and registry credentials behind base64 not beside the Secret that they are in.</summary>
internal static class Repetitions
{
    private const int MostCompared = 50; // on one line: each is compared with each

    private static readonly HashSet<GuardRule> ByName =
    [
        ConfigurationRules.HelmValue, ConfigurationRules.ReleaseValue, ConfigurationRules.EnvironmentLiteral, ConfigurationRules.ConfigMapValue, ConfigurationRules.ConfigurationValue, FileRules.Dotenv,
    ];

    public static IReadOnlyList<Hit> Without(List<Hit> hits)
    {
        var lines = hits.Count < 2 ? [] : hits.GroupBy(hit => hit.Place.Line).Where(line => line.Skip(1).Any()).Select(line => line.Take(MostCompared + 1).ToList()).Where(line => line.Count <= MostCompared);
        var repeated = lines.SelectMany(line => line.Where(hit => line.Exists(other => Repeats(hit, other)))).ToHashSet(ReferenceEqualityComparer.Instance);
        return repeated.Count == 0 ? hits : [.. hits.Where(hit => !repeated.Contains(hit))];
    }

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
