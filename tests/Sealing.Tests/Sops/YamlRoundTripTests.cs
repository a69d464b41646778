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
    [InlineData("a: 99999999999999999999\n", "an integer of more than 64 bits")]
    [InlineData("a: [-9_223_372_036_854_775_809]\n", "an integer of more than 64 bits")]
    [InlineData("a_unencrypted: &x 18446744073709551616\nb: *x\n", "an integer of more than 64 bits")]
    [InlineData("a_unencrypted: &x {n: [18446744073709551616]}\nb: *x\n", "an integer of more than 64 bits")]
    [InlineData("a_unencrypted: &x\n    n: 18446744073709551616\nb_unencrypted: *x\n")]
    [InlineData("a_unencrypted: 18446744073709551616\nb: '18446744073709551616'\n")]
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
    [InlineData("a: |\n  one")]
    [InlineData("a: |+\n  one")]
    [InlineData("a: |+\n  one\n  ")]
    [InlineData("a: >\n  one\n\n  two")]
    [InlineData("s: x\na_unencrypted: |\n  one\n  two")]
    [InlineData("s: x\na_unencrypted: |+\n  one")]
    [InlineData("s: x\na_unencrypted: |+\n  one\n ")]
    [InlineData("s: x\na_unencrypted: |-  # c\n  one")]
    [InlineData("a: |\n  first line\n  last line \n")]
    [InlineData("a: |\n  one\n  two\t\nlist:\n  - x\n")]
    [InlineData("a: |\n  e\t\nh: y\n")]
    [InlineData("a: |\n  one\n    \n  two\n    \nb: x\n")]
    [InlineData("a: |2\n  \tone\nb: x\n")]
    [InlineData("a: |+\n\n\nb: x\n")]
    [InlineData("a: |\n  x\u00a0\n  y\u3000\nb: x\n")]
    [InlineData("a: |\n   \nb: x\n")]
    [InlineData("a: >\n   \nb: x\n")]
    [InlineData("a: >\n \n")]
    [InlineData("l:\n- |\n   \n- x\n")]
    [InlineData("a: |\n   ")]
    [InlineData("&top a: x\nb: y\n")]
    [InlineData("!!str a: x\nb: y\n")]
    [InlineData("? a\n? b\n")]
    [InlineData("? a\n: b\nc: d\n")]
    [InlineData("? &k a\n: b\n? c")]
    [InlineData("x: 1\ny: 2\non: true\nn: z\noff: w\n")]
    [InlineData("# copied\u2028text: here\na: b\n")]
    [InlineData("f:\u0085#c\n  g: h\n")]
    [InlineData("a: :open\nb: [\":x\"]\n")]
    [InlineData("a: {b}\nc: [d: e]\n")]
    [InlineData("{\"a\":}\n")]
    [InlineData("{a: }\n")]
    [InlineData("{a: b, 'c':}\n")]
    [InlineData("{\n  a: b # c\n}\n")]
    [InlineData("{a: b, # c\n}\n")]
    [InlineData("{\n  a: b, # c\n  ? d # e\n}\n")]
    [InlineData("a_unencrypted: >\n  x\u0085\n  y")]
    [InlineData("a: &x |\n  b\nc: x")]
    [InlineData("a_unencrypted: |+\n  x\n\n ")]
    [InlineData("a: |+\n  x\n\n ")]
    [InlineData("a_unencrypted: |+\n    \n  ")]
    [InlineData("a_unencrypted: >+\r\n  x\r\n\r\n\r\n ")]
    [InlineData("a_unencrypted: |+\n  x\n  y\u2028\n ")]
    [InlineData("a_unencrypted: |+\n  x\n  y\u2028")]
    [InlineData("a_unencrypted: |\n  x\n  y\u0085")]
    [InlineData("a: {b: !!str 1, c: &x d}\n")]
    public void A_document_comes_back_as_it_was(string text, string? error = null)
    {
        if (error is null)
        {
            RoundTrip.AssertExact(Encoding.UTF8.GetBytes(text), SopsFormat.Yaml);
        }
        else
        {
            Assert.Contains(error, Assert.Throws<SealingException>(() => RoundTrip.Run(Encoding.UTF8.GetBytes(text), SopsFormat.Yaml)).Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("a: one\n  two\n", "a: one two\n")]
    [InlineData("a: 'one\n\n  two'\n", "a: |-\n    one\n    two\n")]
    [InlineData("a: \"\\u00e9\\x41\"\n", "a: \"\u00e9A\"\n")]
    [InlineData("a: |+\n  one\nb: x\n", "a: |\n  one\nb: x\n")]
    [InlineData("a: |\n  one\n \n  two\n", "a: |\n  one\n\n  two\n")]
    [InlineData("a: |\n  x\u2028\n  y\nb: z\n", "a: \"x\\L\\ny\\n\"\nb: z\n")]
    [InlineData("a: |+\n   \n\nb: x\n", "a: |+\n\n\nb: x\n")]
    [InlineData("a: \"tab\tx\"\n", "a: \"tab\\tx\"\n")]
    [InlineData("a: !!int \"7\"\nb: !!binary aGk=\n", "a: 7\nb: hi\n")]
    [InlineData("a: !!binary |\n  aGVsbG8g\n  d29ybGQ=\nb: x\n", "a: hello world\nb: x\n")]
    [InlineData("a: [!!int 7, !!int &x 8, &y !!int 9]\n", "a: [7, &x 8, &y 9]\n")]
    [InlineData("a: &a\n  x: 1\nb: &b\n  <<: *a\n  z: 2\nc:\n  <<: *b\n", "a: &a\n  x: 1\nb: &b\n  <<: {\"x\": 1}\n  z: 2\nc:\n  <<: {<<: {\"x\": 1}, \"z\": 2}\n")]
    [InlineData("a: &b\n  s: x\nc_unencrypted: *b # note\nd:\n- *b # note\n", "a: &b\n  s: x\nc_unencrypted: # note\n  {\"s\": x}\nd:\n- # note\n  {\"s\": x}\n")]
    [InlineData("a: &b\n  s: x\nd:\n- *b\t# note\n- *b # last\n# behind\n", "a: &b\n  s: x\nd:\n- # note\n  {\"s\": x}\n- # last\n  {\"s\": x}\n# behind\n")]
    [InlineData("a: 12:30:45\n \t\nb: yes\n \t\n# c\n", "a: 12:30:45\n\nb: yes\n\n# c\n")]
    [InlineData("a: >\n  x\n\n    \t\nb: y\n", "a: \"x\\n\\n  \\t\\n\"\n\n\nb: y\n")]
    [InlineData("a: &b\n  s: \":open\"\nc:\n  <<: *b\n", "a: &b\n  s: \":open\"\nc:\n  <<: {\"s\": \":open\"}\n")]
    [InlineData("a: &x b\nc: *x\n", "a: &x b\nc: b\n")]
    [InlineData("a: &x {b: c, d: [1]}\ne: *x\n", "a: &x {b: c, d: [1]}\ne: {\"b\": c, \"d\": [1]}\n")]
    [InlineData("a: &x\n  b: c\nd:\n  <<: *x\n", "a: &x\n  b: c\nd:\n  <<: {\"b\": c}\n")]
    public void What_ciphertext_cannot_carry_comes_back_in_another_spelling(string text, string back) =>
        Assert.Equal(back, Encoding.UTF8.GetString(RoundTrip.Run(Encoding.UTF8.GetBytes(text), SopsFormat.Yaml)));

    /// <summary>Files that others had: what an alias names was ciphertext then, and the file opened with nothing.</summary>
    [Theory]
    [InlineData("name: &n web\nlabel: *n\n", "name: &n web\nlabel: web\n")]
    [InlineData("name: &n\n  app: a\nother: *n\n", "name: &n\n  app: a\nother: {\"app\": a}\n")]
    [InlineData("name: &n {app: a}\nother: [*n, 1]\n", "name: &n {app: a}\nother: [{\"app\": a}, 1]\n")]
    [InlineData("name: &n a\nmid: &m {x: *n}\nlast: *m\n", "name: &n a\nmid: &m {x: a}\nlast: *m\n")]
    [InlineData("name: &n [a, \"12\", 3, ~]\nother: *n\n", "name: &n [a, \"12\", 3, ~]\nother: [a, \"12\", 3, null]\n")]
    [InlineData("x: &n a\nname: *n\nother: *n\n", "x: &n a\nname: a\nother: *n\n")]
    public void An_alias_of_what_is_encrypted_is_written_out_where_nothing_is(string text, string back)
    {
        using var key = SopsDataKey.Generate();
        var encrypted = RoundTrip.Encrypt(Encoding.UTF8.GetBytes(text), SopsFormat.Yaml, key, new SopsSelection { EncryptedRegex = "^name$" });
        Assert.Equal(back, Encoding.UTF8.GetString(SopsDocument.Parse(encrypted, SopsFormat.Yaml).Decrypt(key)));
    }

    /// <summary>Found by a fuzzer: SOPS writes the value in the place of the alias, where everyone can read it.</summary>
    [Fact]
    public void A_key_that_would_show_what_is_encrypted_is_refused()
    {
        var error = Assert.Throws<SealingException>(() => RoundTrip.Run("name: &n hunter2\nother:\n  *n : v\n"u8.ToArray(), SopsFormat.Yaml));
        Assert.Equal((3, 3), (error.Place.Line, error.Place.Column));
        Assert.DoesNotContain("hunter2", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a: {}#c\n", 1, 6)]
    [InlineData("k: {user: x}#old password\n", 1, 13)]
    [InlineData("a: [{x: y}#c\n]\n", 1, 11)]
    [InlineData("a: [b,#c\n c]\n", 1, 7)]
    [InlineData("a: {#c\n b}\n", 1, 5)]
    [InlineData("a: {\"b\":#c\n c}\n", 1, 9)]
    public void A_comment_that_touches_what_stands_before_it_is_refused(string text, int line, int column)
    {
        var error = Assert.Throws<SealingException>(() => SopsDocument.Parse(Encoding.UTF8.GetBytes(text), SopsFormat.Yaml));
        Assert.Equal(line, error.Place.Line);
        Assert.InRange(error.Place.Column, column - 1, column + 1);
    }

    [Fact]
    public void The_comment_of_an_empty_list_that_sops_wrote_leaves_it_a_list()
    {
        using var key = SopsDataKey.Generate();
        var encrypted = Encoding.UTF8.GetString(RoundTrip.Encrypt("l:\n    - x\n    # none\nr: 1\n"u8.ToArray(), SopsFormat.Yaml, key));
        var lines = encrypted.Split('\n').ToList();
        lines.RemoveAt(1);
        lines[1] = lines[1].Replace("#", "- ", StringComparison.Ordinal); // as the reference writes `l: [] # none`
        var plain = SopsDocument.Parse(Encoding.UTF8.GetBytes(string.Join('\n', lines)), SopsFormat.Yaml).Decrypt(key, SopsMacCheck.Ignored);
        Assert.Equal("l: []\n    # none\nr: 1\n", Encoding.UTF8.GetString(plain));
    }

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
