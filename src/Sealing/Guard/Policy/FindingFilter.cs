using Sealing.Guard.Content;

namespace Sealing.Guard.Policy;

/// <summary>Makes findings of hits: each place once, less what the configuration or a comment allows.</summary>
internal sealed class FindingFilter(string file, GuardConfiguration configuration)
{
    public List<Finding> Of(IReadOnlyList<Hit> hits, AllowComments? comments = null) =>
    [
        .. hits
            .Where(hit => comments?.Allow(hit.Rule.Id, hit.Place.Line) != true)
            .Where(hit => hit.Secret.Length == 0 || !configuration.Placeholders.Any(pattern => pattern.IsMatch(hit.Secret)))
            .DistinctBy(hit => (hit.Rule.Id, hit.Place, hit.YamlPath))
            .Select(Make)
            .OfType<Finding>()
            .Where(finding => !configuration.Allowed.Contains(finding.Fingerprint))
            .OrderBy(finding => finding.Line)
            .ThenBy(finding => finding.Column)
            .ThenBy(finding => finding.Rule.Id, StringComparer.Ordinal),
    ];

    private Finding? Make(Hit hit)
    {
        var isSet = configuration.Severities.TryGetValue(hit.Rule.Id, out var severity);
        if (isSet && severity is null)
        {
            return null;
        }

        return new Finding
        {
            Rule = hit.Rule,
            File = file,
            Line = hit.Place.Line,
            Column = hit.Place.Column,
            YamlPath = hit.YamlPath,
            Severity = severity ?? hit.Severity ?? hit.Rule.Severity,
            Fingerprint = Fingerprint.Of(hit.Rule.Id, hit.YamlPath, Fingerprint.ContentOf(hit.Secret, file), configuration.Salt),
        };
    }
}
