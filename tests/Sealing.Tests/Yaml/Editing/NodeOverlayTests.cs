using Sealing.Data;
using Sealing.Syntax;
using Sealing.Syntax.Editing;
using Sealing.Syntax.Reading;
using Xunit;

namespace Sealing.Tests.Yaml.Editing;

/// <summary>Each row: a document, and what it is with <c>m.k: new</c> laid over it.</summary>
public sealed class NodeOverlayTests
{
    public static TheoryData<string, string> Documents => new()
    {
        // replaced where it stands
        { "m:\n  k: old # why\n  z: 1\n", "m:\n  k: new # why\n  z: 1\n" },
        { "m: {z: 1, k: old}\n", "m: {z: 1, k: new}\n" },
        { "m:\n  k: 'old'\n", "m:\n  k: 'new'\n" },
        { "m:\n  \"k\": \"old\"\n", "m:\n  \"k\": \"new\"\n" },
        { "m:\n  k: |\n    old\n\n# end\nz: 1\n", "m:\n  k: new\n\n# end\nz: 1\n" },
        { "m:\n  k: >-\n    old\n    older\n  z: 1\n", "m:\n  k: new\n  z: 1\n" },
        { "m:\n  k:\n  z: 1\n", "m:\n  k: new\n  z: 1\n" },
        { "a: &x old\nm:\n  k: *x\n", "a: &x old\nm:\n  k: new\n" },
        { "m:\n  k: &x old\n", "m:\n  k: &x new\n" },

        // added after the last entry
        { "m:\n  z: 1\n", "m:\n  z: 1\n  k: new\n" },
        { "m:\n    z: 1 # one\n    # two\nn: 2\n", "m:\n    z: 1 # one\n    k: new\n    # two\nn: 2\n" },
        { "m:\n  z: 1", "m:\n  z: 1\n  k: new" },
        { "m:\r\n  z: 1\r\nn: 2\r\n", "m:\r\n  z: 1\r\n  k: new\r\nn: 2\r\n" },
        { "m:\n  z: |\n    text\n\n# end\nn: 2\n", "m:\n  z: |\n    text\n  k: new\n\n# end\nn: 2\n" },
        { "m:\n  z: |+\n    text\n\nn: 2\n", "m:\n  z: |+\n    text\n\n  k: new\nn: 2\n" },
        { "m:\n  z: |-\n    text", "m:\n  z: |-\n    text\n  k: new" },
        { "m:\n  z: |\n    text\n", "m:\n  z: |\n    text\n  k: new\n" },
        { "m:\n  z:\n  - 1\n  - a: 1\n    b: 2\n", "m:\n  z:\n  - 1\n  - a: 1\n    b: 2\n  k: new\n" },
        { "m:\n  z:\n    y: >\n      text\n\n\nn: 2\n", "m:\n  z:\n    y: >\n      text\n  k: new\n\n\nn: 2\n" },
        { "m:\n  z:\nn: 2\n", "m:\n  z:\n  k: new\nn: 2\n" },
        { "- m:\n    z: 1\n", "- m:\n    z: 1\n" },

        // a mapping that is empty or missing
        { "m: {} # none\nn: 2\n", "m:  # none\n  k: new\nn: 2\n" },
        { "m:\nn: 2\n", "m:\n  k: new\nn: 2\n" },
        { "m: null\n", "m: \n  k: new\n" },
        { "n:\n    x: 2\n", "n:\n    x: 2\nm:\n    k: new\n" },
        { "n: 2\n# end\n", "n: 2\nm:\n  k: new\n# end\n" },
        { "---\nn: 2\n...\n", "---\nn: 2\nm:\n  k: new\n...\n" },

        // flow
        { "m: {z: 1}\n", "m: {z: 1, k: new}\n" },
        { "m: {z: 1,}\n", "m: {z: 1, k: new,}\n" },
        { "m: {\n  z: 1, # one\n}\n", "m: {\n  z: 1, # one\n  k: new,\n}\n" },
        { "m: {\n  z: 1 # one\n}\n", "m: {\n  z: 1, # one\n  k: new\n}\n" },
        { "m: {\n  z: 1}\n", "m: {\n  z: 1,\n  k: new}\n" },
        { "{n: 2, m: {}}\n", "{n: 2, m: {k: new}}\n" },
        { "{n: 2, m: }\n", "{n: 2, m: {k: new} }\n" },
        { "{n: 2}\n", "{n: 2, m: {k: new}}\n" },

        // JSON
        { "{\"m\": {\"k\": \"old\"}}", "{\"m\": {\"k\": \"new\"}}" },
        { "{\"m\":{\"z\":\"1\"}}\n", "{\"m\":{\"z\":\"1\", \"k\": \"new\"}}\n" },
        { "{\n\t\"m\": {\n\t\t\"z\": 1\n\t}\n}\n", "{\n\t\"m\": {\n\t\t\"z\": 1,\n\t\t\"k\": \"new\"\n\t}\n}\n" },
        { "{\n  \"m\": {}\n}\n", "{\n  \"m\": {\n    \"k\": \"new\"\n  }\n}\n" },
        { "{\n  \"m\": null,\n  \"n\": 2\n}\n", "{\n  \"m\": {\n    \"k\": \"new\"\n  },\n  \"n\": 2\n}\n" },
        { "{\n  \"n\": 2\n}\n", "{\n  \"n\": 2,\n  \"m\": {\n    \"k\": \"new\"\n  }\n}\n" },
        { "{}", "{\"m\": {\"k\": \"new\"}}" },
    };

