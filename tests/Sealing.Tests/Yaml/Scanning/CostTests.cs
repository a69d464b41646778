using Sealing.Syntax;
using Sealing.Syntax.Parsing;
using Xunit;

namespace Sealing.Tests.Yaml.Scanning;

/// <summary>What a text can cost. A reader that is not linear does not come to an end here.</summary>
public sealed class CostTests
{
    private const int Many = 200_000;

    private static readonly ReadLimits Wide = ReadLimits.Default with { Nodes = 10 * Many };

    [Theory]
    [InlineData("[")]
    [InlineData("{")]
    [InlineData("- ")]
    [InlineData("? ")]
    [InlineData("[{a: ")]
    [InlineData("[\n")]
    public void Nesting_without_end_is_an_error(string piece)
    {
        var error = Assert.Throws<SealingException>(() => StreamParser.Read(string.Concat(Enumerable.Repeat(piece, Many)), Wide));

        Assert.Contains(NodeBudget.TooDeep, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("- [a, b]\n")]
    [InlineData("- {a: b}\n")]
    [InlineData("- [[[[[[[[]]]]]]]]\n")]
    [InlineData("# a comment\n")]
    [InlineData("- &a b\n- *a\n")]
    [InlineData("- !!str 'a\n\n  b'\n")]
    [InlineData("- |\n  a\n\n")]
    [InlineData("--- a\n")]
    [InlineData("- ? a\n  : b\n")]
    [InlineData("- a\n\n  b\n")]
    public void Repetition_costs_in_proportion(string piece)
    {
        var few = Allocated(string.Concat(Enumerable.Repeat(piece, 5_000)));
        var many = Allocated(string.Concat(Enumerable.Repeat(piece, 50_000)));

        Assert.InRange(many, 0, (14 * few) + 100_000);
    }

    [Theory]
    [InlineData("\"a\" ")]
    [InlineData("a ")]
    [InlineData("[a] ")]
    [InlineData("a: ")]
    [InlineData("*")]
    [InlineData("!")]
    [InlineData("'a'")]
    [InlineData("}")]
    public void One_line_without_end_comes_to_an_end(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, Many));
        try
        {
            StreamParser.Read(text, Wide);
            StreamParser.Read("[" + text, Wide);
        }
        catch (SealingException e) when (e.Kind == ErrorKind.InvalidDocument)
        {
            Assert.NotEqual(0, e.Place.Line);
        }
    }

    [Theory]
    [InlineData("value N xyz")]
    [InlineData("ENC[AES256_GCM,data:N+GmVg8Jd4KvcYsR3sTzLw==,iv:pV4Wc3bH8q1NfM2ZyXk7uJ6tR5sQ0oLiEaDgBvCxFhU=,tag:S8kF2mXvB1nQ7cJpL4wZ9A==,type:str]")]
    public void A_value_costs_two_nodes_and_no_copy_of_its_text(string value)
    {
        var text = "data:\n" + string.Concat(Enumerable.Range(0, 200_000).Select(i => $"    key-{i}: {value.Replace("N", $"{i}", StringComparison.Ordinal)}\n"));

        Assert.InRange(Allocated(text), 0, 60_000_000);
    }

    private static long Allocated(string text)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        GC.KeepAlive(StreamParser.Read(text, Wide));
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
