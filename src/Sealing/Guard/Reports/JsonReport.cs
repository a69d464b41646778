using System.Globalization;
using Sealing.Data;

namespace Sealing.Guard.Reports;

internal static class JsonReport
{
    public static byte[] Write(IReadOnlyList<Finding> findings) =>
        GoJsonWriter.WriteUtf8(new ManifestMap().Add("findings", new ManifestList([.. findings.Select(Write)])));

    /// <summary>Where commits were looked at: the first that has it, when that was written, and the number of places.</summary>
    public static ManifestMap AddOrigin(ManifestMap map, Finding finding) => finding.Commit is not { } commit ? map : map
        .Add("commit", commit.Id)
        .Add("authorDate", commit.AuthorDate.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture))
        .Add("places", new ManifestInteger(finding.Places));

    private static ManifestMap Write(Finding finding) => AddOrigin(new ManifestMap()
        .Add("rule", finding.Rule.Id)
        .Add("severity", TextReport.Name(finding.Severity))
        .Add("file", finding.File)
        .Add("line", new ManifestInteger(finding.Line))
        .Add("column", new ManifestInteger(finding.Column))
        .Add("path", finding.YamlPath)
        .Add("message", finding.Message)
        .Add("fix", finding.Rule.Fix)
        .Add("fingerprint", finding.Fingerprint), finding);
}
