using System.Text;
using System.Text.Json;
using Sealing.Sops;
using Xunit;

namespace Sealing.Tests.Sops;

public sealed class SetTests
{
    [Theory]
    [InlineData("a: b # c\nd: e\n", "[\"a\"]", "\"x\"", "a: x # c\nd: e\n")]
    [InlineData("a: b\n", "[\"a\"]", "5", "a: 5\n")]
    [InlineData("a: b\n", "[\"a\"]", "1.5", "a: 1.5\n")]
    [InlineData("a: b\n", "['a']", "\"5\"", "a: \"5\"\n")]
    [InlineData("a: b\n", "[\"c\"]", "null", "a: b\nc: null\n")]
    [InlineData("a:\n  b: c\nd: e\n", "[\"a\"][\"x\"]", "true", "a:\n  b: c\n  x: true\nd: e\n")]
    [InlineData("a:\n  b: c\nd: e\n", "[\"a\"]", "\"one\\ntwo\\n\"", "a: |\n  one\n  two\nd: e\n")]
    [InlineData("a: b\nd: e\n", "[\"a\"]", "{\"x\": [1, {\"w\": \"z\"}]}", "a:\n    x:\n        - 1\n        - w: z\nd: e\n")]
    [InlineData("a: b\n", "[\"x\"][\"w\"][0]", "\"z\"", "a: b\nx:\n    w:\n        - z\n")]
    [InlineData("a:\n- b\n- c\nd: e\n", "[\"a\"][1]", "\"x\"", "a:\n- b\n- x\nd: e\n")]
    [InlineData("a:\n- b\nd: e\n", "[\"a\"][1]", "\"x\"", "a:\n- b\n- x\nd: e\n")]
    [InlineData("a: [b, c]\n", "[\"a\"][2]", "3", "a: [b, c, 3]\n")]
    [InlineData("a: {b: c}\n", "[\"a\"][\"d\"]", "\"x\"", "a: {b: c, \"d\": \"x\"}\n")]
    [InlineData("a: {}\n", "[\"a\"][\"d\"]", "1", "a:\n    d: 1\n")]
    [InlineData("a:\n  # c\n  -\n", "[\"a\"]", "\"x\"", "a: x\n")]
    [InlineData("a:\n  b: c # d\n\n  # e\n# f\ng: h\n", "[\"a\"]", "\"x\\ny\\n\"", "a: |\n  x\n  y\n# f\ng: h\n")]
    [InlineData("a: b\n      # c\nd: e\n", "[\"a\"]", "\"x\\ny\\n\"", "a: \"x\\ny\\n\"\n      # c\nd: e\n")]
    [InlineData("a: b\n      # c\n", "[\"d\"]", "\"x\\ny\\n\"", "a: b\nd: \"x\\ny\\n\"\n      # c\n")]
    [InlineData("a: |\n  text\nb: c\n", "[\"d\"]", "1", "a: |\n  text\nb: c\nd: 1\n")]
    [InlineData("a: b\n", "[\"a\"][\"x\"]", "\"v\"", "a:\n    x: v\n")]
    [InlineData("l:\n- x\n", "[\"l\"][7]", "1", "l:\n- x\n- 1\n")]
    [InlineData("a: |\n  text", "[\"d\"]", "\"x\\n\"", "a: |-\n  text\nd: \"x\\n\"")]
    [InlineData("a: |\n  text\n    \nb: c\n", "[\"d\"]", "1", "a: |\n  text\n    \nb: c\nd: 1\n")]
    [InlineData("a: b\t\n", "[\"a\"]", "\"x\\ny\"", "a: |-\n    x\n    y\n")]
    [InlineData("a: b\n\n\n", "[\"a\"]", "\"x\\n\\n\"", "a: \"x\\n\\n\"\n\n\n")]
    [InlineData("? a\n? b\n", "[\"a\"]", "\"x\"", "? a\n: x\n? b\n")]
    [InlineData("? a\n: b\n", "[\"a\"]", "\":x\"", "? a\n: \":x\"\n")]
    [InlineData("&k a: b\nc: d\n", "[\"e\"]", "1", "&k a: b\nc: d\ne: 1\n")]
    [InlineData("a: &x\nb: c\n", "[\"a\"]", "\"v\"", "a: v\nb: c\n")]
    [InlineData("a: !!str\nb: c\n", "[\"a\"]", "\"v\"", "a: v\nb: c\n")]
    [InlineData("a:\n  b: 1\n", "[\"a\"][\"<<\"]", "\"x\"", "a:\n  b: 1\n  \"<<\": x\n")]
    public void Yaml_takes_a_value_and_keeps_the_rest(string text, string path, string json, string expected) => Check(SopsFormat.Yaml, text, path, json, expected);

