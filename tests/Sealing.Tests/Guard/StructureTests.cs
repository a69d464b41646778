using System.Text;
using Sealing.Guard;
using Xunit;

namespace Sealing.Tests.Guard;

/// <summary>Where a secret stands is what tells that it is one.</summary>
public sealed class StructureTests
{
    [Theory]
    [InlineData("kind: Secret\ndata:\n  a: b2s=\n", "3:6 data.a")]
    [InlineData("kind: Secret\nstringData: {a: 1, b: true, c: z}\n", "2:17 stringData.a, 2:23 stringData.b, 2:32 stringData.c")]
    [InlineData("kind: >-\n  Secret\nstringData: {a: b}\n", "3:17 stringData.a")]
    [InlineData("? kind\n: Secret\n? stringData\n: {a: b}\n", "4:7 stringData.a")]
    [InlineData("kind: Secret\nstringData: {a: '__TOKEN__', b: '?{gpg:a/b}', c: '#{Password}', d: 'AQIC...==', e: '%{hiera(1)}'}\n", "")]
    [InlineData("kind: Secret\ndata:\n  tls.key: b2s=\n", "3:12 data[\"tls.key\"]")]
    [InlineData("---\nkind: Service\n---\nkind: Secret\nstringData: {a: b}\n", "5:17 doc[2].stringData.a")]
    [InlineData("kind: List\nitems:\n- kind: ConfigMap\n- kind: Secret\n  stringData:\n    a: b\n", "6:8 items[1].stringData.a")]
    [InlineData("kind: List\nitems:\n- kind: SecretList\n  items:\n  - stringData: {a: b}\n", "5:21 items[0].items[0].stringData.a")]
    [InlineData("kind: HelmRelease\nspec:\n  values:\n    extra:\n    - kind: Secret\n      stringData: {a: b}\n", "6:23 spec.values.extra[0].stringData.a")]
    [InlineData("x: &x b2s=\nkind: Secret\ndata: {a: *x}\n", "3:11 data.a")]
    [InlineData("kind: Secret\ndata:\n  <<: {a: b2s=}\n", "3:11 data.a")]
    [InlineData("kind: Secret\ndata:\n  a: b2s=\n  <<: {a: d2k=}\n", "3:6 data.a, 4:11 data.a")] // the merged one counts, and the other is in the file
    [InlineData("kind: ConfigMap\n<<: {kind: Secret}\ndata: {a: b2s=}\n", "3:11 data.a")]
    [InlineData("{\"kind\": \"Secret\",\n \"stringData\": {\"a\": \"b\"}}\n", "2:22 stringData.a")]
    [InlineData("[{\"kind\": \"Secret\", \"stringData\": {\"a\": \"b\"}}]\n", "1:41 [0].stringData.a")]
    [InlineData("kind: ConfigMap\ndata:\n  s: |\n    kind: Secret\n    stringData:\n      a: b\n", "6:10 data.s.stringData.a")]
    [InlineData("run: |\n  set -e\n  cat <<EOF | kubectl apply -f -\n  kind: Secret\n  stringData:\n    a: b\n    c: ${{ secrets.C }}\n    d: $D\n  EOF\n  cat <<EOF\n  kind: Secret\n  data:\n    e.f: Z2VoZWlt\n  EOF\n", "6:8 run.stringData.a, 13:10 run.data[\"e.f\"]")]
    [InlineData("kind: Secret\nstringData: {a: 'a8F$KLm2#p', b: 'M@rket@2024', c: 'p%Zeta%9xK', d: 'fq2__AB__9', e: 'pa$$W0RD!x'}\n", "2:17 stringData.a, 2:34 stringData.b, 2:52 stringData.c, 2:69 stringData.d, 2:86 stringData.e")]
    [InlineData("kind: Secret\nstringData: {a: 'postgres://app:geheim99@${HOST}/db', b: 'host=${HOST} password=geheim99', c: 'postgres://app:${P}@${HOST}/db', d: '$HOST:5432', e: 'password=${P}'}\n", "2:17 stringData.a, 2:58 stringData.b")]
    [InlineData("kind: SealedSecret\ndata: {a: b2s=}\nspec:\n  stringData: {b: '4711'}\n  encryptedData: {}\n", "2:11 data.a, 4:19 spec.stringData.b")]
    [InlineData("kind: Secret\nmetadata:\n  name: x\ntype: Opaque\n", "")]
    [InlineData("valuesFrom:\n- kind: Secret\n  name: x\n", "")]
    [InlineData("kind: Secret\ndata:\n  ca.crt: LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1JSUI=\n", "")]
    [InlineData("kind: Secret\nstringData:\n  known_hosts: github.com ssh-ed25519 AAAAC3NzaC1lZDI1NTE5\n", "")]
    public void A_value_in_a_Secret_is_found_with_its_place(string text, string expected) =>
        Assert.Equal(expected, string.Join(", ", Scan("x.yaml", text).Select(finding => $"{finding.Line}:{finding.Column} {finding.YamlPath}")));

