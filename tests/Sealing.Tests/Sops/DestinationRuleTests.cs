using System.Text;
using Sealing.Sops;
using Xunit;

namespace Sealing.Tests.Sops;

/// <summary>Destination rules of a <c>.sops.yaml</c>. Source: SOPS' documentation of publish.</summary>
public sealed class DestinationRuleTests
{
    [Fact]
    public void The_first_rule_that_matches_the_path_as_it_was_given_counts()
    {
        var configuration = Parse("destination_rules:\n- {path_regex: ^a/, s3_bucket: one, s3_prefix: p/}\n- {vault_path: x, omit_extensions: true}\n");

        Assert.Equal((1, "one", "p/", false), Of(configuration.DestinationFor("a/x.yaml")!));
        Assert.Equal((2, null, "", true), Of(configuration.DestinationFor("./a/x.yaml")!));

        static (int, string?, string, bool) Of(SopsDestinationRule rule) => (rule.Number, rule.S3Bucket, rule.S3Prefix, rule.OmitExtensions);
    }

    [Fact]
    public void A_Vault_is_one_of_version_2_at_secret_unless_the_rule_says_otherwise()
    {
        var configuration = Parse("destination_rules:\n- {path_regex: a, vault_path: x}\n- {vault_path: y, vault_address: https://v, vault_kv_mount_name: old/kv/, vault_kv_version: 1}\n");

        Assert.Equal((null, "secret/", 2), Of(configuration.DestinationFor("a")!));
        Assert.Equal(("https://v", "old/kv/", 1), Of(configuration.DestinationFor("b")!));

        static (string?, string, int) Of(SopsDestinationRule rule) => (rule.VaultAddress, rule.VaultMount, rule.VaultVersion);
    }

    [Fact]
    public void A_recreation_rule_counts_where_it_names_keys()
    {
        var configuration = Parse("destination_rules:\n- {path_regex: a, s3_bucket: x, recreation_rule: {pgp: ABCD, encrypted_suffix: _s}}\n- {s3_bucket: x, recreation_rule: {encrypted_suffix: _s}}\n");

        var rule = configuration.DestinationFor("a")!.RecreationRule!;
        Assert.Equal(("ABCD", "_s"), (Assert.Single(rule.KeyGroups[0].Keys).Id, rule.Selection.EncryptedSuffix));
        Assert.Null(configuration.DestinationFor("b")!.RecreationRule);
    }

    // Other commands read the same file, and must not fail for a rule that is not theirs.
    [Theory]
    [InlineData("[{s3_bucket: a, vault_path: b}]", "line 1, column 21, destination_rules[0]: must name one destination")]
    [InlineData("[{path_regex: no, s3_bucket: a}, {recreation_rule: {age: ''}}]", "line 1, column 53, destination_rules[1]: must name one destination")]
    [InlineData("[{vault_path: b, vault_kv_version: 3}]", "line 1, column 55, destination_rules[0].vault_kv_version: must be 1 or 2")]
    [InlineData("[{path_regex: (, s3_bucket: a}]", "can not compile regexp")]
    public void A_rule_that_says_no_single_place_is_an_error_when_it_is_used(string rules, string message)
    {
        var configuration = Parse("destination_rules: " + rules);
        Assert.Contains(message, Assert.Throws<SealingException>(() => configuration.DestinationFor("x")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[{path_regex: no, s3_bucket: a}]")]
    [InlineData("[]")]
    public void That_no_rule_is_for_a_path_is_an_answer(string rules) => Assert.Null(Parse("destination_rules: " + rules).DestinationFor("x"));

    private static SopsConfiguration Parse(string text) => SopsConfiguration.Parse(Encoding.UTF8.GetBytes(text), TimeProvider.System);
}