    /// <summary>Found by a fuzzer: the value was written as a key, in plaintext; a line separator became a blank.</summary>
    [Theory]
    [InlineData("c: {a}\n", "[\"c\"][\"a\"]", "\"x\"", "c: {a: \"x\"}\n")]
    [InlineData("c: {a, b: d}\n", "[\"c\"][\"a\"]", "\"x\"", "c: {a: \"x\", b: d}\n")]
    [InlineData("c: [d, {a}, e]\n", "[\"c\"][1][\"a\"]", "\"x\"", "c: [d, {a: \"x\"}, e]\n")]
    [InlineData("c: {a: , b: d}\n", "[\"c\"][\"a\"]", "\"x\"", "c: {a: \"x\" , b: d}\n")]
    [InlineData("c: {a: &x , b: d}\n", "[\"c\"][\"a\"]", "\"x\"", "c: {a: \"x\" , b: d}\n")]
    [InlineData("c: {? a}\n", "[\"c\"][\"a\"]", "\"x\"", "c: {? a: \"x\"}\n")]
    [InlineData("c: [a: b]\n", "[\"c\"][0][\"a\"]", "\"x\"", "c: [a: \"x\"]\n")]
    [InlineData("c: [a: b]\n", "[\"c\"][0][\"d\"]", "\"x\"", "c: [{a: b, \"d\": \"x\"}]\n")]
    [InlineData("c: [a, b]\n", "[\"c\"][0]", "\"x\"", "c: [\"x\", b]\n")]
    [InlineData("c: {a: b}\n", "[\"c\"][\"a\"]", "\"x\\u0085\\u2028\"", "c: {a: \"x\\N\\L\"}\n")]
    [InlineData("c: {a: b}\n", "[\"c\"][\"d\"]", "1.0", "c: {a: b, \"d\": 1}\n")]
    public void A_value_in_brackets_goes_behind_its_key(string text, string path, string json, string expected) => Check(SopsFormat.Yaml, text, path, json, expected);

    /// <summary>What an alias brings in is another value to SOPS, which expands them all.</summary>
    [Theory]
    [InlineData("a_unencrypted: &x\n  h: 1\nb_unencrypted: *x\n", "[\"b_unencrypted\"][\"h\"]", "2", "a_unencrypted: &x\n  h: 1\nb_unencrypted:\n  h: 2\n")]
    [InlineData("a_unencrypted: &x\n  h: 1\nb_unencrypted: *x\n", "[\"a_unencrypted\"][\"h\"]", "2", "a_unencrypted: &x\n  h: 2\nb_unencrypted:\n  h: 1\n")]
    [InlineData("a_unencrypted: &x {h: 1}\nb_unencrypted: {c: *x}\n", "[\"b_unencrypted\"][\"c\"][\"i\"]", "2", "a_unencrypted: &x {h: 1}\nb_unencrypted: {c: {\"h\": 1, \"i\": 2}}\n")]
    [InlineData("a_unencrypted: &x v\nb_unencrypted: *x\n", "[\"a_unencrypted\"]", "\"w\"", "a_unencrypted: w\nb_unencrypted: v\n")]
    [InlineData("a_unencrypted: &x k\nb_unencrypted:\n  *x : v\n", "[\"a_unencrypted\"]", "\"w\"", "a_unencrypted: w\nb_unencrypted:\n  k : v\n")]
    [InlineData("a_unencrypted: &x {h: 1}\nb_unencrypted:\n  <<: *x\n", "[\"a_unencrypted\"][\"h\"]", "2", "a_unencrypted: &x {h: 2}\nb_unencrypted:\n  <<:\n    h: 1\n")]
    public void A_value_set_through_an_alias_or_below_an_anchor_changes_that_place_only(string text, string path, string json, string expected) => Check(SopsFormat.Yaml, text, path, json, expected);

    [Theory]
    [InlineData("---\n# nothing yet\n---\nb: 2\n", "---\n# nothing yet\na: v\n---\nb: 2\n")]
    [InlineData("---\n---\nb: 2\n", "---\na: v\n---\nb: 2\n")]
    public void A_value_goes_into_the_first_document_though_that_is_empty(string text, string expected) => Check(SopsFormat.Yaml, text, "[\"a\"]", "\"v\"", expected);