    [Theory]
    [InlineData("password: Tr0ub4dor&3")]
    [InlineData("dbPassword: 9f8a7b6c5d4e")]
    [InlineData("client-secret: q8Jx-2Lp9_zz")]
    [InlineData("auth: {token: n7Yq2Lw9Pz}")]
    [InlineData("- name: DB_PASSWORD\n  value: n7Yq2Lw9Pz")]
    [InlineData("args: [--password, n7Yq2Lw9Pz]")]
    [InlineData("- {op: add, path: /spec/dbPassword, value: n7Yq2Lw9Pz}")]
    [InlineData("environment:\n- DB_PASSWORD=n7Yq2Lw9Pz")]
    [InlineData("smtpPass: n7Yq2Lw9Pz")]
    [InlineData("\"pass\": n7Yq2Lw9Pz")]
    [InlineData("passcode: n7Yq2Lw9Pz")]
    [InlineData("bearer: n7Yq2Lw9Pzn7Yq")]
    [InlineData("password: ${DB_PASSWORD:-n7Yq2Lw9Pz}")]
    [InlineData("kind: ConfigMap\ndata:\n  a: |\n    password: n7Yq2Lw9Pz")]
    [InlineData("kind: ConfigMap\ndata:\n  a: '{\"db\": {\"password\": \"n7Yq2Lw9Pz\"}}'")]
    [InlineData("secretGenerator:\n- name: db\n  literals: [password=n7Yq2Lw9Pz]")]
    public void A_sensitive_name_with_a_strong_value_is_found(string text) => Assert.Single(Scan("config.yaml", text + "\n"));

    [Theory]
    [InlineData("password: \"\"")]
    [InlineData("password: changeme")]
    [InlineData("passwordFile: /run/secrets/Passw0rd1")]
    [InlineData("existingSecret: my-release-postgresql-2")]
    [InlineData("secretName: wildcard-tls-2024")]
    [InlineData("tokenUrl: https://login.example.com/oauth2/v2.0/token")]
    [InlineData("tokenExpirySeconds: 86400000")]
    [InlineData("password: The password of the user, at least 8 characters")]
    [InlineData("token: ${{ secrets.GITHUB_TOKEN }}")]
    [InlineData("apiKey: \"{{ .Values.apiKey }}\"")]
    [InlineData("password: ref+awssecrets://prod/db#/password1")]
    [InlineData("passwordSecretRef: {name: db-credentials-1, key: password1}")]
    [InlineData("secretKey: s3-access-key")]
    [InlineData("publicKey: n7Yq2Lw9Pzn7Yq2Lw9Pz")]
    [InlineData("imagePullSecret: regcred2024a")]
    [InlineData("automountServiceAccountToken: false")]
    [InlineData("max_tokens: 4096")]
    [InlineData("output_token: Jobs[-1].JobId2")]
    [InlineData("token: getToken(name1)")]
    [InlineData("checksum/secret: 8f434346648f6b96df89dda901c5176b10a6d83961dd3c1ac88b59b2dc327aa4")]
    [InlineData("secret-hash: 8f434346648f6b96df89dda901c5176b")]
    public void A_name_or_a_placeholder_is_no_secret(string text) => Assert.Empty(Scan("config.yaml", text + "\n").Select(finding => finding.Message));

