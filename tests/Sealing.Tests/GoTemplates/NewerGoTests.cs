using Xunit;

namespace Sealing.Tests.GoTemplates;

/// <summary>What the controller of today has and the Go of the vectors has not. Source: the release notes of Go and Sprig.</summary>
public sealed class NewerGoTests
{
    [Theory]
    [InlineData("{{ range 3 }}{{ . }},{{ end }}", "0,1,2,")] // Go 1.24: range over an integer
    [InlineData("{{ range $i := 2 }}{{ $i }}{{ else }}none{{ end }}", "01")]
    [InlineData("{{ range 0 }}x{{ else }}none{{ end }}", "none")]
    [InlineData("{{ with .no }}x{{ else with .a }}{{ . }}{{ else }}y{{ end }}", "alpha")] // Go 1.23: else with
    [InlineData("{{ with .no }}x{{ else with .nor }}{{ . }}{{ else }}y{{ end }}", "y")]
    [InlineData("{{ splitList \"\" \"\\xffa\" | last }}", "a")]
    [InlineData("{{ sha512sum \"abc\" | trunc 16 }}", "ddaf35a193617aba")] // Sprig 3.3.0; FIPS 180-4's example
    public void Is_rendered(string template, string output) => Assert.Equal(output, Template.Render(template, ("a", "alpha")));

    [Fact]
    public void Range_over_an_integer_has_no_index() =>
        Assert.Equal("1:4 range over an integer sets one variable only", Template.Fail("{{ range $i, $x := 3 }}{{ end }}"));
}
