using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Json.Schema;
using Sealing.Guard;
using Xunit;

namespace Sealing.Tests.Guard;

/// <summary>The forms that other programs read, held to what their specifications ask for.</summary>
public sealed class ReportTests
{
    private const string Secret = "n7Yq2Lw9PzK4";
    private const string OddName = "a b/%41,c:d\n::error::x\u202e.yaml";

    private static readonly IReadOnlyList<Finding> Findings =
    [
        .. PlaintextScanner.Scan("dir/s.yaml", Encoding.UTF8.GetBytes($"kind: Secret\nstringData:\n  a: {Secret}\n  b: {Secret}\n")),
        .. PlaintextScanner.Scan(OddName, Encoding.UTF8.GetBytes($"password: {Secret}\n")),
        .. PlaintextScanner.Scan("README.md", Encoding.UTF8.GetBytes($"kind: Secret\nstringData:\n  a: {Secret}\n")),
    ];

    public static TheoryData<ReportFormat> Formats => [.. Enum.GetValues<ReportFormat>()];

    [Theory]
    [MemberData(nameof(Formats))]
    public void No_form_holds_the_secret_or_the_control_characters_of_a_name(ReportFormat format)
    {
        var text = Write(format);
        Assert.DoesNotContain(Secret, text, StringComparison.Ordinal);
        Assert.DoesNotContain("\n::error::x", text, StringComparison.Ordinal);
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_its_colors_a_colored_text_is_the_text()
    {
        var colored = Write(ReportFormat.ColoredText);
        Assert.Contains("\u001b[31merror\u001b[0m SG101", colored, StringComparison.Ordinal);
        Assert.Equal(Write(ReportFormat.Text), Regex.Replace(colored, "\u001b\\[[0-9]+m", ""));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void No_finding_is_a_report_too(ReportFormat format)
    {
        var text = Encoding.UTF8.GetString(GuardReport.Write([], format, "1.2.3"));
        Assert.Equal(format is ReportFormat.Text or ReportFormat.ColoredText or ReportFormat.GitHub, text.Length == 0);
    }

    [Fact]
    public void Text_names_place_rule_and_way_out()
    {
        var lines = Write(ReportFormat.Text).Split('\n');
        Assert.Equal("dir/s.yaml:3:6: error SG101: plaintext value in a Secret: stringData.a", lines[0]);
        Assert.Equal("a b/%41,c:d\\u000a::error::x\\u202e.yaml:1:11: error SG406: secret in a configuration file: password", lines[2]);
        Assert.StartsWith("SG101: seal it", lines[4], StringComparison.Ordinal);
    }

    // The schema of SARIF 2.1.0 as Microsoft's Sarif.Sdk 5.8.0 ships it (the one of OASIS, in draft 2020-12 of JSON Schema).
    [Fact]
    public void Sarif_is_valid_by_the_schema()
    {
        var schema = JsonSchema.FromText(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "sarif-2.1.0.json")));
        var options = new EvaluationOptions { OutputFormat = OutputFormat.List, RequireFormatValidation = true };
        foreach (var findings in new[] { Findings, [] })
        {
            var log = JsonNode.Parse(GuardReport.Write(findings, ReportFormat.Sarif, "1.2.3"))!;
            var result = schema.Evaluate(log, options);
            Assert.True(result.IsValid, string.Join('\n', result.Details.Where(detail => detail.HasErrors).Select(detail => $"{detail.InstanceLocation}: {string.Join(", ", detail.Errors!.Values)}")));
            log["runs"]![0]!["results"]!.AsArray().Add(new JsonObject { ["level"] = "fatal" });
            Assert.False(schema.Evaluate(log, options).IsValid, "the schema must say no to a result that has no message");
        }
    }

