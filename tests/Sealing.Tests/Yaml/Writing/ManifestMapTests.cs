using Sealing.Data;
using Xunit;

namespace Sealing.Tests.Yaml.Writing;

public sealed class ManifestMapTests
{
    [Fact]
    public void What_is_null_or_empty_is_not_present()
    {
        var map = new ManifestMap()
            .AddIfPresent("a", (string?)null)
            .AddIfPresent("b", "")
            .AddIfPresent("c", (bool?)null)
            .AddIfPresent("d", new ManifestMap())
            .AddIfPresent("e", new ManifestList([]))
            .AddIfPresent("f", (ManifestValue?)null)
            .AddIfPresent("g", (IEnumerable<KeyValuePair<string, string>>?)null)
            .AddIfPresent("h", [])
            .AddIfPresent("i", new ManifestText(""));

        Assert.Empty(map.Entries);
    }

    [Fact]
    public void False_and_zero_are_present()
    {
        var map = new ManifestMap().AddIfPresent("a", false).AddIfPresent("b", new ManifestInteger(0));

        Assert.Equal(["a", "b"], map.Entries.Select(entry => entry.Key), StringComparer.Ordinal);
    }

    [Fact]
    public void A_value_does_not_show_what_it_holds() =>
        Assert.DoesNotContain("hunter2", $"{new ManifestText("hunter2")} {new ManifestMap().Add("a", "hunter2")}", StringComparison.Ordinal);
}
