using System.Globalization;
using System.Text;

namespace Sealing.Guard.Reports;

internal static class TextReport
{
    public static string Write(IReadOnlyList<Finding> findings)
    {
        var text = new StringBuilder();
        foreach (var finding in findings)
        {
            text.Append(CultureInfo.InvariantCulture, $"{OneLine(finding.File)}:{finding.Line}:{finding.Column}: {Name(finding.Severity)} {finding.Rule.Id}: {OneLine(finding.Message)}\n");
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

    /// <summary>Names of files and keys come from whoever wrote them: no line ends, no control characters for the terminal.</summary>
    public static string OneLine(string text) =>
        text.Any(IsUnprintable) ? string.Concat(text.Select(unit => IsUnprintable(unit) ? $"\\u{(int)unit:x4}" : unit.ToString())) : text;

    // Control characters, and those that turn the direction of what follows.
    private static bool IsUnprintable(char unit) => char.IsControl(unit) || unit is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u2028' or '\u2029';
}
