using System.Globalization;
using System.Text;

namespace Sealing.Guard.Reports;

/// <summary>Source: GitHub Actions, workflow commands: properties and messages are percent-encoded, lest a name becomes a command.</summary>
internal static class GitHubReport
{
    public static string Write(IReadOnlyList<Finding> findings, ReportTool tool)
    {
        var text = new StringBuilder();
        foreach (var finding in findings)
        {
            var command = finding.Severity == GuardSeverity.Note ? "notice" : TextReport.Name(finding.Severity);
            text.Append(CultureInfo.InvariantCulture, $"::{command} file={Property(finding.File)},line={finding.Line},col={finding.Column},title={Property(tool.Name + " " + finding.Rule.Id)}::{Data(finding.Message + TextReport.Origin(finding) + ". " + finding.Rule.Fix)}\n");
        }

        return text.ToString();
    }

    private static string Data(string text) => TextReport.OneLine(text
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal));

    private static string Property(string text) => Data(text)
        .Replace(":", "%3A", StringComparison.Ordinal)
        .Replace(",", "%2C", StringComparison.Ordinal);
}
