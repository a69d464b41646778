using Sealing.Guard.Content;
using Sealing.Guard.Facts;
using Sealing.Guard.Lines;
using Sealing.Guard.Rules;
using Sealing.Guard.Sops;

namespace Sealing.Guard.Files;

/// <summary>Files that are no manifests, of which SOPS has metadata or a creation rule.</summary>
internal static class SopsFlatScanner
{
    /// <summary>Reports what is plaintext in such a file, or that it is; true where that is all there is to say of its lines.</summary>
    public static bool Scan(TextSegment segment, RepositoryFacts facts, List<Hit> hits)
    {
        var isFlat = SopsFlat.IsFlat(segment.Path);
        var mustBeEncrypted = facts.MustBeEncrypted(segment.Path);
        if (!isFlat && !mustBeEncrypted)
        {
            return false;
        }

        if (SopsFlat.IsEncrypted(segment.Text))
        {
            Add(isFlat ? SopsFlat.Values(segment.Text, SopsFlat.Protection(segment.Path, segment.Text)) : [], SopsRules.SopsPartial);
            return isFlat;
        }

        if (!mustBeEncrypted)
        {
            return false;
        }

        if (isFlat)
        {
            Add(SopsFlat.Values(segment.Text, facts.SopsRuleFor(segment.Path)!.Protection), SopsRules.SopsMissing);
        }
        else if (segment.IsFirst && !segment.Text.AsSpan().Trim().IsEmpty)
        {
            hits.Add(new Hit(SopsRules.SopsMissing, new TextPlace(1, 1), "", "") { Severity = GuardSeverity.Warning });
        }

        return isFlat;

        void Add(IEnumerable<LineHit> lines, GuardRule rule) => hits.AddRange(lines.Select(line => line.ToHit(segment, rule)));
    }
}
