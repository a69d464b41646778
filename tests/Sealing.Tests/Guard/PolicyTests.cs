using System.Text;
using Sealing.Guard;
using Xunit;

namespace Sealing.Tests.Guard;

/// <summary>What a repository accepts: comments, the configuration, the baseline, and the fingerprints that they go by.</summary>
public sealed class PolicyTests
{
    private const string Secret = "kind: Secret\nstringData:\n  a: a-long-literal-1\n  b: another-literal-2\n";

    [Theory]
    [InlineData("kind: Secret\nstringData:\n  a: one # seal:allow SG101 a test value\n  b: two\n", "b")]
    [InlineData("kind: Secret\nstringData:\n  # seal:allow SG101 a test value\n  a: one\n  b: two\n", "b")]
    [InlineData("kind: Secret\n# seal:allow SG101 test values\nstringData:\n  a: one\n  b: two\n", "")]
    [InlineData("kind: Secret\nstringData: # seal:allow SG101 test values\n  a: one\n  b: two\n", "")]
    [InlineData("kind: List\nitems: # seal:allow SG102 test values\n- kind: Secret\n  stringData: {a: one}\n- kind: Secret\n  stringData: {b: two}\n", "")]
    [InlineData("kind: List\nitems:\n- stringData: # seal:allow SG102 test values\n    a: one\n  kind: Secret\n- kind: Secret\n  stringData: {b: two}\n", "b")]
    [InlineData("kind: Secret\nstringData:\n  a: one # seal:allow SG101\n  b: two\n", "ab")]
    [InlineData("kind: Secret\nstringData:\n  a: one # seal:allow SG102 another rule\n  b: two\n", "ab")]
    public void A_comment_allows_a_rule_on_what_it_stands_at(string text, string left) =>
        Assert.Equal(left, string.Concat(Scan(text).Where(finding => finding.Rule.Id != "SG906").Select(finding => finding.YamlPath[^1])));

    [Fact]
    public void The_first_certificate_whose_path_matches_is_for_a_file()
    {
        var configuration = GuardConfiguration.Parse("certificates: [{path: clusters/dev/**, cert: dev.pem}, {path: '**', cert: other.pem}]"u8);
        Assert.Equal("dev.pem", configuration.CertificateFor("clusters/dev/a.yaml"));
        Assert.Equal("other.pem", configuration.CertificateFor("clusters/staging/a.yaml"));
        Assert.Null(GuardConfiguration.Default.CertificateFor("a.yaml"));
    }

    [Fact]
    public void A_fingerprint_survives_moved_lines_and_another_file_name()
    {
        var before = Scan(Secret).Select(finding => finding.Fingerprint);
        var after = PlaintextScanner.Scan("moved.yaml", Encoding.UTF8.GetBytes("# a comment\n\n" + Secret)).Select(finding => finding.Fingerprint);
        Assert.Equal(before, after);
    }

    [Fact]
    public void A_fingerprint_changes_with_the_secret_and_with_the_salt()
    {
        var first = Scan(Secret)[0].Fingerprint;
        Assert.NotEqual(first, Scan(Secret.Replace("literal-1", "literal-3", StringComparison.Ordinal))[0].Fingerprint);
        Assert.NotEqual(first, Scan(Secret, "salt: x")[0].Fingerprint);
    }

    [Fact]
    public void Another_short_secret_at_the_same_place_has_another_fingerprint()
    {
        var accepted = GuardBaseline.Of(Scan(Short("demo-only")));
        Assert.True(accepted.Contains(Scan(Short("demo-only"))[0]));
        Assert.All(["pr0d-S3cr", "demo-0nly", "1234", "9876", "zq"], secret => Assert.False(accepted.Contains(Scan(Short(secret))[0])));
        Assert.NotEqual(Scan(Short("1234"))[0].Fingerprint, Scan(Short("1234"), "salt: x")[0].Fingerprint);
    }

    [Fact]
    public void A_short_secret_cannot_be_told_by_its_fingerprint()
    {
        // Of all numbers of six digits about fifteen have the same fingerprint as this one; these are two.
        Assert.Equal(Scan(Short("000109"))[0].Fingerprint, Scan(Short("000221"))[0].Fingerprint);
    }

