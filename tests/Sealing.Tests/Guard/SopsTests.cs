using System.Text;
using Sealing.Guard;
using Sealing.Sops;
using Xunit;

namespace Sealing.Tests.Guard;

/// <summary>Files that SOPS encrypts, against the creation rules of their repository.</summary>
public sealed class SopsTests
{
    private const string Cipher = "ENC[AES256_GCM,data:YWJj,iv:YWJj,tag:YWJj,type:str]";
    private const string Metadata = "sops:\n  age: [{recipient: age1one}]\n  mac: " + Cipher + "\n  version: 3.10.2\n";

    [Theory]
    [InlineData("secrets/a.yaml", "db: {pass: x1}\n", "SG201 db.pass")]
    [InlineData("secrets/a.yaml", "db: {pass: ''}\n", "")]
    [InlineData("other/a.yaml", "db: {pass: x1}\n", "")]
    [InlineData("secrets/kustomization.yaml", "resources: [a.yaml]\n", "")]
    [InlineData("secrets/a.json", "{\"db\": {\"pass\": \"x1\"}}", "SG201 db.pass")]
    [InlineData("k/a.sops.yaml", "kind: ConfigMap\ndata: {a: b}\n", "SG201 data.a")]
    [InlineData("k/a.sops.yaml", "kind: ConfigMap\nmetadata: {name: b}\n", "")]
    [InlineData("k/a.yaml", "kind: Secret\nstringData: {a: b}\n", "SG101 stringData.a")]
    [InlineData("k/a.yaml", "kind: ConfigMap\ndata: {a: b}\n", "")]
    [InlineData("nested/secrets/a.yaml", "a: b\n", "")]
    [InlineData("secrets/a.env", "# x\nHOST=db\nEMPTY=\nP=${P}\n", "SG201 HOST")]
    [InlineData("secrets/.env", "HOST=db\n", "SG201 HOST")]
    [InlineData("secrets/a.ini", "[s]\nk = v\n", "SG201 k")]
    [InlineData("secrets/a.txt", "some text\n", "SG201 ")]
    [InlineData("secrets/a.bin", "\0\u0001\u0002", "SG201 ")]
    [InlineData("secrets/README.md", "# Notes\n", "")]
    [InlineData("secrets/.gitignore", "*\n", "")]
    [InlineData("secrets/dev.pub", "ssh-ed25519 AAAA\n", "")]
    [InlineData("other/a.env", "HOST=db\n", "")]
    public void A_file_under_a_creation_rule_must_be_encrypted(string path, string text, string expected) => Assert.Equal(expected, Scan(path, text));

    [Theory]
    [InlineData("a: " + Cipher + "\nb: plain\n" + Metadata, "SG202 b")]
    [InlineData("a: " + Cipher + "\nb: ''\nc: null\nd: []\n" + Metadata, "")]
    [InlineData("a:\n- " + Cipher + "\n- 5\n" + Metadata, "SG202 a[1]")]
    [InlineData("a_unencrypted: plain\n" + Metadata, "")]
    [InlineData("password_unencrypted: n7Yq2Lw9Pz\n" + Metadata, "SG203 password_unencrypted")]
    [InlineData("# password: n7Yq2Lw9Pz\na: " + Cipher + " # the db\n" + Metadata, "SG203 password")]
    [InlineData("kind: Secret\nstringData:\n  a: " + Cipher + "\n" + Metadata + "  encrypted_regex: ^(data|stringData)$\n", "")]
    [InlineData("kind: Secret\nstringData: {a: plain}\n" + Metadata + "  encrypted_regex: ^(data|stringData)$\n", "SG202 stringData.a")]
    [InlineData("kind: Secret\nstringData: {a: plain}\n" + Metadata + "  encrypted_regex: ^other$\n", "SG203 stringData.a")]
    [InlineData("# seal: yes\na: " + Cipher + "\nb: plain\n" + Metadata + "  encrypted_comment_regex: seal\n", "")]
    [InlineData("password: n7Yq2Lw9Pz\n" + Metadata + "  unencrypted_comment_regex: plain\n", "SG203 password")]
    [InlineData("a: {x1: plain, y: plain}\n" + Metadata + "  encrypted_regex: '^x\\d\\z'\n", "SG202 a.x1")] // RE2's end of text
    [InlineData("a: {x_enc: plain, y: plain}\n" + Metadata + "  encrypted_suffix: _enc\n", "SG202 a.x_enc")]
    public void Plaintext_in_an_encrypted_file_is_found(string text, string expected) => Assert.Equal(expected, Scan("other/a.yaml", text));

