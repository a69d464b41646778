using System.Globalization;
using System.Text;
using Sealing.Text;

namespace Sealing.Guard.Reports;

internal static class TextReport
{
    private const int Bold = 1;
    private const int Red = 31;
    private const int Yellow = 33;
    private const int Blue = 34;
    private const int ShownDigits = 12; // of a commit: enough for Git to find it in any repository

    public static string Write(IReadOnlyList<Finding> findings, bool isColored)
    {
        var text = new StringBuilder();
        foreach (var finding in findings)
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"{OneLine(finding.File)}:{finding.Line}:{finding.Column}:");
            var severity = Name(finding.Severity);
            text.Append(CultureInfo.InvariantCulture, $"{(isColored ? Color(Bold, place) : place)} {(isColored ? Color(ColorOf(finding.Severity), severity) : severity)} {finding.Rule.Id}: {OneLine(finding.Message)}{Origin(finding)}\n");
        }

        foreach (var rule in findings.Select(finding => finding.Rule).DistinctBy(rule => rule.Id, StringComparer.Ordinal).OrderBy(rule => rule.Id, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"{rule.Id}: {rule.Fix}\n");
        }

        return text.ToString();
    }

    public static string Name(GuardSeverity severity) => severity switch
    {
        GuardSeverity.Error => "error",
        GuardSeverity.Warning => "warning",
        _ => "note",
    };

    /// <summary>Commit, day and number of places in brackets, with a blank before them, or nothing.</summary>
    public static string Origin(Finding finding)
    {
        var places = finding.Places == 1 ? "" : $", {finding.Places} places";
        return finding.Commit is { } commit ? string.Create(CultureInfo.InvariantCulture, $" (commit {commit.Id[..ShownDigits]} of {commit.AuthorDate:yyyy-MM-dd}{places})") : "";
    }

    private static string Color(int code, string text) => string.Create(CultureInfo.InvariantCulture, $"\u001b[{code}m{text}\u001b[0m");

    private static int ColorOf(GuardSeverity severity) => severity switch
    {
        GuardSeverity.Error => Red,
        GuardSeverity.Warning => Yellow,
        _ => Blue,
    };

    /// <summary>Names of files and keys come from whoever wrote them: no line ends, no control characters for the terminal.</summary>
    public static string OneLine(string text) => Printable.Line(text);
}
