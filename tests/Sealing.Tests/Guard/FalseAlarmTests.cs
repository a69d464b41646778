using System.Text;
using Sealing.Guard;
using Xunit;

namespace Sealing.Tests.Guard;

/// <summary>Ciphertext, references, examples and public things, found in repositories of other people.</summary>
public sealed class FalseAlarmTests
{
    private static readonly string Sealed = "AgB" + SampleText.Fill("{b400}")[3..];

    [Fact]
    public void What_was_sealed_is_known_by_its_form_wherever_it_stands()
    {
        Assert.Empty(Scan("values.yaml", $"sealed:\n  password: {Sealed}\n  token: {Sealed}\n"));
        Assert.Empty(Scan("s.yaml", $"kind: SealedSecret\nspec:\n  encryptedData:\n    AWS_SECRET_ACCESS_KEY: {Sealed[..40]}+/{Sealed[40..]}\n"));
    }

    [Theory]
    [InlineData("AQICAHh/m3PlZjqxH2RhWMkvh8I/yFS9HrqbQ4D7nLlW6nExCF7Fi9+o95GZ+oFaLgQOk3TSHZLQH3fU4NwxrWO02qQZNESOs9EK5uRX+BEC")]
    [InlineData("'{cipher}f9263ee7f625cc2f6bf3f48d09b2a69b4b7ce0e2845e57b1837f344c6cf688a9'")]
    [InlineData("U2FsdGVkX1+vupppZksvRf5pq5g5XjFRIipRkwB0K1Y=")]
    [InlineData("wcFMA/xDdHCJBTolAQ/8D9cWyT5xZkAbeWwVq1Lm")]
    [InlineData("vault:v12:8SDd3WHDOjf7mq69CyCqYjBXAiQQAVZRkFM13ok481zoCmHnSeDX9vyf7w")]
    [InlineData("op://Home Lab/connect server/token")]
    [InlineData("$__env{OAUTH_CLIENT_SECRET}")]
    [InlineData("$__file{/etc/secrets/db_password}")]
    [InlineData("postgres://<path:secret/data/db#user>:<path:secret/data/db#password>@db:5432/app")]
    [InlineData("postgres://<user>:<password>@db:5432/app")]
    [InlineData("UPDATE_AWS_SECRET_ACCESS_KEY")]
    [InlineData("DB_PASSWORD")]
    public void Ciphertext_references_and_placeholders_are_no_values(string value)
    {
        Assert.Empty(Scan("secret.yaml", $"kind: Secret\nstringData:\n  clientSecret: {value}\n").Select(finding => finding.Message));
        Assert.Empty(Scan("values.yaml", $"app:\n  clientSecret: {value}\n").Select(finding => finding.Message));
    }

    [Theory]
    [InlineData("README.md", "-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEAGouSHrcvm2i4JSyw8zIDmjEU6QtBalmMRbCJIAgQ99BKjYyk\n...\n-----END RSA PRIVATE KEY-----\n")]
    [InlineData("grep.txt", "-----BEGIN PRIVATE KEY-----\nroles/proxy/files/production/key.pem:-----BEGIN PRIVATE KEY-----\n")]
    [InlineData("README.md", "mongodb://DB_USER:DB_PASSWORD@mongodb:27017\nhttps://x-access-token:GITHUB_TOKEN@github.com/a/b.git\n")]
    [InlineData("a.md", "https://b.s3.amazonaws.com/x?X-Amz-Credential=AKIAV234ANHBYFYXP6U4/20240101\n")]
    [InlineData("a.md", "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c\n")]
    [InlineData("Dockerfile", "ARG buildToken1\nENV API_TOKEN=$buildToken1\n")]
    [InlineData("crd.yaml", "kind: CustomResourceDefinition\nspec:\n  stringData:\n    type: object\n    description: Values of the Secret.\n    additionalProperties: {type: string}\n")]
    public void What_is_shown_or_filled_in_is_silent(string path, string text) => Assert.Empty(Scan(path, text).Select(finding => finding.Message));