    [Theory]
    [InlineData("{\n  \"a\": \"b\"\n}\n", "[\"a\"]", "7", "{\n  \"a\": 7\n}\n")]
    [InlineData("{\n  \"a\": \"b\"\n}\n", "[\"c\"]", "{\"d\": [1]}", "{\n  \"a\": \"b\",\n  \"c\": {\n    \"d\": [\n      1\n    ]\n  }\n}\n")]
    [InlineData("{\"a\":[1]}", "[\"a\"][1]", "\"x\"", "{\"a\":[1, \"x\"]}")]
    public void Json_takes_a_value_and_keeps_the_rest(string text, string path, string json, string expected) => Check(SopsFormat.Json, text, path, json, expected);

    [Theory]
    [InlineData(SopsFormat.Dotenv, "A=b\n# c\nD=e", "[\"A\"]", "\"x\\ny\"", "A=x\\ny\n# c\nD=e")]
    [InlineData(SopsFormat.Dotenv, "A=b\n", "[\"C\"]", "1", "A=b\nC=1\n")]
    [InlineData(SopsFormat.Ini, "[s]\na = b\n\n[t]\nc = d\n", "[\"s\"][\"x\"]", "\"y\"", "[s]\na = b\nx = y\n\n[t]\nc = d\n")]
    [InlineData(SopsFormat.Ini, "[s]\na = b\n", "[\"t\"][\"x\"]", "\"y\"", "[s]\na = b\n\n[t]\nx = y\n")]
    [InlineData(SopsFormat.Ini, "[s]\na = \"b\"\n", "[\"s\"][\"a\"]", "\"y\"", "[s]\na = \"y\"\n")]
    public void Flat_formats_take_a_value_and_keep_the_rest(SopsFormat format, string text, string path, string json, string expected) => Check(format, text, path, json, expected);

    // Found by a fuzzer: each was stored as another value, or took its neighbour with it.
    [Theory]
    [InlineData("a\\")]
    [InlineData("\\")]
    [InlineData("\"a\"")]
    [InlineData("'a'")]
    [InlineData("a\r\nb")]
    [InlineData("a\rb")]
    [InlineData("\"\"\"a")]
    [InlineData(" a ; b # c ")]
    [InlineData("`a`\n\"b\"")]
    [InlineData("\n")]
    [InlineData("\u0085a\u00a0")]
    [InlineData("a\0b")]
    [InlineData("")]
    public void Ini_and_its_neighbours_read_as_what_was_set(string value)
    {
        using var key = SopsDataKey.Generate();
        foreach (var text in new[] { "[s]\na = x\nb = y\n", "[s]\na = 'x' ; c\nb = y\n", "[s]\na = \"\"\"x\"\"\"\nb = y\n", "[s]\nb = y", "[s]\n; c\nb = y\na = x \\\n  z" })
        {
            var document = SopsDocument.Parse(RoundTrip.Encrypt(Encoding.UTF8.GetBytes(text), SopsFormat.Ini, key), SopsFormat.Ini);
            var changed = document.Set(SopsTreePath.Parse("[\"s\"][\"a\"]"), JsonSerializer.Serialize(value), key, TimeProvider.System)!;
            var entries = SopsDocument.Parse(SopsDocument.Parse(changed, SopsFormat.Ini).Decrypt(key), SopsFormat.Ini).Entries();
            Assert.Equal([("[\"s\"][\"a\"]", value), ("[\"s\"][\"b\"]", "y")], entries.Select(entry => (entry.Path, entry.Text)).Order());
        }
    }

    [Theory]
    [InlineData(SopsFormat.Ini, "[s]\n; to come\n", "[\"s\"][\"k\"]", "\"v\"", "[s]\nk = v\n; to come\n")]
    [InlineData(SopsFormat.Ini, "[s]\na = \"\"\"x\ny\"\"\" ; c\n", "[\"s\"][\"a=:b\"]", "\"v\"", "[s]\na = \"\"\"x\ny\"\"\" ; c\n`a=:b` = v\n")]
    [InlineData(SopsFormat.Ini, "[s]\na = x\na = y\n", "[\"s\"][\"a\"][1]", "\"z\"", "[s]\na = x\na = z\n")]
    [InlineData(SopsFormat.Dotenv, "\uFEFFA=x\n", "[\"A\"]", "\"z\"", "\uFEFFA=x\nA=z\n")]
    [InlineData(SopsFormat.Ini, "a = b\nc = d", "[\"DEFAULT\"][\"a\"]", "\"x\\r\\ny\"", "a = \"\"\"x\r\ny\"\"\"\nc = d")]
    [InlineData(SopsFormat.Dotenv, "A=x\nC=\"z\nw\"\n", "[\"A\"]", "\"'v\"", "A='v\nC=\"z\nw\"\n")]
    [InlineData(SopsFormat.Dotenv, "A=\"x\ny\"\n", "[\"A\"]", "\"z\\nw\"", "A=z\\nw\n")]
    public void Flat_formats_take_a_value_where_it_belongs(SopsFormat format, string text, string path, string json, string expected) => Check(format, text, path, json, expected);

