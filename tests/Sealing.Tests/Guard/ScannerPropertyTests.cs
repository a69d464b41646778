using System.Text;
using CsCheck;
using Sealing.Guard;
using Xunit;

namespace Sealing.Tests.Guard;

/// <summary>What holds for any bytes.</summary>
public sealed class ScannerPropertyTests
{
    private static readonly string[] Pieces =
    [
        "kind: Secret\n", "stringData:\n", "data:\n", "  a: ", "b2s=", "literal\n", "---\n", "{{ .Values.x }}", "{", "}", "[", "]", "\"", "'", "|\n", ">-\n", "&x ", "*x", "<<: ", "- ", "\t", "\n", "\r\n", "# seal:allow SG101 x\n",
        "sops:\n", "  mac: ENC[x]\n", "-----BEGIN PRIVATE KEY-----\n", "password: ", "n7Yq2Lw9Pz", "secretGenerator:\n", "${A:-b}", "@A@", "kind: List\nitems:\n", "\"kind\":\"Secret\"", "eyJ", "://a:b@c", "!!binary ", "\0", "\u00e9", "🦀", "%A", "  ",
    ];

    private static readonly string[] Paths = ["a.yaml", "b.json", "c/templates/d.yaml", ".env", "values.yaml", "e.md", "f", "kustomization.yaml", "g.sh"];

    [Fact]
    public void No_text_makes_it_fail() =>
        Gen.Select(AnyOf(Pieces).Array[0, 30], AnyOf(Paths)).Sample((pieces, path) =>
        {
            var text = string.Concat(pieces);
            var lines = text.Split('\n').Length;
            Assert.All(PlaintextScanner.Scan(path, Encoding.UTF8.GetBytes(text)), finding => Assert.InRange(finding.Line, 1, lines));
        });

    [Fact]
    public void No_bytes_make_it_fail() => Gen.Select(Gen.Byte.Array[0, 200], AnyOf(Paths)).Sample((bytes, path) => PlaintextScanner.Scan(path, bytes));

    [Fact]
    public void A_Secret_with_any_value_is_found_however_it_is_written() =>
        Gen.Select(Gen.String[Gen.Char['a', 'z'], 3, 12], Gen.Byte.Array[3, 40]).Where((_, value) => value.Distinct().Count() > 2).Sample((name, value) =>
        {
            var data = Convert.ToBase64String(value);
            foreach (var text in (string[])[
                $"kind: Secret\ndata:\n  {name}x: {data}\n",
                $"data: {{{name}x: \"{data}\"}}\nkind: 'Secret'\n",
                $"{{\"kind\":\"Secret\",\"data\":{{\"{name}x\":\"{data}\"}}}}",
                $"apiVersion: v1\nkind: List\nitems:\n- kind: Secret\n  data:\n    {name}x: >-\n      {data}\n"])
            {
                Assert.Contains(PlaintextScanner.Scan("s.yaml", Encoding.UTF8.GetBytes(text)), finding => finding.Rule.Id is "SG101" or "SG102");
            }
        });

    [Fact]
    public void The_same_bytes_give_the_same_findings_on_any_thread()
    {
        var text = Encoding.UTF8.GetBytes("kind: Secret\nstringData: {a: literal-1, b: literal-2}\n---\nkind: ConfigMap\ndata: {password: n7Yq2Lw9Pz}\n");
        var expected = PlaintextScanner.Scan("s.yaml", text);
        Parallel.For(0, 200, _ => Assert.Equal(expected, PlaintextScanner.Scan("s.yaml", text)));
    }

    private static Gen<string> AnyOf(string[] choices) => Gen.Int[0, choices.Length - 1].Select(index => choices[index]);
}