    [Theory]
    [InlineData("a.env", "A=" + Cipher + "\nB=plain\nC=\nsops_mac=" + Cipher + "\nsops_version=3.10.2\n", "SG202 B")]
    [InlineData("a.env", "A_unencrypted=plain\nB=" + Cipher + "\nsops_mac=" + Cipher + "\nsops_unencrypted_suffix=_unencrypted\n", "")]
    [InlineData("a.ini", "[s]\nk = " + Cipher + "\nl = plain\n[sops]\nmac = " + Cipher + "\nversion = 3.10.2\n", "SG202 l")]
    [InlineData("a.ini", "[s]\nk = plain\n[t]\nx = " + Cipher + "\n[sops]\nmac = " + Cipher + "\nencrypted_regex = ^x$\nlastmodified = 2024-01-02T00:00:00Z\nversion = 3.10.2\nage__list_0__map_recipient = age1x\nage__list_0__map_enc = x\n", "")]
    [InlineData("secrets/a.conf", "{\n\t\"data\": \"" + Cipher + "\",\n\t\"sops\": {\n\t\t\"mac\": \"" + Cipher + "\"\n\t}\n}\n", "")]
    [InlineData("secrets/b.env", "A=" + Cipher + "\nsops_mac=" + Cipher + "\n", "")]
    public void Dotenv_INI_and_whole_files_are_encrypted_too(string path, string text, string expected) => Assert.Equal(expected, Scan(path, text));

    [Theory]
    [InlineData("age1one", "")]
    [InlineData("age1two", "SG204 sops")]
    [InlineData("age1one,age1two", "SG204 sops")]
    public void Recipients_are_those_of_the_rule(string recipients, string expected) =>
        Assert.Equal(expected, Scan("a.yaml", "a: " + Cipher + "\n" + Metadata, "creation_rules: [{path_regex: ^a, age: '" + recipients + "'}]"));

    [Theory]
    [InlineData("hc_vault_transit_uri: 'https://vault:8200/v1/sops/keys/dev'", "hc_vault: [{vault_address: 'https://vault:8200', engine_path: sops, key_name: dev}]", "")]
    [InlineData("hc_vault_transit_uri: 'https://vault:8200/v1/sops/keys/dev'", "hc_vault: [{vault_address: 'https://vault:8200', engine_path: sops, key_name: prod}]", "SG204 sops")]
    [InlineData("azure_keyvault: 'https://v.vault.azure.net/keys/k/1'", "azure_kv: [{vault_url: 'https://v.vault.azure.net', name: k, version: '1'}]", "")]
    [InlineData("kms: 'arn:aws:kms:eu-west-1:1:key/a+arn:aws:iam::1:role/r'", "kms: [{arn: 'arn:aws:kms:eu-west-1:1:key/a', role: 'arn:aws:iam::1:role/r'}]", "")]
    [InlineData("pgp: 'FBC7 B9E2'", "pgp: [{fp: FBC7B9E2}]", "")]
    [InlineData("key_groups: [{age: [age1one], gcp_kms: [{resource_id: r}]}, {pgp: [A1]}]", "key_groups: [{gcp_kms: [{resource_id: r}], age: [{recipient: age1one}]}, {pgp: [{fp: A1}]}]", "")]
    public void Recipients_are_compared_whatever_kind_of_key_they_have(string rule, string metadata, string expected) =>
        Assert.Equal(expected, Scan("a.yaml", "a: " + Cipher + "\nsops:\n  " + metadata + "\n  mac: " + Cipher + "\n", "creation_rules: [{path_regex: ^a, " + rule + "}]"));

