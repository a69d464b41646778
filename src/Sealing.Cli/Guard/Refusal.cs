using Sealing.Cli.Guard.Fixes;
using Sealing.Guard;
using Sealing.Sops;
using Sealing.Text;

namespace Sealing.Cli.Guard;

/// <summary>
/// The last lines that someone sees whose commit or push is refused: why, how to learn more, commands that put it right and ways to accept what is no secret,
/// all to be pasted as they are.
/// </summary>
internal sealed class Refusal(string what, IReadOnlyList<Finding> refused, GuardScan scan)
{
    private const int MostListed = 5;

    private static readonly string[] Manifests = ["SG101", "SG102"];

    /// <param name="what">What is refused: commit, push or change.</param>
    /// <param name="scan">What was found.</param>
    /// <param name="failOn">The least severity that refuses.</param>
    /// <param name="isStaged">Whether it lies in the index, where <c>--fix</c> reaches it.</param>
    public static string Write(string what, GuardScan scan, GuardSeverity failOn, bool isStaged)
    {
        var refusal = new Refusal(what, [.. scan.Findings.Where(finding => finding.Severity >= failOn)], scan);
        return string.Concat(refusal.Lines(isStaged).Select(line => line + "\n"));
    }

    private IEnumerable<string> Lines(bool isStaged) =>
        [Because(), .. SeeWhy(), .. isStaged ? MakeRight() : [], .. Accept()];

    private string Because()
    {
        var files = refused.Select(finding => finding.File).Distinct(StringComparer.Ordinal).Count();
        return $"{what} refused: {Count(refused.Count, "finding")} in {Count(files, "file")}";
    }

    private IEnumerable<string> SeeWhy() =>
        refused.Select(finding => finding.Rule.Id).Distinct(StringComparer.Ordinal).Take(MostListed)
            .Select((rule, index) => (index == 0 ? "see why:      " : "              ") + "seal guard explain " + rule);

    private IEnumerable<string> MakeRight()
    {
        var commands = refused.DistinctBy(finding => finding.File, StringComparer.Ordinal).Take(MostListed).SelectMany(finding => Commands(finding.File)).ToList();
        return commands.Distinct(StringComparer.Ordinal).Select((command, index) => (index == 0 ? "put it right: " : command[0] == ' ' ? "" : "              ") + command);
    }

    // Of the other rules the way out is said in the line of each.
    private IEnumerable<string> Commands(string file)
    {
        var rules = refused.Where(finding => finding.File == file).Select(finding => finding.Rule.Id).ToHashSet(StringComparer.Ordinal);
        var name = ShellQuoted(file);
        if (rules.Contains("SG201") || (rules.Overlaps(Manifests) && HasSopsRule(file)))
        {
            return [$"seal sops encrypt -i {name} && git add {name}"];
        }

        return rules.Overlaps(Manifests)
            ? [Seal(file), "              or encrypt it with SOPS, once .sops.yaml has a rule for it: seal sops encrypt -i " + name, "              or an ExternalSecret that names the value in a secret store"]
            : [$"change {name} as the line of its rule says, then git add {name}"];
    }

    private string Seal(string file)
    {
        var isKnown = scan.Repository.Guard.CertificateFor(file) is not null || scan.Repository.Clusters.Any(cluster => cluster.Holds(file)) || CertificateAbove.Find(scan.Tree, file).Count == 1;
        return "seal guard --staged --fix" + (isKnown ? "" : " --cert PUB.pem");
    }

    private bool HasSopsRule(string file)
    {
        try
        {
            return scan.Context.CreationRuleFor(file) is not null;
        }
        catch (SealingException)
        {
            return false; // it is broken, which is a finding of its own
        }
    }

    private IEnumerable<string> Accept()
    {
        yield return "no secret?    say so on the line: # seal:allow " + refused[0].Rule.Id + " REASON";
        if (what == "commit")
        {
            yield return "              or accept all that is there: seal guard baseline && git add " + GitScan.BaselineFile;
        }

        yield return $"              or in {GitScan.ConfigurationFile}:";
        yield return "guard:";
        yield return "  allow:";
        foreach (var finding in refused.DistinctBy(finding => finding.Fingerprint, StringComparer.Ordinal).Take(MostListed))
        {
            yield return $"  - {{fingerprint: \"{finding.Fingerprint}\", reason: \"REASON\"}} # {Printable.Line(finding.File)}:{finding.Line}";
        }

        if (refused.Count > MostListed)
        {
            yield return "# those of the other findings are shown by --format json";
        }
    }

    private static string Count(int number, string noun) => $"{number} {noun}{(number == 1 ? "" : "s")}";

    private static string ShellQuoted(string name)
    {
        var shown = Printable.Line(name);
        return shown.All(unit => char.IsAsciiLetterOrDigit(unit) || "/._-+=@,".Contains(unit, StringComparison.Ordinal)) && shown is not ['-', ..]
            ? shown : "'" + shown.Replace("'", "'\\''", StringComparison.Ordinal) + "'";
    }
}
