using Sealing.Syntax;
using Sealing.Syntax.Reading;
using Xunit;

namespace Sealing.Tests.Yaml;

/// <summary>
/// What YAML 1.2 forbids and libyaml takes (PyYAML 6.0.3 over libyaml 0.2.5 read each text here as its second spelling), as go-yaml does, which was
/// made from it.
/// </summary>
public sealed class LooseLinesTests
{
    [Theory]
    [InlineData("a: \"x\ny\"\nb: c\n", "a: x y\nb: c\n")]
    [InlineData("s:\n  a: \"x\n  y\n\n z\"\n  b: c\n", "s:\n  a: \"x y\\nz\"\n  b: c\n")]
    [InlineData("s:\n  a: \"x\\\n  y\\\"\n\\\\\"\n  b: \"c\"\n", "s:\n  a: 'xy\" \\'\n  b: c\n")]
    [InlineData("- \"x\r\ny\"\r\n- \"z\"\r\n", "- x y\n- z\n")]
    [InlineData("- \"x\u2028y\"\n", "- \"x\\Ly\"\n")]
    [InlineData("s:\n- \"x\n\"\n- y\n", "s:\n- 'x '\n- y\n")]
    [InlineData("s:\n  a: [\n  1,\n  2]\n  b: c\n", "s: {a: [1, 2], b: c}\n")]
    [InlineData("s:\n  a: {\nb: 1,\nc: [d,\ne]\n}\n  f: g\n", "s: {a: {b: 1, c: [d, e]}, f: g}\n")]
    [InlineData("a: [\n# why\nb ]\n", "a: [b]\n")]
    [InlineData("s:\n        - t:\n            u: [v,\n\n  'w',\n  x y\n  z]\n", "s: [{t: {u: [v, w, x y z]}}]\n")]
    [InlineData("a: {b: \"c\nd\", e: [f,\ng, \"h\ni\"]}\n", "a: {b: c d, e: [f, g, h i]}\n")]
    public void Lines_in_quotes_and_brackets_need_no_indentation(string loose, string tight) => Assert.Equal(YamlValues.Of(tight), YamlValues.Of(loose));

    [Fact]
    public void What_stands_in_them_has_its_place_in_the_text()
    {
        const string text = "s:\n  first: \"x\n  y\"\n  list: [ a,\n  b, \"c\nd\" , e ]\nlast: z\n";
        var map = Assert.IsType<YamlMapping>(YamlReader.ReadAll(text, ReadLimits.Default)[0].Root);
        var inner = Assert.IsType<YamlMapping>(map.Entries[0].Value);
        var list = Assert.IsType<YamlSequence>(inner.Entries[1].Value);

        Assert.Equal(["\"x\n  y\"", "[ a,\n  b, \"c\nd\" , e ]", "z"], new[] { inner.Entries[0].Value, list, map.Entries[1].Value }.Select(Written));
        Assert.Equal(["a", "b", "\"c\nd\"", "e"], list.Items.Select(Written));
        Assert.Equal([(4, 11), (5, 3), (5, 6), (6, 6)], list.Items.Select(item => (item.Span.Line, item.Span.Column)));

        string Written(YamlNode node) => text[node.Span.Start..node.Span.End];
    }

    [Theory]
    [InlineData("s:\n  a: [\n  1,\n  2]\n  b: ]\n", 5, 6)]
    [InlineData("s:\n  a: \"x\n  y\"\n  a: 1\n", 4, 3)]
    [InlineData("s:\n  a: [\n  b: c: d]\n", 3, 7)]
    public void An_error_behind_them_has_its_place_in_the_text(string text, int line, int column)
    {
        var error = YamlValues.ErrorOf(text);

        Assert.Equal((line, column), (error.Place.Line, error.Place.Column));
    }

    [Theory]
    [InlineData("a: \"x\n--- y\"\n")] // a document marker ends every scalar
    [InlineData("a: \"x\n...\n\"\n")]
    [InlineData("a: \"x\ny\n")]
    [InlineData("a: [b,\nc\n")]
    [InlineData("[ignored]\n- x\n  y: \"z\n")]
    [InlineData("db:\n  pass: x\n:")]
    public void What_libyaml_takes_for_broken_is_broken(string text) =>
        YamlValues.ErrorOf(text);

    [Fact]
    public void Thousands_of_them_are_read_or_given_up_in_bounded_time()
    {
        var lines = string.Concat(Enumerable.Range(0, 2000).Select(i => $"  v{i},\n"));
        var broken = "s:\n  a: [\n" + lines.Replace(",", ", b: c: d,", StringComparison.Ordinal);

        Assert.Throws<SealingException>(() => YamlReader.ReadAll(string.Concat(Enumerable.Repeat(broken, 4)), ReadLimits.Default));
    }
}
