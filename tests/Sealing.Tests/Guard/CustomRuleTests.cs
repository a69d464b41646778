using System.Text;
using Sealing.Guard;
using Xunit;

namespace Sealing.Tests.Guard;

/// <summary>Rules of a repository's own, and what is taken over from gitleaks and detect-secrets.</summary>
public sealed class CustomRuleTests
{
    [Theory]
    [InlineData("regex: 'acme_[0-9a-f]{8}'", "x acme_0a1b2c3d", "1:3")]
    [InlineData("regex: 'acme_[0-9a-f]{8}'", "acme_0a1b2c3d acme_4e5f6a7b\nacme_8c9d0e1f", "1:1, 1:15, 2:1")]
    [InlineData("regex: 'key=(\\w+)'", "key=abc", "1:5")] // the first group is the secret
    [InlineData("regex: '(key|id)=(\\w+)', group: 2", "id=abc", "1:4")]
    [InlineData("regex: '(?P<n>acme_\\d+)'", "acme_1", "1:1")] // a name of RE2's language
    [InlineData("regex: '(?i)acme_[[:alpha:]]+'", "ACME_x", "1:1")]
    [InlineData("regex: 'a.c'", "a\nc", "")]
    [InlineData("regex: '^acme'", "acme\nacme", "1:1")] // without (?m) it is the start of the text
    [InlineData("regex: '\\bacme\\b'", "acmes acme", "1:7")]
    [InlineData("regex: 'k-\\w+', keywords: [acme]", "k-1", "")]
    [InlineData("regex: 'k-\\w+', keywords: [acme]", "# ACME\nk-1", "2:1")]
    [InlineData("regex: 'k-\\w+', entropy: 3", "k-aaaaaaaa k-1x9Qz7Lm", "1:12")]
    [InlineData("regex: 'k-\\w+', except: ['^k-0', 'demo']", "k-01 k-demo1 k-11", "1:14")]
    [InlineData("regex: 'k-\\w+', path: '[.]txt$'", "k-1", "1:1")]
    [InlineData("regex: 'k-\\w+', path: '[.]md$'", "k-1", "")]
    [InlineData("regex: 'k-\\w+', exceptPaths: ['^a/']", "k-1", "")]
    [InlineData("path: '[.]txt$'", "anything", "1:1")]
    public void A_rule_finds_what_it_says(string rule, string text, string expected) =>
        Assert.Equal(expected, string.Join(", ", Scan($"customRules: [{{id: r, {rule}}}]", "a/b.txt", text).Select(finding => $"{finding.Line}:{finding.Column}")));

    [Fact]
    public void A_rule_weighs_says_and_is_switched_as_all_others()
    {
        const string Rules = "customRules: [{id: r, regex: 'k-[0-9]+', title: key of Acme, fix: revoke it, severity: warning}]\n";
        var finding = Assert.Single(Scan(Rules, "a.txt", "k-1"));
        Assert.Equal((GuardSeverity.Warning, "key of Acme", "revoke it"), (finding.Severity, finding.Rule.Title, finding.Rule.Fix));
        Assert.Equal(GuardSeverity.Error, Assert.Single(Scan(Rules + "rules: {r: error}\n", "a.txt", "k-1")).Severity);
        Assert.Empty(Scan(Rules + "rules: {r: off}\n", "a.txt", "k-1"));
        Assert.Empty(Scan(Rules, "a.txt", "k-1 # seal:allow r of a test"));
        Assert.Empty(Scan(Rules + "placeholders: ['^k-1$']\n", "a.txt", "k-1"));
        Assert.Empty(Scan(Rules + $"allow: [{{fingerprint: '{finding.Fingerprint}', reason: a test}}]\n", "a.txt", "k-1"));
    }

    [Fact]
    public void Samples_are_run_and_those_that_are_wrong_are_named()
    {
        var configuration = Parse("customRules: [{id: r, regex: 'k-[0-9]+', samples: {leaks: [k-1, k-x], harmless: [k-, k-2]}}]");
        Assert.Equal((1, 4), configuration.CustomRuleCount);
        Assert.Equal(["r: samples.leaks[1] is not found", "r: samples.harmless[1] is found"], configuration.TestCustomRules());
    }

    [Theory]
    [InlineData("{id: r, regex: '(?<=a)b'}")]
    [InlineData("{id: r, regex: '(a)\\1'}")]
    [InlineData("{id: r, regex: ''}")]
    [InlineData("{id: r, regex: a, entropy: 9}")]
    [InlineData("{id: r, regex: a, group: x}")]
    [InlineData("{id: r, regex: a, severity: loud}")]
    [InlineData("{id: r, regex: a, samples: {leak: [a]}}")]
    [InlineData("{id: r, regexp: a}")]
    [InlineData("{id: r}")]
    [InlineData("{id: 'r s', regex: a}")]
    [InlineData("{id: SG101, regex: a}")]
    [InlineData("{regex: a}")]
    public void A_rule_that_makes_no_sense_is_refused(string rule) => Assert.Throws<SealingException>(() => Parse($"customRules: [{rule}]"));

    [Fact]
    public void Rules_and_allowlists_of_gitleaks_are_taken_over()
    {
        const string Toml = """
            title = "x"
            [[rules]]
            id = "acme key"
            description = "key of Acme"
            regex = '''acme_(?P<k>[[:xdigit:]]{8})'''
            keywords = ["acme_"]
            [[rules.allowlists]]
            regexes = ['''^00''']
            paths = ['''_test\.go$''']
            [allowlist]
            paths = ['''^vendor/''']
            regexes = ['''(?i)^demo[[:digit:]]+$''']
            stopwords = ["sample#1"]
            commits = ["abc"]
            """;
        var configuration = GuardConfiguration.Parse(GuardImport.FromGitleaks(Encoding.UTF8.GetBytes(Toml), out var left));
        Assert.Equal(["allowlist: commits: accept their findings with seal guard baseline"], left);
        Assert.Equal("acme-key", Assert.Single(Scan(configuration, "a.go", "acme_1a1b2c3d")).Rule.Id);
        Assert.Empty(Scan(configuration, "a.go", "acme_001b2c3d"));
        Assert.Empty(Scan(configuration, "a_test.go", "acme_1a1b2c3d"));
        Assert.Empty(Scan(configuration, "vendor/a.go", "acme_1a1b2c3d"));
        Assert.Empty(Scan(configuration, "s.yaml", "kind: Secret\nstringData: {a: Demo77, b: x-SAMPLE#1-y}\n"));
    }

    [Fact]
    public void Places_that_detect_secrets_accepts_are_taken_over()
    {
        var places = GuardImport.FromDetectSecrets("""{"results": {"a\\b.py": [{"type": "x", "line_number": 3}, {"line_number": 7}], "c.py": []}}"""u8);
        Assert.Equal([("a/b.py", 3), ("a/b.py", 7)], places.Order());
        Assert.Throws<SealingException>(() => GuardImport.FromDetectSecrets("""{"results": {"a": [{"type": "x"}]}}"""u8));
    }

    private static GuardConfiguration Parse(string text) => GuardConfiguration.Parse(Encoding.UTF8.GetBytes(text));

    private static IReadOnlyList<Finding> Scan(string configuration, string path, string text) => Scan(Parse(configuration), path, text);

    private static IReadOnlyList<Finding> Scan(GuardConfiguration configuration, string path, string text) =>
        PlaintextScanner.Scan(path, Encoding.UTF8.GetBytes(text), GuardContext.Read([], configuration));
}
