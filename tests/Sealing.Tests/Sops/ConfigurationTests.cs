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

    // yaml.v3 takes these for switches where it wants one.
    [Theory]
    [InlineData("true", true)]
    [InlineData("True", true)]
    [InlineData("yes", true)]
    [InlineData("on", true)]
    [InlineData("no", false)]
    [InlineData("~", false)]
    public void What_the_MAC_covers_is_said_in_the_words_for_a_switch(string word, bool expected) =>
        Assert.Equal(expected, Parse("creation_rules:\n- {mac_only_encrypted: " + word + ", age: age1a}\n").RuleFor("x")!.MacOnlyEncrypted);

    [Fact]
    public void Fields_that_a_merge_brings_in_count_where_the_rule_has_none_of_that_name_and_the_first_merge_wins()
    {
        var rule = Parse("""
            a: &a {age: age1a, encrypted_regex: ^a$}
            b: &b {age: age1b, encrypted_regex: ^b$, path_regex: ^b, shamir_threshold: 2}
            creation_rules:
            - <<: [*a, *b]
              encrypted_regex: ^own$
            """).RuleFor("b")!;

        Assert.Equal(("age1a", "^own$", "^b", 2), (rule.KeyGroups[0].Keys[0].Id, rule.Selection.EncryptedRegex, rule.PathRegex, rule.ShamirThreshold));
    }

    [Fact]
    public void That_no_rule_is_for_a_path_is_an_answer() => Assert.Null(Parse("creation_rules:\n- path_regex: never\n").RuleFor("x"));

    // A fault in another creation rule stopped every command for every file (a report of sops' users).
    [Theory]
    [InlineData("{encrypted_suffix: a, unencrypted_suffix: b}", "line 6, column 47, creation_rules[1].unencrypted_suffix: cannot use more than one of encrypted_suffix, unencrypted_suffix, encrypted_regex, unencrypted_regex, encrypted_comment_regex, or unencrypted_comment_regex in the same file: encrypted_suffix and unencrypted_suffix are set")]
    [InlineData("{encrypted_regex: '('}", "line 6, column 23, creation_rules[1].encrypted_regex: cannot use the regular expression '(': a '(' is never closed")]
    [InlineData("{age: {}}", "line 6, column 11, creation_rules[1].age: must be a list or a text")]
    [InlineData("{age: [[age1a]]}", "line 6, column 12, creation_rules[1].age[0]: must be a text")]
    [InlineData("{shamir_threshold: x}", "line 6, column 24, creation_rules[1].shamir_threshold: must be a number")]
    [InlineData("{mac_only_encrypted: maybe}", "line 6, column 26, creation_rules[1].mac_only_encrypted: must be true or false")]
    [InlineData("{key_groups: [{kms: [{role: x}]}]}", "line 6, column 26, creation_rules[1].key_groups[0].kms[0].arn: it is missing")]
    [InlineData("{key_groups: {}}", "line 6, column 18, creation_rules[1].key_groups: must be a list")]
    [InlineData("{azure_keyvault: x}", "line 6, column 22, creation_rules[1].azure_keyvault: not the URL of a key in Azure Key Vault: x")]
    [InlineData("{<<: 1}", "line 6, column 10, creation_rules[1].<<: a merge key needs a map or a list of maps")]
    public void A_broken_rule_refuses_its_own_files_and_no_others(string fields, string fault)
    {
        var configuration = Parse("creation_rules:\n- path_regex: ^good\n  age: age1a\n-\n  <<:\n  - " + fields + "\n  path_regex: ^bad\n- age: age1b\n");

        Assert.Equal((1, 3), (configuration.RuleFor("good")!.Number, configuration.RuleFor("x")!.Number));
        Assert.Equal(fault, Assert.Throws<SealingException>(() => configuration.RuleFor("bad")).Message);
        Assert.Equal(fault, Assert.Single(configuration.Faults).ToString());
    }

    // Of these it cannot be told which files they are for: all that get to them are refused.
    [Theory]
    [InlineData("path_regex: '('", "line 3, column 15, creation_rules[1].path_regex: can not compile regexp: ")]
    [InlineData("path_regex: '(?=a)'", "line 3, column 15, creation_rules[1].path_regex: can not compile regexp: ")]
    [InlineData("path_regex: [a]", "line 3, column 15, creation_rules[1].path_regex: must be a text")]
    [InlineData("a", "line 3, column 3, creation_rules[1]: must be a map")]
    public void A_rule_of_which_the_paths_are_unknown_refuses_what_no_rule_before_it_is_for(string rule, string fault)
    {
        var configuration = Parse("creation_rules:\n- path_regex: ^good\n- " + rule + "\n- path_regex: x\n");

        Assert.Equal(1, configuration.RuleFor("good")!.Number);
        Assert.StartsWith(fault, Assert.Throws<SealingException>(() => configuration.RuleFor("x")).Message, StringComparison.Ordinal);
        Assert.StartsWith(fault, Assert.Single(configuration.Faults).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]", "line 1, column 1: must be a map")]
    [InlineData("creation_rules: {}", "line 1, column 17, creation_rules: must be a list")]
    [InlineData("a: 1\ndestination_rules: x", "line 2, column 20, destination_rules: must be a list")]
    [InlineData("a: [", "line 1, column 5: not valid YAML")]
    public void A_file_that_is_no_configuration_is_an_error_at_its_place(string text, string message) =>
        Assert.Contains(message, Assert.Throws<SealingException>(() => Parse(text)).Message, StringComparison.Ordinal);

    // Reports of sops' users: getsops/sops#479, #804, #989. A name that is not known was passed over without a word.
    [Theory]
    [InlineData("creation_rules: [{encrypted-regex: a}]", "creation_rules[0].encrypted-regex", "encrypted_regex")]
    [InlineData("creation_rules: [{gcp-kms: a}]", "creation_rules[0].gcp-kms", "gcp_kms")]
    [InlineData("creation_rules: [{arn: a}]", "creation_rules[0].arn", "kms")]
    [InlineData("creation_rules: [{keygroups: []}]", "creation_rules[0].keygroups", "key_groups")]
    [InlineData("creation_rules: [{path_regexp: a}]", "creation_rules[0].path_regexp", "path_regex")]
    [InlineData("creation_rules: [{filename_regex: a}]", "creation_rules[0].filename_regex", "path_regex")]
    [InlineData("creation_rules: [{hc_vault: a}]", "creation_rules[0].hc_vault", "hc_vault_transit_uri")]
    [InlineData("creation_rules: [{kms_arn: a}]", "creation_rules[0].kms_arn", "kms")]
    [InlineData("creation_rules: [{key_groups: [{gpg: [a]}]}]", "creation_rules[0].key_groups[0].gpg", "pgp")]
    [InlineData("creation_rules: [{key_groups: [{kms: [{arn: a, Role: b}]}]}]", "creation_rules[0].key_groups[0].kms[0].Role", "role")]
    [InlineData("creation_rules: [{key_groups: [{azure_keyvault: [{vaultUrl: a, name: b, key: c}]}]}]", "creation_rules[0].key_groups[0].azure_keyvault[0].name", "key")]
    [InlineData("destination_rules: [{s3_bucket: a, reencryption_rule: {}}]", "destination_rules[0].reencryption_rule", "recreation_rule")]
    [InlineData("creation-rules: []", "creation-rules", "creation_rules")]
    [InlineData("creation_rule: []", "creation_rule", "creation_rules")]
    [InlineData("creation_rules: [{description: a}]", "creation_rules[0].description", null)]
    public void A_field_that_sops_does_not_know_is_named_with_the_spelling_that_was_meant(string text, string field, string? meant)
    {
        var fault = Assert.Single(Parse(text).Faults);
        Assert.Equal((field, "sops does not know this field and passes it over" + (meant is null ? "" : ": write " + meant)), (fault.Field, fault.Reason));
    }

    [Fact]
    public void What_stands_beside_the_rules_for_anchors_and_what_several_rules_merge_is_told_of_not_at_all_or_once()
    {
        Assert.Empty(Parse("keys: [&k age1a]\nx-team: {}\ncreation_rules: [{age: *k}]\n").Faults);
        Assert.Equal((1, 5), Assert.Single(Parse("a: &a {kms-arn: b}\ncreation_rules:\n- {<<: *a, path_regex: a}\n- <<: *a\n").Faults) is var fault ? (fault.Line, fault.Column - 3) : default);
    }

    [Fact]
    public void A_configuration_without_rules_has_none_and_says_how_to_indent()
    {
        var configuration = Parse("stores: {yaml: {indent: 2}, json: {indent: 1}, dotenv: {}}\n");

        Assert.Null(configuration.RuleFor("x"));
        Assert.Equal((2, 1), (configuration.Indents["yaml"], configuration.Indents["json"]));
        Assert.Null(Parse("").RuleFor("x"));
    }

    private static SopsConfiguration Parse(string text) => SopsConfiguration.Parse(Encoding.UTF8.GetBytes(text), TimeProvider.System);
}
