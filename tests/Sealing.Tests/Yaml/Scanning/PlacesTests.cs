using Sealing.Syntax;
using Sealing.Syntax.Parsing;
using Xunit;

namespace Sealing.Tests.Yaml.Scanning;

public sealed class PlacesTests
{
    [Theory]
    [InlineData("# a\nb: c # d\n", "# a|# d")]
    [InlineData("a: 'b # c' # d\ne: \"#\" #f\r\ng: h#i\n", "# d|#f")]
    [InlineData("a: | # in the header\n  # text\n# behind\n", "# in the header|# behind")]
    [InlineData("a: [ # one\n  b, # two\n  c ] # three\n", "# one|# two|# three")]
    [InlineData("a: b\n  # inside\n  c\n", null)] // a comment ends a plain scalar, and no key follows
    [InlineData("%YAML 1.1 # version\n--- # start\n... # end", "# version|# start|# end")]
    [InlineData("a: b #c\u2028d: e\n", "#c")] // YAML 1.1 ends a line there, so that d is a key
    [InlineData("\uFEFF# a\n", "# a")]
    public void Comments_are_found_where_libyaml_passes_over_them(string text, string? comments)
    {
        if (comments is null)
        {
            Assert.Throws<SealingException>(() => StreamParser.Read(text, ReadLimits.Default));
            return;
        }

        Assert.Equal(comments, string.Join('|', StreamParser.Read(text, ReadLimits.Default).Comments.Select(comment => text[comment.Start..comment.End])));
    }

    [Fact]
    public void A_comment_knows_its_column_and_whether_it_has_its_own_line() =>
        Assert.Equal([(2, true), (5, false)], StreamParser.Read("  # a\nb: c # d", ReadLimits.Default).Comments.Select(comment => (comment.Column, comment.HasOwnLine)));

    [Theory]
    [InlineData("&x !t a: 'b c'  # d\n", "a|'b c'")]
    [InlineData("a: |+\n  b\n\nc: >\n d", "a||+\n  b\n\n|c|>\n d")]
    [InlineData("a: b\n  c \n\nd: \"e\n f\" \n", "a|b\n  c|d|\"e\n f\"")]
    [InlineData("[a: b , {c, d: }, ? e]", "[a: b , {c, d: }, ? e]|a: b|a|b|{c, d: }|c||d||? e|e|")]
    [InlineData("\uFEFFa: \U0001F511 \n", "a|\U0001F511")]
    public void A_span_is_the_text_of_the_node(string text, string spans)
    {
        var root = StreamParser.Read(text, ReadLimits.Default).Documents[0].Root;

        Assert.Equal(spans, string.Join('|', (root is YamlMapping ? Nodes(root).Skip(1) : Nodes(root)).Select(node => text[node.Span.Start..node.Span.End])));
    }

    [Theory]
    [InlineData("a:\nb: c\n", 2)]
    [InlineData("a: &x\nb: c\n", 5)]
    [InlineData("- !t  # c\n- d\n", 4)]
    [InlineData("-\n- d\n", 1)]
    [InlineData("{a:  , b: c}", 3)]
    [InlineData("---\n# nothing\n---\n", 3)]
    public void What_is_not_written_stands_just_after_the_indicator_before_it(string text, int at)
    {
        var empty = Nodes(StreamParser.Read(text, ReadLimits.Default).Documents[0].Root).First(node => node is YamlScalar { Text.Length: 0 });

        Assert.Equal((at, at), (empty.Span.Start, empty.Span.End));
    }

    [Fact]
    public void An_entry_starts_at_its_question_mark_its_properties_or_its_key_and_knows_its_colon()
    {
        var map = Assert.IsType<YamlMapping>(StreamParser.Read("? a\n: b\n!t &x c : d\n? e\n", ReadLimits.Default).Documents[0].Root);

        Assert.Equal([(0, 4), (8, 16), (20, -1)], map.Entries.Select(entry => (entry.Start, entry.Colon)));
        Assert.Equal((8, 10), (map.Entries[1].Key.TagPlace.Start, map.Entries[1].Key.TagPlace.End));
    }

    private static IEnumerable<YamlNode> Nodes(YamlNode node) => node switch
    {
        YamlSequence list => list.Items.SelectMany(Nodes).Prepend(node),
        YamlMapping map => map.Entries.SelectMany(entry => Nodes(entry.Key).Concat(Nodes(entry.Value))).Prepend(node),
        _ => [node],
    };
}
