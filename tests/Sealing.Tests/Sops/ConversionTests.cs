using System.Text;
using Sealing.Sops;
using Xunit;

namespace Sealing.Tests.Sops;

public sealed class ConversionTests
{
    private const string Yaml = "# top\na: x\nn: 5\nf: 1.5\nb: true\nz: null\nt: 2024-01-02\nm: |\n  one\n  two\nl:\n- 1\n# in the list\n- {k: v}\ne: []\ng: {}\n";

    [Theory]
    [InlineData(SopsFormat.Yaml, Yaml, SopsFormat.Json, "{\n\t\"a\": \"x\",\n\t\"n\": 5,\n\t\"f\": 1.5,\n\t\"b\": true,\n\t\"z\": null,\n\t\"t\": \"2024-01-02T00:00:00Z\",\n\t\"m\": \"one\\ntwo\\n\",\n\t\"l\": [\n\t\t1,\n\t\t{\n\t\t\t\"k\": \"v\"\n\t\t}\n\t],\n\t\"e\": [],\n\t\"g\": {}\n}\n")]
    [InlineData(SopsFormat.Json, "{\"a\": [[1, \"2\"], {}], \"b\": \"yes\", \"c\": 1e30}", SopsFormat.Yaml, "a:\n    -\n        - 1\n        - \"2\"\n    - {}\nb: \"yes\"\nc: 1e+30\n")]
    [InlineData(SopsFormat.Dotenv, "# c\nA=b\nM=x\\ny\n", SopsFormat.Yaml, "# c\nA: b\nM: |-\n    x\n    y\n")]
    [InlineData(SopsFormat.Yaml, "# c\na: 1.0\nb: true\nc: null\nd: \"x\\ny\"\n", SopsFormat.Dotenv, "# c\na=1.0\nb=true\nc=<nil>\nd=x\\ny\n")]
    [InlineData(SopsFormat.Yaml, "s:\n  # c\n  long_key: a;b\n  k: 5\nt:\n  e: ''\n", SopsFormat.Ini, "[s]\n; c\nlong_key = `a;b`\nk        = 5\n\n[t]\ne = \n")]
    [InlineData(SopsFormat.Yaml, "a: -0.0\n", SopsFormat.Json, "{\n\t\"a\": -0.0\n}\n")]
    [InlineData(SopsFormat.Json, "{\"a\": -0.0}", SopsFormat.Yaml, "a: -0.0\n")]
    [InlineData(SopsFormat.Ini, "; c\n[s]\na = 1\n", SopsFormat.Json, "{\n\t\"DEFAULT\": {},\n\t\"s\": {\n\t\t\"a\": \"1\"\n\t}\n}\n")]
    [InlineData(SopsFormat.Yaml, "a: &x {b: c}\nd: *x\n", SopsFormat.Json, "{\n\t\"a\": {\n\t\t\"b\": \"c\"\n\t},\n\t\"d\": {\n\t\t\"b\": \"c\"\n\t}\n}\n")]
    [InlineData(SopsFormat.Yaml, "---\n", SopsFormat.Json, "{}\n")]
    [InlineData(SopsFormat.Binary, "a\nb", SopsFormat.Json, "{\n\t\"data\": \"a\\nb\"\n}\n")]
    [InlineData(SopsFormat.Binary, "a", SopsFormat.Yaml, "data: a\n")]
    [InlineData(SopsFormat.Json, "{\"data\": \"a\\nb\", \"x\": 1}", SopsFormat.Binary, "a\nb")]
    public void A_document_is_written_in_another_format(SopsFormat from, string text, SopsFormat to, string expected) =>
        Assert.Equal(expected, Encoding.UTF8.GetString(SopsDocument.Parse(Encoding.UTF8.GetBytes(text), from).ToFormat(to)));

    [Theory]
    [InlineData(SopsFormat.Yaml, "a: {b: c}\n", SopsFormat.Dotenv, "cannot use complex value in dotenv file; offending key a")]
    [InlineData(SopsFormat.Yaml, "a: b\n", SopsFormat.Ini, "an INI file holds sections of keys; offending key a")]
    [InlineData(SopsFormat.Yaml, "a=b: c\n", SopsFormat.Dotenv, "dotenv cannot hold the key 'a=b'")]
    [InlineData(SopsFormat.Yaml, "a: .inf\n", SopsFormat.Json, "JSON has no infinity and no NaN")]
    [InlineData(SopsFormat.Yaml, "a: b\n", SopsFormat.Binary, "the document has no text under 'data', which is what a binary file is written from")]
    [InlineData(SopsFormat.Json, "{\"data\": 1}", SopsFormat.Binary, "the document has no text under 'data', which is what a binary file is written from")]
    public void What_a_format_cannot_hold_is_refused(SopsFormat from, string text, SopsFormat to, string message) =>
        Assert.Equal(message, Assert.Throws<SealingException>(() => SopsDocument.Parse(Encoding.UTF8.GetBytes(text), from).ToFormat(to)).Message);

    [Theory]
    [InlineData("age-k8s")]
    [InlineData("age-json")]
    public void A_converted_document_encrypts_and_decrypts(string name)
    {
        var plain = SopsDocument.Parse(SopsVectors.Read(name, "dec"), SopsVectors.Format(name));
        var other = plain.Format == SopsFormat.Yaml ? SopsFormat.Json : SopsFormat.Yaml;
        var converted = plain.ToFormat(other);
        RoundTrip.AssertExact(converted, other);
    }
}
