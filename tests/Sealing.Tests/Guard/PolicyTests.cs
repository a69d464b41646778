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
        Assert.Equal(left, string.Concat(Scan(text).Select(finding => finding.YamlPath[^1])));

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
    public void A_short_secret_is_not_in_its_fingerprint() =>
        Assert.Equal(Scan("kind: Secret\nstringData: {pin: '1234'}\n")[0].Fingerprint, Scan("kind: Secret\nstringData: {pin: '9876'}\n")[0].Fingerprint);

    [Theory]
    [InlineData("rules: {SG101: off}", 0)]
    [InlineData("paths: {exclude: ['*.yaml']}", 0)]
    [InlineData("paths: {exclude: ['/s.yaml']}", 0)]
    [InlineData("paths: {exclude: ['other/**']}", 2)]
    [InlineData("placeholders: ['^a-long-.*$']", 1)]
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
    [InlineData("rule: {SG101: off}")]
    [InlineData("rules: {SG000: off}")]
    [InlineData("rules: {SG101: never}")]
    [InlineData("paths: {include: [a]}")]
    [InlineData("placeholders: ['(?=x)']")]
    [InlineData("allow: [{fingerprint: x}]")]
    [InlineData("allow: [{fingerprint: x, reason: y, expires: soon}]")]
    [InlineData("maxSize: -1")]
    [InlineData("rules: [")]
    public void A_configuration_with_a_mistake_is_refused(string text) => Assert.Throws<ManifestException>(() => GuardConfiguration.Parse(Encoding.UTF8.GetBytes(text)));

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

    private static IReadOnlyList<Finding> Scan(string text, string configuration = "") =>
        PlaintextScanner.Scan("s.yaml", Encoding.UTF8.GetBytes(text), GuardContext.Read([], GuardConfiguration.Parse(Encoding.UTF8.GetBytes(configuration))));

    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
