using System.Text;
using Sealing.Data;

namespace Sealing.Guard.Reports;

/// <summary>Source: OASIS SARIF 2.1.0; GitHub's limits for code scanning (25,000 results a run).</summary>
internal static class SarifReport
{
    private const int MaxResults = 25_000;

    public static byte[] Write(IReadOnlyList<Finding> findings, ReportTool tool, string version)
    {
        var rules = findings.Select(finding => finding.Rule).DistinctBy(rule => rule.Id, StringComparer.Ordinal).OrderBy(rule => rule.Id, StringComparer.Ordinal).ToList();
        var driver = new ManifestMap()
            .Add("name", tool.Name)
            .Add("semanticVersion", version)
            .Add("rules", new ManifestList([.. rules.Select(Rule)]));
        var run = new ManifestMap()
            .Add("tool", new ManifestMap().Add("driver", driver))
            .Add("columnKind", "utf16CodeUnits")
            .Add("results", new ManifestList([.. findings.Take(MaxResults).Select(finding => Result(finding, tool, rules.FindIndex(rule => rule.Id == finding.Rule.Id)))]));
        return GoJsonWriter.WriteUtf8(new ManifestMap()
            .Add("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
            .Add("version", "2.1.0")
            .Add("runs", new ManifestList([run])));
    }

    private static ManifestMap Rule(GuardRule rule) => new ManifestMap()
        .Add("id", rule.Id)
        .Add("shortDescription", Message(rule.Title))
        .Add("fullDescription", Message(rule.Why))
        .Add("help", Message(rule.Fix))
        .Add("defaultConfiguration", new ManifestMap().Add("level", TextReport.Name(rule.Severity)))
        .Add("properties", new ManifestMap()
            .Add("security-severity", rule.Severity == GuardSeverity.Error ? "9.0" : "5.0")
            .Add("tags", new ManifestList([new ManifestText("security"), new ManifestText("secret")])));

    private static ManifestMap Result(Finding finding, ReportTool tool, int index) => WithProperties(finding, new ManifestMap()
        .Add("ruleId", finding.Rule.Id)
        .Add("ruleIndex", new ManifestInteger(index))
        .Add("level", TextReport.Name(finding.Severity))
        .Add("message", Message(finding.Message))
        .Add("locations", new ManifestList([Location(finding)]))
        .Add("partialFingerprints", new ManifestMap().Add(tool.FingerprintName, finding.Fingerprint)));

    private static ManifestMap WithProperties(Finding finding, ManifestMap result) =>
        finding.Commit is null ? result : result.Add("properties", JsonReport.AddOrigin(new ManifestMap(), finding));

    private static ManifestMap Location(Finding finding) => new ManifestMap().Add("physicalLocation", new ManifestMap()
        .Add("artifactLocation", new ManifestMap().Add("uri", Uri(finding.File)).Add("uriBaseId", "%SRCROOT%"))
        .Add("region", new ManifestMap()
            .Add("startLine", new ManifestInteger(finding.Line))
            .Add("startColumn", new ManifestInteger(finding.Column))));

    private static ManifestMap Message(string text) => new ManifestMap().Add("text", text);

    // RFC 3986: relative to the root, each part percent-encoded; a name with half a surrogate pair becomes one that is text.
    private static string Uri(string path)
    {
        var text = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(path.Replace('\\', '/').TrimStart('/')));
        return string.Join('/', text.Split('/').Select(System.Uri.EscapeDataString));
    }
}
