using Sealing.Yaml;
using Xunit;

namespace Sealing.Tests.Yaml;

/// <summary>A large text reads in parts as it reads as a whole, or is not read in parts.</summary>
public sealed class SplitReadingTests
{
    private static readonly string Filler = Lines(3000, i => $"key-{i}: 'a value that is {i} long'");

    [Theory]
    [InlineData("", "")]
    [InlineData("---\n# first\n", "# last\n")]
    [InlineData("first: {a: &x 1}\n---\n", "---\nlast: &y 2\nagain: *y\n...\n")]
    [InlineData("text: |+\n  block\n\n", "folded: >-\n  block\n  lines\n")]
    [InlineData("quoted: \"line\n\n  line\"\n", "empty:\n")]
    [InlineData("list:\n- a\n- b: [c, d]\n", "list2:\n- e\n")]
    [InlineData("wide: \"a\u2028 b\u0085 c\"\r\n", "\r\nlast: 1\r\n")]
    public void A_map_in_parts_has_the_nodes_and_places_of_the_whole(string start, string end)
    {
        var text = start + Filler + Nested() + Filler.Replace("key", "other", StringComparison.Ordinal) + end;

        var split = SplitReading.TryRead(text, ReadLimits.Default);

        Assert.NotNull(split);
        Assert.Equal(StreamText.Of(YamlReader.Read(text, YamlPart.Whole(text), ReadLimits.Default)), StreamText.Of(split));
    }

    [Theory]
    [InlineData("a document that is ended", "...\n")]
    [InlineData("a flow collection", "flow: {\n%}\n")]
    [InlineData("a quoted scalar", "quoted: 'x\n%'\n")]
    [InlineData("a block at the first column", "--- |\n%")]
    [InlineData("a key twice", "key-0: 1\n")]
    [InlineData("an anchor in another part", "a: &anchor 1\n%b: *anchor\n")]
    [InlineData("keys that are indented less", "---\n  a: 1\n")]
    public void A_text_whose_parts_do_not_stand_by_themselves_is_read_as_a_whole(string what, string between)
    {
        var pieces = between.Split('%');
        var text = pieces.Length == 1 ? Filler + between + Filler.Replace("key", "other", StringComparison.Ordinal) : pieces[0] + Filler + Filler.Replace("key", "other", StringComparison.Ordinal) + pieces[1];
        text += Lines(3000, i => $"third-{i}: a value that is {i} long");

        var split = SplitReading.TryRead(text, ReadLimits.Default);

        Assert.True(split is null || StreamText.Of(YamlReader.Read(text, YamlPart.Whole(text), ReadLimits.Default)) == StreamText.Of(split), what);
    }

    [Fact]
    public void Documents_with_few_keys_are_read_in_parts_too()
    {
        var text = Lines(200, i => $"---\nkind: Secret\ndata:\n" + Lines(50, j => $"  key-{j}: 'a value that is {i} {j} long, and then some'").TrimEnd());

        var split = SplitReading.TryRead(text, ReadLimits.Default);

        Assert.NotNull(split);
        Assert.Equal(StreamText.Of(YamlReader.Read(text, YamlPart.Whole(text), ReadLimits.Default)), StreamText.Of(split));
    }

    [Fact]
    public void An_error_has_the_line_that_it_has_in_the_whole_text()
    {
        var text = Filler + Filler.Replace("key", "other", StringComparison.Ordinal) + "broken: ]\n";

        var error = Assert.Throws<ManifestException>(() => YamlReader.Read(text, ReadLimits.Default));

        Assert.Equal(6001, error.Line);
    }

    private static string Nested() => "deep:\n" + Lines(2000, i => $"  name-{i}:\n  # about {i}\n    - {{a: {i}, b: \"c\"}}\n    - |\n      text {i}");

    private static string Lines(int count, Func<int, string> line) =>
        string.Concat(Enumerable.Range(0, count).Select(i => line(i) + "\n"));
}
