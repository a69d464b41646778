using Sealing.Data;
using Xunit;

namespace Sealing.Tests.Yaml.Writing;

/// <summary>Beside the 150 pairs in Vectors/kubectl-yaml/order: what is said of order itself.</summary>
public sealed class NaturalOrderTests
{
    [Theory]
    [InlineData("a2", "a10")]
    [InlineData("a10", "a1b")]
    [InlineData("a1", "a01")]
    [InlineData("B", "a")]
    [InlineData("a-b", "a.b")]
    [InlineData("a", "a1")]
    [InlineData("\ue000", "\U0001F600")]
    public void The_first_comes_first(string first, string second)
    {
        Assert.True(NaturalOrder.Instance.Compare(first, second) < 0);
        Assert.True(NaturalOrder.Instance.Compare(second, first) > 0);
        Assert.Equal(0, NaturalOrder.Instance.Compare(first, first));
    }

    /// <summary>k9, k10 and k1a each come before the next, and k1a before k9: kubectl v1.32.4 writes them in another order every time.</summary>
    [Fact]
    public void Where_the_order_is_cyclic_the_result_depends_on_the_keys_alone()
    {
        string[] keys = ["k1a", "k9", "k10", "k2", "k1b", "k11", "k20a", "k8"];
        var expected = Sorted(keys);

        Assert.All(keys, first => Assert.Equal(expected, Sorted([first, .. keys.Reverse().Except([first], StringComparer.Ordinal)])));
        Assert.All(expected.Zip(expected.Skip(1)), pair => Assert.True(NaturalOrder.Instance.Compare(pair.First, pair.Second) < 0));
    }

    private static string[] Sorted(IEnumerable<string> keys) =>
        [.. EntrySorter.Naturally(ManifestMap.OfStrings(keys.Select(key => KeyValuePair.Create(key, "x"))).Entries).Select(entry => entry.Key)];
}