    [Theory]
    [MemberData(nameof(Documents))]
    public void Only_what_changes_is_touched(string before, string after)
    {
        var changes = new ManifestMap().Add("m", new ManifestMap().Add("k", "new"));
        var parsed = DocumentReader.ReadAll(before, ReadLimits.Default);
        if (parsed.Documents[0].Root is not YamlMapping root)
        {
            Assert.Equal(before, after); // a list takes no keys
            return;
        }

        var edited = NodeOverlay.Apply(before, root, changes, parsed.IsJson);

        Assert.Equal(after, edited);
        Assert.True(OverlayCheck.Holds(root, changes, DocumentReader.ReadAll(edited, ReadLimits.Default).Documents[0].Root));
    }

    [Theory]
    [InlineData("m: text\n", "line 1, column 1, m: must be a mapping")]
    [InlineData("m: [1]\n", "line 1, column 1, m: must be a mapping")]
    [InlineData("a: &x {z: 1}\nm: *x\n", "line 2, column 1, m: is an alias: write out what it stands for before adding to it")]
    public void What_takes_no_entry_is_refused(string text, string message)
    {
        var root = (YamlMapping)DocumentReader.ReadAll(text, ReadLimits.Default).Documents[0].Root;
        var changes = new ManifestMap().Add("m", new ManifestMap().Add("k", "new"));
        Assert.Equal(message, Assert.Throws<SealingException>(() => NodeOverlay.Apply(text, root, changes, isJson: false)).Message);
    }

    [Theory]
    [InlineData("yes", "k: \"yes\"\n", "{k: \"yes\"}", "'yes'")]
    [InlineData("a: b", "k: 'a: b'\n", "{k: \"a: b\"}", "'a: b'")]
    [InlineData("it's", "k: it's\n", "{k: \"it's\"}", "'it''s'")]
    [InlineData("a\nb\n", "k: |\n  a\n  b\n", "{k: \"a\\nb\\n\"}", "\"a\\nb\\n\"")]
    public void A_value_is_quoted_where_it_needs_to_be(string value, string block, string flow, string quoted)
    {
        var changes = new ManifestMap().Add("k", value);
        Assert.Equal("z: 1\n" + block, Apply("z: 1\n", changes));
        Assert.Equal(flow, Apply("{k: old}", changes));
        Assert.Equal("k: " + quoted, Apply("k: 'old'", changes));
    }

    [Fact]
    public void What_else_changed_is_noticed()
    {
        var before = DocumentReader.ReadAll("m: {k: 1, z: 2}\n", ReadLimits.Default).Documents[0].Root;
        var changes = new ManifestMap().Add("m", new ManifestMap().Add("k", "new").Add("l", "new"));
        Assert.True(Holds("m: {k: new, z: 2, l: new}"));
        Assert.False(Holds("m: {k: new, z: 3, l: new}"));
        Assert.False(Holds("m: {z: 2, k: new, l: new}"));
        Assert.False(Holds("m: {k: new, z: 2}"));
        Assert.False(Holds("m: {k: new, z: 2, l: new, x: 1}"));
        Assert.False(Holds("m: {k: new, z: 2, l: new}\nn: 1"));
        Assert.False(Holds("m: {k: new}"));

        bool Holds(string after) => OverlayCheck.Holds(before, changes, DocumentReader.ReadAll(after, ReadLimits.Default).Documents[0].Root);
    }

    private static string Apply(string text, ManifestMap changes) =>
        NodeOverlay.Apply(text, (YamlMapping)DocumentReader.ReadAll(text, ReadLimits.Default).Documents[0].Root, changes, isJson: false);
}