    // SARIF 2.1.0 s3.13, s3.19, s3.27, s3.29, s3.30 and RFC 3986: what the schema requires of what is written.
    [Fact]
    public void Sarif_has_what_the_specification_requires()
    {
        using var document = JsonDocument.Parse(Write(ReportFormat.Sarif));
        Assert.Equal("2.1.0", document.RootElement.GetProperty("version").GetString());
        var run = Assert.Single(document.RootElement.GetProperty("runs").EnumerateArray().ToList());
        var driver = run.GetProperty("tool").GetProperty("driver");
        Assert.Equal("seal guard", driver.GetProperty("name").GetString());
        var rules = driver.GetProperty("rules").EnumerateArray().Select(rule => rule.GetProperty("id").GetString()).ToList();
        Assert.Equal(rules.Distinct(), rules);
        Assert.Equal(Findings.Count, run.GetProperty("results").GetArrayLength());
        foreach (var (result, finding) in run.GetProperty("results").EnumerateArray().Zip(Findings))
        {
            Assert.Equal(finding.Rule.Id, rules[result.GetProperty("ruleIndex").GetInt32()]);
            Assert.Contains(result.GetProperty("level").GetString(), new[] { "error", "warning", "note" });
            Assert.NotEmpty(result.GetProperty("message").GetProperty("text").GetString()!);
            var place = Assert.Single(result.GetProperty("locations").EnumerateArray().ToList()).GetProperty("physicalLocation");
            var uri = place.GetProperty("artifactLocation").GetProperty("uri").GetString()!;
            Assert.True(Uri.IsWellFormedUriString(uri, UriKind.Relative), uri);
            Assert.Equal(finding.File, Uri.UnescapeDataString(uri));
            Assert.True(place.GetProperty("region").GetProperty("startLine").GetInt32() >= 1);
        }
    }

    [Fact]
    public void GitLab_has_what_its_schema_requires()
    {
        using var document = JsonDocument.Parse(Write(ReportFormat.GitLab));
        Assert.Equal("secret_detection", document.RootElement.GetProperty("scan").GetProperty("type").GetString());
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$", document.RootElement.GetProperty("scan").GetProperty("start_time").GetString()!);
        var found = document.RootElement.GetProperty("vulnerabilities").EnumerateArray().ToList();
        Assert.Equal(Findings.Count, found.Select(item => item.GetProperty("id").GetString()).Distinct().Count());
        Assert.All(found, item => Assert.NotEmpty(item.GetProperty("identifiers")[0].GetProperty("value").GetString()!));
        Assert.Equal(["Critical", "Critical", "Critical", "Medium"], found.Select(item => item.GetProperty("severity").GetString()));
    }

    [Fact]
    public void GitHub_encodes_what_would_be_a_command()
    {
        var lines = Write(ReportFormat.GitHub).TrimEnd('\n').Split('\n');
        Assert.Equal(Findings.Count, lines.Length);
        Assert.StartsWith("::error file=dir/s.yaml,line=3,col=6,title=seal guard SG101::plaintext value in a Secret: stringData.a. ", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("::error file=a b/%2541%2Cc%3Ad%0A%3A%3Aerror%3A%3Ax", lines[2], StringComparison.Ordinal);
        Assert.StartsWith("::warning file=README.md", lines[3], StringComparison.Ordinal);
    }

    [Fact]
    public void JUnit_has_a_failure_for_each_finding_and_a_case_where_there_is_none()
    {
        var suite = XDocument.Parse(Write(ReportFormat.JUnit)).Root!.Element("testsuite")!;
        Assert.Equal("4", suite.Attribute("failures")!.Value);
        Assert.Equal(4, suite.Elements("testcase").Count(test => test.Element("failure") is not null));
        var clean = XDocument.Parse(Encoding.UTF8.GetString(GuardReport.Write([], ReportFormat.JUnit, "1"))).Root!.Element("testsuite")!;
        Assert.Equal("0", clean.Attribute("failures")!.Value);
        Assert.Single(clean.Elements("testcase"));
    }

    private static string Write(ReportFormat format) => Encoding.UTF8.GetString(GuardReport.Write(Findings, format, "1.2.3"));
}
