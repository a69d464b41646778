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
    [InlineData("deploy.sh", "cat <<EOF | kubectl apply -f -\nkind: Secret\nstringData:\n  a: literal\nEOF\necho done: yes\n", "4:6")]
    [InlineData("README.md", "# Title\n\n  ```yaml\n  kind: Secret\n  stringData:\n    a: literal\n  ```\n  note: this\n", "6:8")]
    [InlineData("README.md", "```yaml\nkind: Secret\nstringData:\n  a: <your-password>\n```\n", "")]
    [InlineData("secret.yaml.j2", "kind: Secret\nstringData:\n  a: {{ a }}\n  b: literal\n", "4:6")]
    [InlineData("list.yaml.tpl", "items:\n- {{ x }}: 1\n- kind: Secret\n  stringData:\n    a: literal\n- kind: ConfigMap\n  data:\n    a: other\n", "5:8")]
    public void So_is_one_in_a_script_or_a_document(string path, string text, string expected) => Assert.Equal(expected, Places(path, text));

    private static string Places(string path, string text) =>
        string.Join(", ", PlaintextScanner.Scan(path, Encoding.UTF8.GetBytes(text)).Select(finding => $"{finding.Line}:{finding.Column}"));
}