    [Theory]
    [InlineData("FROM x\nENV API_TOKEN n7Yq2Lw9Pz\n", "2:15")]
    [InlineData("  env  API_TOKEN   \"n7Yq2Lw9Pz\"\n", "1:21")]
    [InlineData("ENV API_TOKEN=n7Yq2Lw9Pz\n", "1:15")]
    [InlineData("ENV USER=app PORT=80 DB_PASSWORD='n7Yq2Lw9Pz' \\\n", "1:34")]
    [InlineData("ARG API_TOKEN=n7Yq2Lw9Pz\n", "1:15")]
    [InlineData("ENV API_TOKEN $TOKEN\nENV TOKEN_FILE /run/secrets/n7Yq2Lw9Pz\nENV\nENV \nENVIRONMENT n7Yq2Lw9Pz\n", "")]
    public void Variables_of_an_image_are_settings(string text, string expected) =>
        Assert.Equal(expected, string.Join(", ", Scan("Dockerfile", text).Select(finding => $"{finding.Line}:{finding.Column}")));

    [Theory]
    [InlineData("changeme", GuardSeverity.Warning)]
    [InlineData("changeit123", GuardSeverity.Warning)]
    [InlineData("CHANGE_ME", null)]
    [InlineData("password", GuardSeverity.Error)]
    public void A_default_that_would_be_deployed_is_a_warning(string value, GuardSeverity? severity)
    {
        var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes(value));
        GuardSeverity?[] expected = severity is null ? [] : [severity, severity];
        Assert.Equal(expected, Scan("x.yaml", $"kind: Secret\nstringData: {{a: {value}}}\ndata: {{a: {encoded}}}\n").Select(finding => (GuardSeverity?)finding.Severity));
    }

    [Theory]
    [InlineData("{\n  // the db\n  \"kind\": \"Secret\", /* \" */\n  \"stringData\": {\"a\": \"b//c\",},\n}\n", "4:23 stringData.a")]
    [InlineData("// x\n{\"kind\": \"Secret\", \"stringData\": {\"a\": \"b\"}}\n", "2:40 stringData.a")]
    [InlineData("{\"kind\": \"Secret\", \"stringData\": {\"a\": \"\" /* \\\" */}}\n", "")]
    public void Json_with_comments_and_last_commas_is_read(string text, string expected) =>
        Assert.Equal(expected, string.Join(", ", Scan("x.jsonc", text).Select(finding => $"{finding.Line}:{finding.Column} {finding.YamlPath}")));

    [Fact]
    public void A_Secret_in_a_line_that_is_too_long_to_be_read_at_once_is_not_passed_over()
    {
        var text = "[" + string.Concat(Enumerable.Repeat("{\"kind\":\"ConfigMap\"},", 200_000)) + "{\"kind\":\"Secret\",\"stringData\":{\"a\":\"b\"}}]";
        Assert.Equal("SG901", Assert.Single(Scan("x.json", text)).Rule.Id);
    }

    [Theory]
    [InlineData("kind: Secret\nstringData:\n  a: b\n}\n---\na: {{ x }}\n", "SG101 SG901")]
    [InlineData("kind: Secret\nstringData:\n  a: b\n---\na: {{ x }} }\n", "SG101")]
    public void Templates_in_another_document_excuse_no_broken_one(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', Scan("x.yaml", text).Select(finding => finding.Rule.Id.Replace("SG401", "SG101", StringComparison.Ordinal)).Order(StringComparer.Ordinal)));

    [Fact]
    public void No_finding_holds_the_secret()
    {
        const string secret = "n7Yq2Lw9PzK4";
        var found = Scan("x.yaml", $"kind: Secret\nstringData: {{a: {secret}}}\n---\nkind: ConfigMap\ndata: {{password: {secret}}}\n---\nurl: https://u:{secret}@host.internal/\n");
        Assert.Equal(3, found.Count);
        Assert.DoesNotContain(secret, string.Join(' ', found), StringComparison.Ordinal);
    }

    private static IReadOnlyList<Finding> Scan(string path, string text) => PlaintextScanner.Scan(path, Encoding.UTF8.GetBytes(text));
}
