using Sealing.Cli.Sops.Running;
using Xunit;

namespace Sealing.Cli.Tests;

/// <summary>Values of dotenv files as a shell would read them.</summary>
public sealed class DotenvVariableTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("plain\r", "plain")]
    [InlineData("\"two words\"", "two words")]
    [InlineData("'single' # a comment", "single")]
    [InlineData("\"a \\\"quote\\\" and \\$5 and \\n\"", "a \"quote\" and $5 and \\n")]
    [InlineData("'it''s'", "'it''s'")]
    [InlineData("\"a\\\"", "a\\")]
    [InlineData("\"", "\"")]
    [InlineData("\"open", "\"open")]
    [InlineData("\"a\" b", "\"a\" b")]
    public void Quotes_around_a_value_are_taken_off(string text, string value) => Assert.Equal(value, Read(text));

    // Each backslash may be one of a pair or not: an expression that tries all ways would never end.
    [Theory]
    [InlineData('"')]
    [InlineData('\'')]
    public void Many_backslashes_behind_a_quote_that_is_never_closed_are_a_value(char quote)
    {
        var text = quote + new string('\\', 10_000);
        Assert.Equal(text, Read(text));
    }

    private static string Read(string text) => DotenvVariable.Of(KeyValuePair.Create("NAME", text)).Value;
}
