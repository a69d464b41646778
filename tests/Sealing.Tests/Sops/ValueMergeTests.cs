using Sealing.Sops;
using Sealing.Sops.Merging;
using Xunit;

namespace Sealing.Tests.Sops;

/// <summary>Three-way merges by values: the text comes from both sides, and is taken only where it holds the values that it should.</summary>
public sealed class ValueMergeTests
{
    [Theory]
    [InlineData("a: 1\nb: 1\n", "a: 2\nb: 1\n", "a: 1\nb: 2\n", "a: 2\nb: 2\n")] // neighbours
    [InlineData("a: 1\n", "a: 1\nb: 2\n", "a: 1\nc: 3\n", "a: 1\nb: 2\nc: 3\n")] // both add at one place
    [InlineData("a: 1\nb: 1\n", "b: 1\n", "a: 1\nb: 2\n", "b: 2\n")] // one removes, the other changes the next
    [InlineData("a: 1\n", "# x\na: 1\n", "a: 2 # y\n", "# x\na: 2 # y\n")] // comments of both
    [InlineData("a: 1\n", "a: 2\n", "a: 2\n", "a: 2\n")] // the same on both sides
    [InlineData("l:\n- a\n- b\n- c\n", "l:\n- x\n- a\n- b\n- c\n", "l:\n- a\n- b\n- c\n- y\n", "l:\n- x\n- a\n- b\n- c\n- y\n")] // a list, at its two ends
    [InlineData("m:\n  a: 1\n  b: 1\n", "m:\n    a: 2\n    b: 1\n", "m:\n  a: 1\n  b: 2\n", "m:\n    a: 2\n    b: 2\n")] // written anew with other columns
    [InlineData("", "a: 1\nb: 2\n", "a: 1\nc: 3\n", "a: 1\nb: 2\nc: 3\n")] // both add the file
    public void What_only_one_side_changed_is_merged(string before, string ours, string theirs, string merged)
    {
        var result = ValueMerge.Merge(new ThreeTexts(before, ours, theirs), SopsFormat.Yaml);
        Assert.False(result.HasConflicts);
        Assert.Equal(merged, result.Text);
    }

    [Theory]
    [InlineData("a: 1\n", "a: 2\n", "a: 3\n", "[\"a\"]")]
    [InlineData("a: 1\nb: 1\n", "b: 1\n", "a: 2\nb: 1\n", "[\"a\"]")] // removed and changed
    [InlineData("a: 1\n", "x: 2\na: 1\n", "a: 1\nx: 3\n", "[\"x\"]")] // added twice, far apart: lines alone would hold both
    [InlineData("l:\n- a\n", "l:\n- a\n- b\n", "l:\n- a\n- c\n", "[\"l\"][1]")]
    [InlineData("", "a: 1\n", "a: 2\n", "[\"a\"]")]
    public void What_both_sides_changed_is_a_conflict_with_its_path(string before, string ours, string theirs, string path)
    {
        var result = ValueMerge.Merge(new ThreeTexts(before, ours, theirs), SopsFormat.Yaml);
        Assert.True(result.HasConflicts);
        Assert.Equal([path], result.Paths);
    }

    [Theory]
    [InlineData(SopsFormat.Json, "{\n  \"a\": 1,\n  \"b\": 1\n}\n", "{\n  \"a\": 2,\n  \"b\": 1\n}\n", "{\n  \"a\": 1,\n  \"b\": 2\n}\n", "{\n  \"a\": 2,\n  \"b\": 2\n}\n")]
    [InlineData(SopsFormat.Dotenv, "A=1\nB=1\n", "A=2\nB=1\n", "A=1\nB=2\nC=3\n", "A=2\nB=2\nC=3\n")]
    [InlineData(SopsFormat.Ini, "[s]\na = 1\nb = 1\n", "[s]\na = 2\nb = 1\n", "[s]\na = 1\nb = 2\n", "[s]\na = 2\nb = 2\n")]
    [InlineData(SopsFormat.Binary, "one\ntwo\nthree\n", "uno\ntwo\nthree\n", "one\ntwo\ntre\n", "uno\ntwo\ntre\n")]
    public void Other_formats_are_merged_too(SopsFormat format, string before, string ours, string theirs, string merged)
    {
        var result = ValueMerge.Merge(new ThreeTexts(before, ours, theirs), format);
        Assert.False(result.HasConflicts);
        Assert.Equal(merged, result.Text);
    }

    [Fact]
    public void Only_the_lines_in_conflict_stand_between_markers_of_the_size_that_Git_asks_for()
    {
        var result = ValueMerge.Merge(new ThreeTexts("a: 1\nb: 1\nc: 1\n", "a: 2\nb: 2\nc: 1\n", "a: 1\nb: 3\nc: 2\n"), SopsFormat.Yaml, markerSize: 9);
        Assert.Equal("a: 2\n<<<<<<<<< ours\nb: 2\n=========\nb: 3\n>>>>>>>>> theirs\nc: 2\n", result.Text);
    }
}
