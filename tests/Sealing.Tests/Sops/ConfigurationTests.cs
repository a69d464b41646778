using System.Text;
using Sealing.Sops;
using Xunit;

namespace Sealing.Tests.Sops;

/// <summary>Creation rules, as SOPS' documentation describes them.</summary>
public sealed class ConfigurationTests
{
    [Fact]
    public void The_first_rule_that_matches_somewhere_in_the_path_counts_and_one_without_a_path_matches_all()
    {
        var configuration = Parse("creation_rules:\n- path_regex: prod/\n  age: age1a\n- {path_regex: \\.json$, age: age1b}\n- age: age1c\n");

        Assert.Equal(1, configuration.RuleFor("apps/prod/x.json")!.Number);
        Assert.Equal(2, configuration.RuleFor("x.json")!.Number);
        Assert.Equal(3, configuration.RuleFor("x.yaml")!.Number);
    }

    [Fact]
    public void Keys_of_a_rule_are_one_group_in_a_fixed_order_from_texts_and_lists()
    {
        var rule = Parse("""
            creation_rules:
            - hc_vault_transit_uri: https://vault:8200/v1/sops/transit/keys/key
              azure_keyvault: https://v.vault.azure.net/keys/name/version
              gcp_kms: projects/p/locations/l/keyRings/r/cryptoKeys/k
              kms: arn:aws:kms:a:1:key/1 , arn:aws:kms:b:1:alias/x+arn:aws:iam::1:role/r
              aws_profile: work
              pgp: [AA BB, CC]
              age: "age1a, ,age1b"
            """).RuleFor("x")!;

        var group = Assert.Single(rule.KeyGroups);

        Assert.Equal(
            [
                "age age1a", "age age1b", "pgp AABB", "pgp CC", "kms arn:aws:kms:a:1:key/1|work", "kms arn:aws:kms:b:1:alias/x+arn:aws:iam::1:role/r|work",
                "gcp_kms projects/p/locations/l/keyRings/r/cryptoKeys/k", "azure_kv https://v.vault.azure.net/keys/name/version",
                "hc_vault https://vault:8200/v1/sops/transit/keys/key",
            ],
            group.Keys.Select(key => key.Kind + " " + key.Identity));
    }

    [Fact]
    public void Key_groups_win_merge_others_and_hold_each_key_once()
    {
        var rule = Parse("""
            keys: &team
              age: [age1a]
              kms: [{arn: "arn:aws:kms:a:1:key/1", role: "arn:aws:iam::1:role/r", context: {b: 2, a: x}}]
            creation_rules:
            - age: age1ignored
              shamir_threshold: 2
              key_groups:
              - merge: [*team, {merge: [{pgp: [AA]}]}]
                age: [age1a, age1b]
              - <<: *team
            """).RuleFor("x")!;

        Assert.Equal(2, rule.ShamirThreshold);
        Assert.Equal(["age1a", "arn:aws:kms:a:1:key/1+arn:aws:iam::1:role/r|a:x,b:2", "AA", "age1b"], rule.KeyGroups[0].Keys.Select(key => key.Identity));
        Assert.Equal(["age1a", "arn:aws:kms:a:1:key/1+arn:aws:iam::1:role/r|a:x,b:2"], rule.KeyGroups[1].Keys.Select(key => key.Identity));
    }

    [Fact]
    public void A_rule_says_which_values_are_encrypted_and_what_the_MAC_covers()
    {
        var rule = Parse("creation_rules:\n- {encrypted_regex: ^data$, mac_only_encrypted: true, age: age1a, unknown: 1}\nunknown: []\n").RuleFor("x")!;

        Assert.Equal(new SopsSelection { EncryptedRegex = "^data$" }, rule.Selection);
        Assert.True(rule.MacOnlyEncrypted);
    }

    [Theory]
    [InlineData("creation_rules:\n- path_regex: never\n", "no matching creation rules found")]
    [InlineData("creation_rules:\n- path_regex: '('\n", "can not compile regexp")]
    [InlineData("creation_rules:\n- path_regex: '(?=a)'\n", "can not compile regexp")]
    public void A_path_without_a_rule_is_an_error(string text, string message) =>
        Assert.Contains(message, Assert.Throws<SopsException>(() => Parse(text).RuleFor("x")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("[]", "must be a map")]
    [InlineData("creation_rules: {}", "creation_rules must be a list")]
    [InlineData("creation_rules: [a]", "creation rule 1 must be a map")]
    [InlineData("creation_rules: [{age: {}}]", "creation rule 1.age must be a list or a text")]
    [InlineData("creation_rules: [{shamir_threshold: x}]", "creation rule 1.shamir_threshold must be a number")]
    [InlineData("creation_rules: [{key_groups: [{kms: [{role: x}]}]}]", "arn is missing")]
    [InlineData("creation_rules: [{azure_keyvault: x}]", "Azure")]
    [InlineData("creation_rules: [{encrypted_suffix: a, unencrypted_suffix: b}]", "cannot use more than one of")]
    public void A_configuration_of_another_form_is_an_error_that_says_where(string text, string message) =>
        Assert.Contains(message, Assert.Throws<SopsException>(() => Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_configuration_without_rules_has_none_and_says_how_to_indent()
    {
        var configuration = Parse("stores: {yaml: {indent: 2}, json: {indent: 1}, dotenv: {}}\n");

        Assert.Null(configuration.RuleFor("x"));
        Assert.Equal((2, 1), (configuration.Indents["yaml"], configuration.Indents["json"]));
        Assert.Null(Parse("").RuleFor("x"));
    }

    private static SopsConfiguration Parse(string text) => SopsConfiguration.Parse(Encoding.UTF8.GetBytes(text), new SopsKeyParser(TimeProvider.System));
}
