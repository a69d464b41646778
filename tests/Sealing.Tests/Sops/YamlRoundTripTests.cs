using System.Text;
using CsCheck;
using Sealing.Sops;
using Xunit;

namespace Sealing.Tests.Sops;

/// <summary>Decrypting what was encrypted gives the same bytes back.</summary>
public sealed class YamlRoundTripTests
{
    [Theory]
    [InlineData("a: -0.0\nb: [-0.0]\n")]
    [InlineData("a: 1\n")]
    [InlineData("a: 1")]
    [InlineData("a: 1\r\nb:\r\n  c: x # note\r\n")]
    [InlineData("\n\n# top\n\na: x\n\n\n")]
    [InlineData("---\na: x\n")]
    [InlineData("%YAML 1.1\n---\na: x\n...\n")]
    [InlineData("# before\n---\n# after\na: x\n---\n# second\nb: y\n...\n# last\n")]
    [InlineData("---\n---\na: x\n")]
    [InlineData("a: 'single'\nb: \"double\"\nc: plain\n")]
    [InlineData("a: 'tab\tx'\nb: ['\tx']\n")]
    [InlineData("a: 'it''s'\nb: 'yes'\nc: \"yes\"\nd: yes\n")]
    [InlineData("a: \"line\\nline\"\nb: \"tab\\tx\"\n")]
    [InlineData("a: \U0001F512 locked\nb: \"\U0001F512\"\nc: '\U0001F512'\nd: \"\\U0001F512\"\n")]
    [InlineData("a: |\n  one\n  two\n")]
    [InlineData("a: |-\n  one\n   two\nb: x\n")]
    [InlineData("a: |+\n  one\n\n\nb: x\n")]
    [InlineData("a: |\n  one\n\n\nb: x\n")]
    [InlineData("a: |2\n   one\n  two\nb: x\n")]
    [InlineData("a: |2-\n   one\n  two\nb: x\n")]
    [InlineData("a: | # note\n  one\nb: x\n")]
    [InlineData("a: |\n\n  one\n\n  two\nb: x\n")]
    [InlineData("a: |\n        deep\nb: x\n")]
    [InlineData("a: |\r\n  one\r\n  two\r\nb: x\r\n")]
    [InlineData("a: >-\n  one two\nb: x\n")]
    [InlineData("a: >\n  one\n\n  two\nb: x\n")]
    [InlineData("a:\n    b: |\n        x\n        y\n")]
    [InlineData("a: |\n    x\n    y\n")]
    [InlineData("a:\n  - |\n    x\n  - y\n")]
    [InlineData("a: [x, 'y', \"z\", 1, {k: v}]\n")]
    [InlineData("a: [x, # note\n  y]\n")]
    [InlineData("a: [hello world, \"1\", 'a b', \"\U0001F512\"]\n")]
    [InlineData("{a: x, \"b\": \"y\"}\n")]
    [InlineData("{\n\t}\n")]
    [InlineData("{ # c\n}\n")]
    [InlineData("{\n  \"a\": \"x\",\n  \"b\": [1]\n}\n")]
    [InlineData("a: [yes, 12:30, a:b]\nb: 12:30:45\n")]
    [InlineData("- &x a: 1\n", "the root of the document must be a map")]
    [InlineData("a: &x b\nc: d\n")]
    [InlineData("a: !!str 1\nb: !mine x\nc: &y !!str z\n")]
    [InlineData("a: null\nb: ~\nc:\nd: \"\"\ne: ''\nf: {}\ng: []\n")]
    [InlineData("list:\n- a\n- b:\n    c: d\n  e: f\n-   g\n- - h\n  - i\n")]
    [InlineData("list:\n  # head\n  - a # beside\n  # foot\n\n# root\nb: c\n")]
    [InlineData("a: # beside the key\n  b: c\n  # foot of a\nd: # beside\n  - e\n")]
    [InlineData("a: b #c\n#\n#  \nd: e\n")]
    [InlineData("  a: x\n  b: y\n")]
    [InlineData("a: x\n   \n\n")]
    [InlineData("a: -1\nb: 1.5\nc: true\nd: 2024-01-02T03:04:05Z\ne: .inf\n")]
    [InlineData("a_unencrypted: &x {b: 1, c: two}\nd_unencrypted: *x\n")]
    [InlineData("\"quoted key\": a\n'b': c\n")]
    public void A_document_comes_back_as_it_was(string text, string? error = null)
    {
        if (error is null)
        {
            RoundTrip.AssertExact(Encoding.UTF8.GetBytes(text), SopsFormat.Yaml);
        }
        else
        {
            Assert.Contains(error, Assert.Throws<ManifestException>(() => RoundTrip.Run(Encoding.UTF8.GetBytes(text), SopsFormat.Yaml)).Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("a: one\n  two\n", "a: one two\n")]
    [InlineData("a: 'one\n\n  two'\n", "a: |-\n    one\n    two\n")]
    [InlineData("a: \"\\u00e9\\x41\"\n", "a: \"\u00e9A\"\n")]
    [InlineData("a: |+\n  one\nb: x\n", "a: |\n  one\nb: x\n")]
    [InlineData("a: |\n  one", "a: |-\n  one")]
    [InlineData("a: \"tab\tx\"\n", "a: \"tab\\tx\"\n")]
    [InlineData("a: !!int \"7\"\nb: !!binary aGk=\n", "a: 7\nb: hi\n")]
    [InlineData("a: &x b\nc: *x\n", "a: &x b\nc: b\n")]
    [InlineData("a: &x {b: c, d: [1]}\ne: *x\n", "a: &x {b: c, d: [1]}\ne: {\"b\": c, \"d\": [1]}\n")]
    [InlineData("a: &x\n  b: c\nd:\n  <<: *x\n", "a: &x\n  b: c\nd:\n  <<: {\"b\": c}\n")]
    public void What_ciphertext_cannot_carry_comes_back_in_another_spelling(string text, string back) =>
        Assert.Equal(back, Encoding.UTF8.GetString(RoundTrip.Run(Encoding.UTF8.GetBytes(text), SopsFormat.Yaml)));

    [Fact]
    public void Random_documents_come_back_with_their_layout()
    {
        var scalar = Pieces(
            "x", "'x y'", "\"x\"", "|\n{0}  a\n{0}  b", "|-\n{0}   a\n{0}    b", ">-\n{0}  a b", "12", "true", "~", "[a, 'b', \"c\"]", "{k: v, l: [1, \"2\"]}", "yes", "'12'", "\"a\\nb\"", "|+\n{0}    a\n\n", "\U0001F512", "a:b");
        var comment = Pieces("", "", "", " # beside", "   #x");
        var line = Gen.Select(scalar, comment, Pieces("", "\n", "{0}# above\n", "# far left\n"), (s, c, above) => (s, c, above));
        Gen.Select(line.Array[1, 6], Gen.Int[1, 5], Gen.Bool, Gen.Bool).Sample(
            (lines, step, isList, isCrlf) =>
            {
                var text = new StringBuilder("root:\n");
                for (var i = 0; i < lines.Length; i++)
                {
                    var indent = new string(' ', step);
                    var (value, beside, above) = lines[i];
                    var isBlock = value[0] is '|' or '>';
                    var mark = isBlock ? value.IndexOf('\n', StringComparison.Ordinal) : value.Length;
                    text.Append(above.Replace("{0}", indent, StringComparison.Ordinal)).Append(indent).Append(isList ? "- " : "k" + i + ": ")
                        .Append(value.AsSpan(0, mark)).Append(beside).Append(value[mark..].Replace("{0}", indent, StringComparison.Ordinal)).Append('\n');
                }

                text.Append("after: x\n");
                RoundTrip.AssertExact(Encoding.UTF8.GetBytes(isCrlf ? text.ToString().ReplaceLineEndings("\r\n") : text.ToString()), SopsFormat.Yaml);
            },
            iter: 2_000);
    }

    private static Gen<string> Pieces(params string[] pieces) => Gen.Int[0, pieces.Length - 1].Select(i => pieces[i]);
}