    [Theory]
    [InlineData("stringData: {name: in-cluster, server: https://kubernetes.default.svc}", "warning SG107")]
    [InlineData("stringData: {username: app, host: db.internal, port: '5432'}", "warning SG107")]
    [InlineData("stringData: {username: app, password: geheim}", "error SG101")]
    [InlineData("stringData: {username: app, pin: '8341'}", "error SG101")]
    [InlineData("stringData: {url: 'https://app:geheim@db.internal/x'}", "error SG101")]
    [InlineData("stringData:\n  grafana.ini: |\n    [server]\n    domain = grafana.internal\n", "warning SG107")]
    [InlineData("stringData:\n  grafana.ini: |\n    [database]\n    password = geheim\n", "error SG101")]
    public void Settings_in_a_Secret_are_one_warning_and_a_password_beside_them_an_error(string data, string expected) =>
        Assert.Equal(expected, string.Join(", ", Scan("s.yaml", "kind: Secret\n" + data + "\n").Select(finding => $"{(finding.Severity == GuardSeverity.Error ? "error" : "warning")} {finding.Rule.Id}")));

    [Theory]
    [InlineData("kind: HelmRelease\nspec:\n  values:\n    secrets:\n      app:\n        stringData: {FOO: xdP7qSIeXKA62fZqA, PIN: geheim}\n", "SG403, SG403")]
    [InlineData("secrets:\n  app:\n    data: {PIN: ODM0MQ==}\n", "SG402")]
    [InlineData("imagePullSecret:\n  dockerconfigjson: eyJhdXRocyI6IHsiZ2hjci5pbyI6IHsiYXV0aCI6ICJZMms2WjJod1gza3dkVTVVYVU1SFNURnVNRTFRVGtJeFUxbHVVbEppZVROSmJqTmFPVk5LYzAwM09RPT0ifX19\n", "SG504")]
    [InlineData("db:\n  connectionString: Server=db;User=sa;Password=npN714672wzk49VX8\n", "SG515")]
    public void Secrets_among_values_are_found_once_each(string text, string expected) =>
        Assert.Equal(expected, string.Join(", ", Scan("values.yaml", text).Select(finding => finding.Rule.Id)));

    [Theory]
    [InlineData(1, null)]
    [InlineData(2, GuardSeverity.Error)]
    public void A_key_store_of_Java_is_judged_by_its_entries(int entries, GuardSeverity? expected)
    {
        byte[] certificate = [0, 0, 0, 2, 0, 1, (byte)'a', 0, 0, 0, 0, 0, 0, 0, 0, 0, 5, .. "X.509"u8, 0, 0, 0, 2, 0x30, 0];
        byte[] key = [0, 0, 0, 1, 0, 1, (byte)'b', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0];
        byte[] store = [0xFE, 0xED, 0xFE, 0xED, 0, 0, 0, 2, 0, 0, 0, (byte)entries, .. certificate, .. entries == 2 ? key : []];
        Assert.Equal(expected, PlaintextScanner.Scan("trust.jks", store).Select(finding => (GuardSeverity?)finding.Severity).SingleOrDefault());
    }

    [Fact]
    public void A_PKCS_12_in_which_no_key_can_be_seen_is_a_warning()
    {
        byte[] start = [0x30, 0x82, 4, 0, 2, 1, 3, 0];
        byte[] keyBag = [6, 11, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 0x0C, 0x0A, 1, 2];
        Assert.Equal(GuardSeverity.Warning, Assert.Single(PlaintextScanner.Scan("a.p12", start)).Severity);
        Assert.Equal(GuardSeverity.Error, Assert.Single(PlaintextScanner.Scan("a.p12", [.. start, .. keyBag])).Severity);
    }

    [Theory]
    [InlineData("kind: HelmRelease\nspec:\n  valuesFrom:\n  - kind: Secret\n    name: a\n  values:\n    tag: 1\n    tag: 2\n", GuardSeverity.Warning)]
    [InlineData("kind: Secret\nstringData:\n  tag: 1\n  tag: 2\n", GuardSeverity.Error)]
    public void A_file_that_cannot_be_read_says_why_and_weighs_less_where_it_only_refers_to_a_Secret(string text, GuardSeverity severity)
    {
        var found = Scan("s.yaml", text).Single(finding => finding.Rule.Id == "SG901");
        Assert.Equal(severity, found.Severity);
        Assert.Contains("duplicate key", found.Message, StringComparison.Ordinal);
    }

    private static IReadOnlyList<Finding> Scan(string path, string text) => PlaintextScanner.Scan(path, Encoding.UTF8.GetBytes(text));
}
