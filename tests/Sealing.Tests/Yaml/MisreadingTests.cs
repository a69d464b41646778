using Xunit;

namespace Sealing.Tests.Yaml;

/// <summary>What is easily misread. go-yaml 2.4.0 and libyaml 0.2.5 were run on these texts; where they or YAML 1.2 read something else, it is an error.</summary>
public sealed class MisreadingTests
{
    [Theory]
    [InlineData("a: [\"x\", :y]\n")]
    [InlineData("a: {\"x\"::y}\n")]
    public void A_text_in_brackets_that_starts_with_a_colon_is_an_error_and_not_lost(string text)
    {
        var error = YamlValues.ErrorOf(text);

        Assert.Contains("':'", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"a\": :b\n", "a: ':b'\n")]
    [InlineData("- \"x\"\n- :8080\n", "- x\n- ':8080'\n")]
    [InlineData("- [x]\n- :c\n", "- [x]\n- ':c'\n")]
    [InlineData("a *b: c\n", "'a *b': c\n")]
    [InlineData("{\"a\":b, 'c':d, \"e\" :f}\n", "{a: b, c: d, e: f}\n")]
    [InlineData("a: {\"b\":1}\nc: :d\n", "a: {b: 1}\nc: ':d'\n")]
    public void Other_colons_stay_what_they_are(string text, string quoted) => Assert.Equal(YamlValues.Of(quoted), YamlValues.Of(text));

    [Theory]
    [InlineData("password: &Tr0ub4dor$3\n", 11)] // an anchor without a value for the scanner, which is an empty password
    [InlineData("a: &b.c d\n", 4)]
    [InlineData("&\u00e4 a: b\n", 1)]
    public void A_text_that_starts_as_an_anchor_and_is_none_is_an_error(string text, int column)
    {
        var error = YamlValues.ErrorOf(text);

        Assert.Contains("'&'", error.Message, StringComparison.Ordinal);
        Assert.Equal((1, column), (error.Place.Line, error.Place.Column));
        Assert.DoesNotContain("Tr0", error.Message, StringComparison.Ordinal);
    }

    [Fact] // as in files of the Google Cloud SDK, which mean an anchor "name:"
    public void A_colon_after_an_anchor_belongs_to_an_empty_key_as_libyaml_and_go_yaml_have_it() =>
        Assert.Equal("[{<><>,<a><b>}]", YamlValues.Of("- &name:\n  a: b\n"));

    [Fact]
    public void A_byte_order_mark_between_two_files_in_one_is_an_error_and_no_part_of_a_key()
    {
        var error = YamlValues.ErrorOf("a: 1\n---\n\uFEFFstringData: {b: c}\nkind: Secret\n");

        Assert.Contains("byte order mark", error.Message, StringComparison.Ordinal);
        Assert.Equal((3, 1), (error.Place.Line, error.Place.Column));
    }

    [Theory]
    [InlineData("a: b # \0\nc: d\n", "U+0000", 1, 8)] // the end of the text, for the scanner
    [InlineData("- a\r\n- |\r\n  \u0001\r\n", "U+0001", 3, 3)]
    [InlineData("a: \"\u001B[0m\"\n", "U+001B", 1, 5)]
    [InlineData("a: 'x\u007F'\n", "U+007F", 1, 6)]
    [InlineData("\uFFFE: a\n", "U+FFFE", 1, 1)]
    public void A_control_character_is_an_error_with_its_place(string text, string character, int line, int column)
    {
        var error = YamlValues.ErrorOf(text);

        Assert.Contains(character, error.Message, StringComparison.Ordinal);
        Assert.Equal((line, column), (error.Place.Line, error.Place.Column));
    }

    [Theory]
    [InlineData("a: {?b: c}\n")] // go-yaml: {b: c}; the scanner: {"?b": c}
    [InlineData("a: [b, ?c]\n")]
    [InlineData("a: {b:, c: d}\n")] // go-yaml: {"b:": null, c: d}; the scanner: {b: null, c: d}
    [InlineData("a: [b:, c]\n")]
    public void What_YAML_1_1_and_1_2_read_otherwise_in_brackets_is_an_error(string text)
    {
        var error = YamlValues.ErrorOf(text);

        Assert.Contains("in brackets", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a: {\"b\":, 'c':}\n", "a: {b: , c: }\n")]
    [InlineData("a: {b: , c: }\n?d: ?e\n", "a: {b: '', c: ''}\n'?d': '?e'\n")]
    [InlineData("a: [b:c, d]\n", "a: ['b:c', d]\n")]
    public void What_both_read_alike_in_brackets_is_read(string text, string quoted) => Assert.Equal(YamlValues.Of(quoted), YamlValues.Of(text));

    [Theory]
    [InlineData("a: \"b\"# c\n")]
    [InlineData("a: [b]# c\n")]
    [InlineData("a: |# c\n b\n")]
    public void What_the_reference_takes_and_the_scanner_does_not_says_what_to_do(string text)
    {
        var error = YamlValues.ErrorOf(text);

        Assert.EndsWith("a comment needs a blank before its '#'", error.Message, StringComparison.Ordinal);
    }
}
