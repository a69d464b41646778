using System.Globalization;
using Sealing.Data;

namespace Sealing.Guard.Reports;

/// <summary>Source: GitLab's security report schemas, secret detection, version 15.</summary>
internal static class GitLabReport
{
    private const string SchemaVersion = "15.0.7";

    public static byte[] Write(IReadOnlyList<Finding> findings, ReportTool tool, string version, DateTimeOffset time)
    {
        var at = time.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
        return GoJsonWriter.WriteUtf8(new ManifestMap()
            .Add("version", SchemaVersion)
            .Add("scan", new ManifestMap()
                .Add("analyzer", Tool(tool, version))
                .Add("scanner", Tool(tool, version))
                .Add("type", "secret_detection")
                .Add("start_time", at)
                .Add("end_time", at)
                .Add("status", "success"))
            .Add("vulnerabilities", new ManifestList([.. findings.Select(finding => Vulnerability(finding, tool))])));
    }

    private static ManifestMap Tool(ReportTool tool, string version) => new ManifestMap()
        .Add("id", tool.Id)
        .Add("name", tool.Name)
        .Add("version", version)
        .Add("vendor", new ManifestMap().Add("name", "Sealing"));

    private static ManifestMap Vulnerability(Finding finding, ReportTool tool) => new ManifestMap()
        .Add("id", finding.Fingerprint + ":" + finding.File + ":" + finding.Line.ToString(CultureInfo.InvariantCulture))
        .Add("name", finding.Rule.Title)
        .Add("description", finding.Message + ": " + finding.Rule.Why)
        .Add("solution", finding.Rule.Fix)
        .Add("severity", finding.Severity switch { GuardSeverity.Error => "Critical", GuardSeverity.Warning => "Medium", _ => "Info" })
        .Add("location", Location(finding))
        .Add("identifiers", new ManifestList([new ManifestMap()
            .Add("type", tool.Id.Replace('-', '_') + "_rule_id")
            .Add("name", tool.Name + " " + finding.Rule.Id)
            .Add("value", finding.Rule.Id)]));

    private static ManifestMap Location(Finding finding)
    {
        var location = new ManifestMap().Add("file", finding.File).Add("start_line", new ManifestInteger(finding.Line));
        return finding.Commit is { } commit ? location.Add("commit", new ManifestMap().Add("sha", commit.Id)) : location;
    }
}