    [Theory]
    [InlineData(SopsFormat.Dotenv, "A=x\n", "[\"x=y\"]", "\"z\"", ErrorKind.PathNotFound)]
    [InlineData(SopsFormat.Dotenv, "A=x\n", "[\"#k\"]", "\"z\"", ErrorKind.PathNotFound)]
    [InlineData(SopsFormat.Dotenv, "A=x\n", "[\"sops_k\"]", "\"z\"", ErrorKind.PathNotFound)]
    [InlineData(SopsFormat.Dotenv, "A=x\n", "[\"A\"]", "\"a\\\\nb\"", ErrorKind.InvalidValue)]
    [InlineData(SopsFormat.Ini, "[s]\na = x\n", "[\"s\"][\" k\"]", "\"z\"", ErrorKind.InvalidValue)]
    [InlineData(SopsFormat.Ini, "[s]\na = x\n", "[\"s\"][\"k\nl\"]", "\"z\"", ErrorKind.InvalidValue)]
    [InlineData(SopsFormat.Ini, "[s]\na = x\n", "[\"s\"][\"a\"]", "\"`\\n\\\"\\\"\\\"\\n\"", ErrorKind.InvalidValue)]
    [InlineData(SopsFormat.Ini, "[s]\na = x\na = y\n", "[\"s\"][\"a\"]", "\"z\"", ErrorKind.PathNotFound)]
    [InlineData(SopsFormat.Ini, "[s]\na = x\n[s]\nb = y\n", "[\"s\"][\"a\"]", "\"z\"", ErrorKind.PathNotFound)]
    [InlineData(SopsFormat.Dotenv, "A=x\nA=y\n", "[\"A\"]", "\"z\"", ErrorKind.PathNotFound)]
    [InlineData(SopsFormat.Json, "{\"a\": 1, \"a\": 2}", "[\"a\"]", "3", ErrorKind.PathNotFound)]
    [InlineData(SopsFormat.Json, "{\"l\": [0, {\"a\": {\"b\": 1}, \"a\": 2}]}", "[\"l\"][1][\"a\"]", "3", ErrorKind.PathNotFound)] // found by a fuzzer
    [InlineData(SopsFormat.Dotenv, "A=x\nB=\"z\nw'\n\"\n", "[\"A\"]", "\"'v\"", ErrorKind.InvalidValue)] // found by a fuzzer
    [InlineData(SopsFormat.Json, "{\"a\": 1}", "[\"a\"]", "15551623846446356538", ErrorKind.InvalidValue)]
    public void What_a_format_cannot_hold_is_refused(SopsFormat format, string text, string path, string json, ErrorKind failure)
    {
        using var key = SopsDataKey.Generate();
        var document = SopsDocument.Parse(RoundTrip.Encrypt(Encoding.UTF8.GetBytes(text), format, key), format);
        Assert.Equal(failure, Assert.Throws<SealingException>(() => document.Set(SopsTreePath.Parse(path), json, key, TimeProvider.System)).Kind);
    }