    [Theory]
    [InlineData("rules: {SG101: off}", 0)]
    [InlineData("paths: {exclude: ['*.yaml']}", 0)]
    [InlineData("paths: {exclude: ['/s.yaml']}", 0)]
    [InlineData("paths: {exclude: ['other/**']}", 2)]
    [InlineData("placeholders: ['^a-long-.*$']", 1)]
    [InlineData("placeholders: ['(?i)^A-(?P<size>long)-[[:alnum:][:punct:]]*$']", 1)] // in RE2's language
    [InlineData("# nothing", 2)]
    public void The_configuration_takes_findings_away(string configuration, int left) => Assert.Equal(left, Scan(Secret, configuration).Count);

    [Fact]
    public void A_rule_can_be_a_warning() => Assert.All(Scan(Secret, "rules: {sg101: warn}"), finding => Assert.Equal(GuardSeverity.Warning, finding.Severity));

    [Theory]
    [InlineData("2027-01-31", 1)]
    [InlineData("2027-02-01", 1)]
    [InlineData("2027-02-02", 2)]
    public void An_allowed_finding_counts_again_after_its_last_day(string today, int left)
    {
        var fingerprint = Scan(Secret)[0].Fingerprint;
        var configuration = GuardConfiguration.Parse(
            Encoding.UTF8.GetBytes($"allow:\n- fingerprint: {fingerprint}\n  reason: a test value\n  expires: 2027-02-01\n"),
            new FixedClock(DateTimeOffset.Parse(today + "T23:00:00Z", System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(left, PlaintextScanner.Scan("s.yaml", Encoding.UTF8.GetBytes(Secret), GuardContext.Read([], configuration)).Count);
        Assert.Equal(left - 1, configuration.Expired.Count);
    }

    [Theory]
    [InlineData("paths: {exclude: [a.yaml, '**']}", "SG905 1:27 paths.exclude")]
    [InlineData("paths:\n  exclude:\n  - '*'\n", "SG905 3:5 paths.exclude")]
    [InlineData("paths: {exclude: ['**/*.y*ml']}", "SG905 1:19 paths.exclude")]
    [InlineData("placeholders: ['.*']", "SG905 1:16 placeholders")]
    [InlineData("placeholders: ['x*']", "SG905 1:16 placeholders")]
    [InlineData("placeholders: ['[a-z]']", "SG905 1:16 placeholders")]
    [InlineData("maxSize: 10", "SG905 1:10 maxSize")]
    [InlineData("{maxSize: 10, rules: {SG905: off}}", "SG905 1:11 maxSize")]
    [InlineData("paths: {exclude: ['vendor/**', '*.md', 'apps/test/**', '**/testdata/*.yaml']}", "")]
    [InlineData("placeholders: ['^example-', 'CHANGE_?ME', '^\\$\\{.*\\}$']", "")]
    [InlineData("{maxSize: 100000, rules: {SG101: warn, SG405: off}}", "")]
    public void A_configuration_that_lets_everything_through_is_a_finding(string text, string expected) =>
        Assert.Equal(expected, string.Join(", ", PlaintextScanner.ScanContext([], GuardContext.Read([], GuardConfiguration.Parse(Encoding.UTF8.GetBytes(text))))
            .Select(finding => $"{finding.Rule.Id} {finding.Line}:{finding.Column} {finding.YamlPath}")));

    [Fact]
    public void A_configuration_without_most_of_the_rules_is_a_finding()
    {
        var errors = GuardRules.All.Where(rule => rule.Severity == GuardSeverity.Error).ToList();
        var rules = errors.Take((errors.Count / 2) + 1).Select(rule => rule.Id + ": off");
        var context = GuardContext.Read([], GuardConfiguration.Parse(Encoding.UTF8.GetBytes("rules: {" + string.Join(", ", rules) + "}")));
        Assert.Equal("SG905", Assert.Single(PlaintextScanner.ScanContext([], context)).Rule.Id);
    }

    [Theory]
    [InlineData("paths: {exclude: ['*.yaml']}", "", 2)]
    [InlineData("paths: {exclude: ['*.yaml']}", "paths: {exclude: [s.yaml, other]}", 0)]
    [InlineData("placeholders: [literal]", "", 2)]
    [InlineData("placeholders: [literal]", "placeholders: [literal-1]", 1)]
    [InlineData("rules: {SG101: off}", "", 2)]
    [InlineData("rules: {SG101: off}", "rules: {SG101: off}", 0)]
    [InlineData("maxSize: 10", "", 2)]
    [InlineData("", "paths: {exclude: ['*.yaml']}", 2)]
    [InlineData("", "rules: {SG101: off}", 2)]
    public void A_change_is_judged_by_the_stricter_of_its_configuration_and_the_one_before(string own, string before, int left)
    {
        var configuration = GuardConfiguration.Parse(Encoding.UTF8.GetBytes(own)).After(GuardConfiguration.Parse(Encoding.UTF8.GetBytes(before)));
        Assert.Equal(left, PlaintextScanner.Scan("s.yaml", Encoding.UTF8.GetBytes(Secret), GuardContext.Read([], configuration)).Count(finding => finding.Severity == GuardSeverity.Error));
    }

    [Fact]
    public void What_a_change_allows_by_fingerprint_and_reason_is_allowed()
    {
        var own = GuardConfiguration.Parse(Encoding.UTF8.GetBytes($"allow: [{{fingerprint: {Scan(Secret)[0].Fingerprint}, reason: a test value}}]"));
        Assert.Single(PlaintextScanner.Scan("s.yaml", Encoding.UTF8.GetBytes(Secret), GuardContext.Read([], own.After(GuardConfiguration.Default))));
    }

    [Fact]
    public void A_glob_with_too_many_wildcards_is_refused_at_its_place()
    {
        var large = string.Concat(Enumerable.Repeat("a*", 2000));
        Assert.Equal(2, Assert.Throws<SealingException>(() => GuardConfiguration.Parse(Encoding.UTF8.GetBytes($"paths:\n  exclude: ['{large}']\n"))).Place.Line);
        Assert.Equal(3, Assert.Throws<SealingException>(() => GuardConfiguration.Parse(Encoding.UTF8.GetBytes($"certificates:\n- cert: c\n  path: '{large}'\n"))).Place.Line);
        Assert.Empty(PlaintextScanner.Scan("a.txt", "x"u8, GuardContext.Read([KeyValuePair.Create(".gitattributes", Encoding.UTF8.GetBytes(large + " filter=git-crypt\n"))])));
    }

    [Theory]
    [InlineData("rule: {SG101: off}")]
    [InlineData("rules: {SG000: off}")]
    [InlineData("rules: {SG101: never}")]
    [InlineData("paths: {include: [a]}")]
    [InlineData("placeholders: ['(?=x)']")]
    [InlineData("allow: [{fingerprint: x}]")]
    [InlineData("allow: [{fingerprint: x, reason: y, expires: soon}]")]
    [InlineData("maxSize: -1")]
    [InlineData("rules: [")]
    public void A_configuration_with_a_mistake_is_refused(string text) => Assert.Throws<SealingException>(() => GuardConfiguration.Parse(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void A_baseline_is_sorted_lines_that_merge_and_shrink()
    {
        var found = Scan(Secret);
        var baseline = GuardBaseline.Parse(Encoding.UTF8.GetBytes("# accepted\n<<<<<<< ours\n" + GuardBaseline.Of(found).Write()));
        Assert.All(found, finding => Assert.True(baseline.Contains(finding)));
        Assert.Equal(baseline.Write().Split('\n').Order(StringComparer.Ordinal).Skip(1), baseline.Write().Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal([found[1].Fingerprint + " SG101 s.yaml"], baseline.Unused([found[0]]));
        Assert.False(baseline.Contains(Scan("kind: Secret\nstringData: {c: a-new-literal-3}\n")[0]));
    }

    private static string Short(string secret) => $"kind: Secret\nstringData: {{pin: '{secret}'}}\n";

    private static IReadOnlyList<Finding> Scan(string text, string configuration = "") =>
        PlaintextScanner.Scan("s.yaml", Encoding.UTF8.GetBytes(text), GuardContext.Read([], GuardConfiguration.Parse(Encoding.UTF8.GetBytes(configuration))));

    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