    [Fact]
    public void The_nearest_configuration_and_its_first_rule_count()
    {
        var context = GuardContext.Read(new Dictionary<string, byte[]>
        {
            [".sops.yaml"] = Encoding.UTF8.GetBytes("creation_rules: [{path_regex: 'secret'}]"),
            ["apps/secrets/.sops.yaml"] = Encoding.UTF8.GetBytes("creation_rules: [{age: age1x}]"),
            ["team/.sops.yaml"] = Encoding.UTF8.GetBytes("creation_rules: [{path_regex: '^only/'}, {path_regex: '(broken'}]"),
        });
        Assert.Single(PlaintextScanner.Scan("secret/a.yaml", "a: b\n"u8, context));
        Assert.Single(PlaintextScanner.Scan("apps/secrets/a.yaml", "a: b\n"u8, context));
        Assert.Empty(PlaintextScanner.Scan("team/secret/a.yaml", "a: b\n"u8, context));
        Assert.Single(PlaintextScanner.Scan("team/only/a.yaml", "a: b\n"u8, context));
        Assert.Equal("team/.sops.yaml", Assert.Single(PlaintextScanner.ScanContext(["secret/a.yaml", "team/secret/a.yaml", "team/only/a.yaml"], context)).File);
        Assert.Empty(PlaintextScanner.ScanContext(["secret/a.yaml", "team/only/a.yaml"], context));
    }

    // sops fails at each of these. RE2 has no lookaround and repeats no more than a thousand times.
    [Theory]
    [InlineData("creation_rules:\n- path_regex: secrets/.*\n  age: age1x\n\tbroken\n", "4:1 ")]
    [InlineData("creation_rules:\n- path_regex: 'secrets/(?!x).*'\n", "2:15 creation_rules[0].path_regex")]
    [InlineData("creation_rules:\n- path_regex: '(a{1,1000}){1,1000}secrets/.*'\n", "2:15 creation_rules[0].path_regex")]
    [InlineData("creation_rules:\n- path_regex: '^other/'\n- path_regex: '('\n", "3:15 creation_rules[1].path_regex")]
    [InlineData("creation_rules:\n- path_regex: a\n  mac_only_encrypted: !!bool maybe\n", "3:30 creation_rules[0].mac_only_encrypted")]
    [InlineData("creation_rules:\n- encrypted_regex: '(?=a)'\n", "2:20 creation_rules[0].encrypted_regex")]
    [InlineData("creation_rules:\n- encrypted_regex: a\n  unencrypted_regex: b\n", "3:22 creation_rules[0].unencrypted_regex")]
    [InlineData("creation_rules: secrets\n", "1:17 creation_rules")]
    [InlineData("creation_rules: [secrets]\n", "1:18 creation_rules[0]")]
    [InlineData("- path_regex: a\n", "1:3 ")]
    public void A_configuration_that_sops_cannot_use_is_an_error_at_its_place(string rules, string expected)
    {
        var context = GuardContext.Read([KeyValuePair.Create("a/.sops.yaml", Encoding.UTF8.GetBytes(rules))]);
        var finding = Assert.Single(PlaintextScanner.ScanContext(["a/secrets/a.yaml", "a/.sops.yaml", "b.yaml"], context));
        Assert.Equal(("SG205", "a/.sops.yaml", GuardSeverity.Error, expected), (finding.Rule.Id, finding.File, finding.Severity, $"{finding.Line}:{finding.Column} {finding.YamlPath}"));
        Assert.NotEmpty(finding.Detail);
        Assert.Equal("SG101", Assert.Single(PlaintextScanner.Scan("a/secrets/a.yaml", "kind: Secret\nstringData: {a: value-1}\n"u8, context)).Rule.Id);
        Assert.Equal(GuardSeverity.Warning, Assert.Single(PlaintextScanner.ScanContext(["a/.sops.yaml", "b.yaml"], context)).Severity);
        Assert.Empty(PlaintextScanner.ScanContext(["b.yaml"], context));
    }

    [Fact]
    public void A_configuration_that_is_too_large_to_be_read_is_an_error()
    {
        var large = Encoding.UTF8.GetBytes("creation_rules: [{path_regex: secrets/}]\n#" + new string('x', GuardContext.MaxFileSize));
        var finding = Assert.Single(PlaintextScanner.ScanContext(["secrets/a.yaml"], GuardContext.Read([KeyValuePair.Create(".sops.yaml", large)])));
        Assert.Equal(("SG205", GuardSeverity.Error), (finding.Rule.Id, finding.Severity));
        Assert.Equal("SG902", Assert.Single(PlaintextScanner.ScanContext([], GuardContext.Read([KeyValuePair.Create("kustomization.yaml", large)]))).Rule.Id);
    }

    [Fact]
    public void A_rule_whose_keys_are_not_known_here_still_wants_its_files_encrypted()
    {
        Assert.Equal("SG201 db.pass", Scan("secrets/a.yaml", "db: {pass: x1}\n", "creation_rules: [{path_regex: secrets/, age: '${AGE_KEY}', kms: not-an-arn}]"));
    }

