using System.Text;
using Sealing.Guard.Reports;

namespace Sealing.Guard;

/// <summary>Findings as a text that people or other programs read. No form of it holds a secret.</summary>
public static class GuardReport
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The report in UTF-8, with a final newline unless it is empty.</summary>
    /// <param name="findings">The findings, in the order in which they are to be written.</param>
    /// <param name="format">The form.</param>
    /// <param name="version">The version of the program, which some forms name.</param>
    /// <param name="time">The time of the scan, which GitLab's form names; the system's where it is null.</param>
    public static byte[] Write(IReadOnlyList<Finding> findings, ReportFormat format, string version, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(findings);
        ArgumentNullException.ThrowIfNull(version);
        return Write(findings, format, ReportTool.Guard, version, time);
    }

    /// <summary>The same for findings of another command.</summary>
    internal static byte[] Write(IReadOnlyList<Finding> findings, ReportFormat format, ReportTool tool, string version, TimeProvider? time = null) =>
        format switch
        {
            ReportFormat.Json => JsonReport.Write(findings),
            ReportFormat.Sarif => SarifReport.Write(findings, tool, version),
            ReportFormat.GitLab => GitLabReport.Write(findings, tool, version, (time ?? TimeProvider.System).GetUtcNow()),
            ReportFormat.GitHub => Utf8.GetBytes(GitHubReport.Write(findings, tool)),
            ReportFormat.JUnit => JUnitReport.Write(findings, tool),
            _ => Utf8.GetBytes(TextReport.Write(findings, format == ReportFormat.ColoredText)),
        };
}
