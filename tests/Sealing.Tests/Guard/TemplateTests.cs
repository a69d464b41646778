using System.Text;
using Sealing.Guard;
using Xunit;

namespace Sealing.Tests.Guard;

/// <summary>Templates are no YAML until something has filled them in; they are read by their indentation.</summary>
public sealed class TemplateTests
{
    [Theory]
    [InlineData("data:\n  a: b2s=", "5:6")]
    [InlineData("stringData:\n  a: literal\n  b: {{ .Values.b }}", "5:6")]
    [InlineData("stringData:\n  {{- if .Values.a }}\n  a: literal\n  {{- end }}", "6:6")]
    [InlineData("stringData:\n  a: |\n    two\n    lines", "5:6")]
    [InlineData("stringData:\n  password: {{ \"literal\" | b64enc }}", "5:13")]
    [InlineData("stringData:\n  password: {{ .Values.password | default \"literal\" | quote }}", "5:13")]
    [InlineData("stringData:\n  password: {{ b64enc \"literal\" }}", "5:13")]
    [InlineData("stringData:\n  password: {{ (a \"", "")]
    [InlineData("stringData:\n  password: {{ \"a\\", "5:13")]
    [InlineData("stringData: {a: literal, b: {{ .Values.b }}}", "4:17")]
    [InlineData("stringData:\n  a: {{ \"ab1\" | b64enc }}", "5:6")]
    [InlineData("stringData:\n  a: {{ printf \"n7Yq2Lw9Pz\" | b64enc }}", "5:6")]
    [InlineData("stringData:\n  password: {{ coalesce .Values.p \"literal\" | quote }}", "5:13")]
    [InlineData("stringData:\n  password: {{ default (\"literal\") .Values.p }}", "5:13")]
    [InlineData("stringData:\n  password: {{ ternary \"literal\" \"\" .Values.on }}", "5:13")]
    [InlineData("stringData:\n  password: {{ index .Values \"literal\" }}\n  token: {{ (lookup \"v1\" \"Secret\" .ns \"literal\").data.token | default (include \"x.token\" .) }}", "")]
    [InlineData("stringData:\n  a: {{ .Values.a }}\n  b: {{ required \"a message\" .Values.b }}", "")]
    [InlineData("stringData:\n  a: {{ printf \"%s-%s\" .Release.Name \"db\" | quote }}", "")]
    [InlineData("stringData:\n  username: {{ .Values.user | default \"admin\" }}", "")]
    [InlineData("stringData:\n  a: {{ include \"x.password\" . }}\n  # a comment: with a colon", "")]
    [InlineData("stringData:\n  conf: |\n    host: {{ .Values.host }}\n    port: 5432", "")]
    [InlineData("type: Opaque\n---\nkind: ConfigMap\ndata:\n  a: b", "")]
    public void A_literal_in_a_Secret_of_a_template_is_found(string rest, string expected)
    {
        var text = "{{- if .Values.on }}\nkind: Secret\nmetadata: {name: {{ .Release.Name }}}\n" + rest + "\n{{- end }}\n";
        Assert.Equal(expected, Places("chart/templates/x.yaml", text));
    }

    [Theory]
    [InlineData("- env:\n  - name: DB_PASSWORD\n    value: n7Yq2Lw9Pz\n  - name: X\n    value: {{ .Values.x }}\n", "3:12")]
    [InlineData("- env:\n  - name: DB_PASSWORD\n    value: {{ .Values.p | default \"n7Yq2Lw9Pz\" }}\n", "3:12")]
    [InlineData("args: [\"--password=n7Yq2Lw9Pz\", {{ .Values.x }}]\n", "1:8")]
    [InlineData("{{- $password := \"n7Yq2Lw9Pz\" }}\na: {{ $password }}\n", "1:19")]
    [InlineData("data:\n  password: {{ default \"n7Yq2Lw9Pz\" .Values.p }}\n  {{- /* a }} comment\n  of lines */}}\n", "2:13")]
    [InlineData("data:\n  password: {{ default \"\" .Values.p }}\n  token: {{ include \"n7Yq2Lw9Pz\" . }}\n", "")]
    [InlineData("{{- $name := \"n7Yq2Lw9Pz\" }}\n{{ if }} a: {{ }\npassword: n7Yq2Lw9Pz\n", "3:11")]
    public void A_secret_in_a_template_is_found_outside_of_Secrets_too(string text, string expected) => Assert.Equal(expected, Places("chart/templates/x.yaml", text));

    [Fact]
    public void A_template_of_JSON_is_read_as_JSON() =>
        Assert.Equal("1:40", Places("chart/templates/x.json", "{\"kind\": \"Secret\", \"stringData\": {\"a\": \"b\", \"c\": \"{{ .Values.c }}\"}}\n"));

    [Theory]
    [InlineData("kubectl create secret generic db --from-literal=user=app --from-literal=password='hunter22'\n", "1:82")]
    [InlineData("helm install x y --set-string a=b --db-password=n7Yq2Lw9Pz\n", "1:49")]
    [InlineData("kubectl create secret generic db --from-literal=password=$PASSWORD --from-literal=token=changeme\n", "")]
    public void An_option_of_a_command_in_a_script_may_be_one(string text, string expected)
    {
        Assert.Equal(expected, Places("deploy.sh", text));
        Assert.Equal(expected.Replace("1:", "2:", StringComparison.Ordinal), Places("deploy", "#!/bin/sh\n" + text));
    }

    [Theory]
    [InlineData("deploy.sh", "cat <<EOF | kubectl apply -f -\nkind: Secret\nstringData:\n  a: literal\nEOF\necho done: yes\n", "4:6")]
    [InlineData("README.md", "# Title\n\n  ```yaml\n  kind: Secret\n  stringData:\n    a: literal\n  ```\n  note: this\n", "6:8")]
    [InlineData("README.md", "```yaml\nkind: Secret\nstringData:\n  a: <your-password>\n```\n", "")]
    [InlineData("secret.yaml.j2", "kind: Secret\nstringData:\n  a: {{ a }}\n  b: literal\n", "4:6")]
    [InlineData("list.yaml.tpl", "items:\n- {{ x }}: 1\n- kind: Secret\n  stringData:\n    a: literal\n- kind: ConfigMap\n  data:\n    a: other\n", "5:8")]
    public void So_is_one_in_a_script_or_a_document(string path, string text, string expected) => Assert.Equal(expected, Places(path, text));

    private static string Places(string path, string text) =>
        string.Join(", ", PlaintextScanner.Scan(path, Encoding.UTF8.GetBytes(text)).Select(finding => $"{finding.Line}:{finding.Column}"));
}