    [Theory]
    [InlineData(SopsFormat.Yaml, "a: b\nc:\n  d: e # f\n  # g\n  h: i\n", "[\"c\"][\"d\"]", "a: b\nc:\n  # g\n  h: i\n")]
    [InlineData(SopsFormat.Yaml, "a:\n  b: c\nd: e\n", "[\"a\"][\"b\"]", "a: {}\nd: e\n")]
    [InlineData(SopsFormat.Yaml, "a:\n  - b\n  - c: d\n    e: f\n", "[\"a\"][1][\"c\"]", "a:\n  - b\n  - e: f\n")]
    [InlineData(SopsFormat.Yaml, "# c\na: b # d\n", "[\"a\"]", "# c\n{}\n")]
    [InlineData(SopsFormat.Yaml, "---\na:\n  - b", "[\"a\"]", "---\n{}")]
    [InlineData(SopsFormat.Yaml, "a:\n  b: c\n  # d\n# e\nf: g\n", "[\"a\"]", "# e\nf: g\n")]
    [InlineData(SopsFormat.Yaml, "a: [b, c, d]\n", "[\"a\"][1]", "a: [b, d]\n")]
    [InlineData(SopsFormat.Yaml, "a: {b: c,}\n", "[\"a\"][\"b\"]", "a: {}\n")]
    [InlineData(SopsFormat.Yaml, "{b: c,}\n", "[\"b\"]", "{}\n")]
    [InlineData(SopsFormat.Yaml, "a: [&x b, c]\n", "[\"a\"][0]", "a: [c]\n")]
    [InlineData(SopsFormat.Yaml, "a_unencrypted: &x v\nb_unencrypted: *x\n", "[\"a_unencrypted\"]", "b_unencrypted: v\n")]
    [InlineData(SopsFormat.Yaml, "a: |+\n  x\n\nb: c\n\n", "[\"b\"]", "a: |+\n  x\n\n")]
    [InlineData(SopsFormat.Json, "{\n\t\"a\": 1,\n\t\"b\": 2\n}\n", "[\"b\"]", "{\n\t\"a\": 1\n}\n")]
    [InlineData(SopsFormat.Dotenv, "A=b\nC=d\n", "[\"A\"]", "C=d\n")]
    [InlineData(SopsFormat.Ini, "[s]\na = b\nc = d\n", "[\"s\"][\"a\"]", "[s]\nc = d\n")]
    public void A_value_is_removed_and_the_rest_kept(SopsFormat format, string text, string path, string expected)
    {
        using var key = SopsDataKey.Generate();
        var document = SopsDocument.Parse(RoundTrip.Encrypt(Encoding.UTF8.GetBytes(text), format, key), format);
        var changed = document.Unset(SopsTreePath.Parse(path), key, TimeProvider.System)!;
        Assert.Equal(expected, Encoding.UTF8.GetString(SopsDocument.Parse(changed, format).Decrypt(key)));
    }

    [Fact]
    public void Setting_what_is_there_and_removing_what_is_not_change_nothing()
    {
        using var key = SopsDataKey.Generate();
        var document = SopsDocument.Parse(RoundTrip.Encrypt("a: b\n"u8.ToArray(), SopsFormat.Yaml, key), SopsFormat.Yaml);
        Assert.Null(document.Set(SopsTreePath.Parse("[\"a\"]"), "\"b\"", key, TimeProvider.System));
        Assert.Null(document.Unset(SopsTreePath.Parse("[\"x\"]"), key, TimeProvider.System));
    }

    [Theory]
    [InlineData("[0]", "1", ErrorKind.PathNotFound)]
    [InlineData("[\"l\"][\"x\"]", "1", ErrorKind.PathNotFound)]
    [InlineData("[\"a\"]", "secret", ErrorKind.NotJson)]
    public void What_does_not_fit_is_refused(string path, string json, ErrorKind failure)
    {
        using var key = SopsDataKey.Generate();
        var document = SopsDocument.Parse(RoundTrip.Encrypt("a: b\nl:\n  - x\n"u8.ToArray(), SopsFormat.Yaml, key), SopsFormat.Yaml);
        var error = Assert.Throws<SealingException>(() => document.Set(SopsTreePath.Parse(path), json, key, TimeProvider.System));
        Assert.Equal(failure, error.Kind);
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("[a]")]
    [InlineData("[\"a]")]
    [InlineData("[-1]")]
    [InlineData("[\"a\"]x")]
    public void What_is_no_path_is_refused(string path) =>
        Assert.Equal(ErrorKind.PathNotFound, Assert.Throws<SealingException>(() => SopsTreePath.Parse(path)).Kind);

    [Fact]
    public void A_path_is_written_as_it_is_read() => Assert.Equal("[\"a\"]b\"][3][\"c\"]", SopsTreePath.Parse("[\"a\"]b\"][3]['c']").ToString());

    /// <summary>As sops reads paths: a report of its users has Windows paths and domain names for keys.</summary>
    [Fact]
    public void A_key_of_a_path_is_taken_as_it_stands_between_the_quotes() =>
        Check(SopsFormat.Yaml, "DOMAIN\\user: pw\n", "[\"DOMAIN\\user\"]", "\"x\"", "DOMAIN\\user: x\n");

    private static void Check(SopsFormat format, string text, string path, string json, string expected)
    {
        using var key = SopsDataKey.Generate();
        var before = RoundTrip.Encrypt(Encoding.UTF8.GetBytes(text), format, key);
        var changed = SopsDocument.Parse(before, format).Set(SopsTreePath.Parse(path), json, key, TimeProvider.System)!;
        Assert.Equal(expected, Encoding.UTF8.GetString(SopsDocument.Parse(changed, format).Decrypt(key)));
    }
}
