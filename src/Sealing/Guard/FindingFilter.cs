using System.Security.Cryptography;
using System.Text;
using Sealing.Guard.Content;
using Sealing.Guard.Policy;
using Sealing.Guard.Rules;

namespace Sealing.Guard;

/// <summary>Makes findings of hits: each place once, less what the configuration or a comment allows.</summary>
internal sealed class FindingFilter(string file, GuardConfiguration configuration)
{
    private const int MostListed = 1000; // a fingerprint takes a fifth of a millisecond, and nobody reads more

    public List<Finding> Of(IReadOnlyList<Hit> hits, AllowComments? comments = null)
    {
        var counted = hits
            .Where(hit => comments?.Allow(hit.Rule.Id, hit.Place.Line) != true)
            .Where(hit => SeverityOf(hit) is not null)
            .Where(hit => hit.Secret.Length == 0 || !configuration.IsPlaceholder(hit.Secret))
            .DistinctBy(hit => (hit.Rule.Id, hit.Place, hit.YamlPath))
            .OrderBy(hit => hit.Place.Line)
            .ThenBy(hit => hit.Place.Column)
            .ThenBy(hit => hit.Rule.Id, StringComparer.Ordinal)
            .ToList();
        var listed = counted.Count > MostListed ? [.. counted.Take(MostListed), Rest(counted[MostListed..])] : counted;
        return [.. listed.Select(Make).Where(finding => !configuration.Allowed.Contains(finding.Fingerprint))];
    }

    // Another fingerprint when anything in it changes: whoever accepts it accepts nothing new.
    private Hit Rest(List<Hit> hits)
    {
        var content = string.Concat(hits.Select(hit => $"{hit.Rule.Id}\0{hit.YamlPath}\0{hit.Secret}\0"));
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
        return new Hit(ReadingRules.NotListed, hits[0].Place, "", digest) { Severity = hits.Max(hit => SeverityOf(hit)) };
    }

    // What a configuration silences is not for it to say.
    private GuardSeverity? SeverityOf(Hit hit) =>
        hit.Rule == ReadingRules.Silencing ? hit.Rule.Severity : configuration.SeverityOf(hit.Rule.Id, hit.Severity ?? hit.Rule.Severity);

    private Finding Make(Hit hit) =>
        new()
        {
            Rule = hit.Rule,
            File = file,
            Line = hit.Place.Line,
            Column = hit.Place.Column,
            YamlPath = hit.YamlPath,
            Severity = SeverityOf(hit)!.Value,
            Detail = hit.Detail,
            Fingerprint = Fingerprint.Of(hit, file, configuration.Salt),
        };
}