    // A misspelt path_regex makes a rule for all paths, which no file has to be encrypted for.
    [Fact]
    public void A_misspelt_field_is_told_of_where_the_configuration_itself_is_looked_at()
    {
        var context = GuardContext.Read([KeyValuePair.Create("a/.sops.yaml", Encoding.UTF8.GetBytes("creation_rules:\n- pathregex: secrets/\n  age: age1x\n"))]);
        var finding = Assert.Single(PlaintextScanner.ScanContext(["a/secrets/a.yaml", "a/.sops.yaml", "a/.sops.yaml"], context));
        Assert.Equal(("SG206", "a/.sops.yaml", GuardSeverity.Warning, 2, 3), (finding.Rule.Id, finding.File, finding.Severity, finding.Line, finding.Column));
        Assert.EndsWith("write path_regex", finding.Detail, StringComparison.Ordinal);
        Assert.Empty(PlaintextScanner.ScanContext(["a/secrets/a.yaml"], context));
    }

    // Keys and destinations say nothing of which files must be encrypted: sops alone fails there.
    [Theory]
    [InlineData("creation_rules: [{path_regex: secrets/, azure_keyvault: x}]")]
    [InlineData("creation_rules: [{path_regex: secrets/, age: age1x}]\ndestination_rules: [{}]")]
    public void A_rule_with_a_fault_that_hides_nothing_holds_on(string rules)
    {
        var context = GuardContext.Read([KeyValuePair.Create(".sops.yaml", Encoding.UTF8.GetBytes(rules))]);
        Assert.Equal("SG201", Assert.Single(PlaintextScanner.Scan("secrets/a.yaml", "db: {pass: x1}\n"u8, context)).Rule.Id);
        Assert.Empty(PlaintextScanner.ScanContext(["secrets/a.yaml"], context));
        Assert.Equal(("SG205", GuardSeverity.Warning), Assert.Single(PlaintextScanner.ScanContext([".sops.yaml"], context)) is var finding ? (finding.Rule.Id, finding.Severity) : default);
    }

    [Fact]
    public void The_creation_rule_for_a_file_is_that_of_the_nearest_configuration_and_a_broken_one_names_its_file()
    {
        var context = GuardContext.Read(new Dictionary<string, byte[]>
        {
            [".sops.yaml"] = Encoding.UTF8.GetBytes("creation_rules: [{path_regex: no}, {path_regex: a}]"),
            ["b/.sops.yaml"] = Encoding.UTF8.GetBytes("creation_rules: [{azure_keyvault: x}]"),
        });
        Assert.Equal((2, ".sops.yaml"), (context.CreationRuleFor("a/s.yaml")!.Number, context.SopsConfigurationFor("a/s.yaml")));
        Assert.Null(context.CreationRuleFor("s.txt"));
        Assert.StartsWith("b/.sops.yaml: line 1, column 35, creation_rules[0].azure_keyvault: ", Assert.Throws<SealingException>(() => context.CreationRuleFor("b/s.yaml")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_configuration_of_the_wrong_name_is_not_obeyed_and_told_of()
    {
        var context = GuardContext.Read([KeyValuePair.Create("a/.sops.yml", Encoding.UTF8.GetBytes("creation_rules: [{path_regex: secrets/}]"))]);
        Assert.Empty(PlaintextScanner.Scan("a/secrets/a.yaml", "db: {pass: x1}\n"u8, context));
        var finding = Assert.Single(PlaintextScanner.ScanContext(["a/secrets/a.yaml"], context));
        Assert.Equal(("SG206", "a/.sops.yml", GuardSeverity.Warning), (finding.Rule.Id, finding.File, finding.Severity));
        Assert.Empty(PlaintextScanner.ScanContext(["b.yaml"], context));
    }

    private static string Scan(string path, string text, string rules = "creation_rules:\n- path_regex: ^secrets/\n- path_regex: \\.sops\\.yaml$\n  encrypted_regex: ^(data|stringData)$\n- path_regex: .*\\.yaml\n  encrypted_regex: ^(data|stringData)$\n")
    {
        var context = GuardContext.Read([KeyValuePair.Create(".sops.yaml", Encoding.UTF8.GetBytes(rules))]);
        return string.Join(", ", PlaintextScanner.Scan(path, Encoding.UTF8.GetBytes(text), context).Select(finding => $"{finding.Rule.Id} {finding.YamlPath}"));
    }
}
