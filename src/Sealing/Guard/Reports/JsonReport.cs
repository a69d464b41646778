using Sealing.Data;

namespace Sealing.Guard.Reports;

internal static class JsonReport
{
    public static byte[] Write(IReadOnlyList<Finding> findings) =>
        GoJsonWriter.WriteUtf8(new ManifestMap().Add("findings", new ManifestList([.. findings.Select(Write)])));

    private static ManifestMap Write(Finding finding) => new ManifestMap()
        .Add("rule", finding.Rule.Id)
        .Add("severity", TextReport.Name(finding.Severity))
        .Add("file", finding.File)
        .Add("line", new ManifestInteger(finding.Line))
        .Add("column", new ManifestInteger(finding.Column))
        .Add("path", finding.YamlPath)
        .Add("message", finding.Message)
        .Add("fix", finding.Rule.Fix)
        .Add("fingerprint", finding.Fingerprint);
}
