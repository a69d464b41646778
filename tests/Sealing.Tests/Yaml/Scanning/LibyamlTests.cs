using System.Text.Json;
using Sealing.Syntax;
using Sealing.Syntax.Parsing;
using Xunit;

namespace Sealing.Tests.Yaml.Scanning;

/// <summary>Vectors/yaml-events/README.md says where the texts and answers come from.</summary>
public sealed class LibyamlTests
{
    [Fact]
    public void Each_text_reads_as_libyaml_and_go_yaml_read_it()
    {
        using var cases = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Vectors", "yaml-events", "cases.json")));

        var wrong = cases.RootElement.EnumerateArray().Where(pair => Answer(pair[0].GetString()!) != Expected(pair[1])).Select(pair => pair.GetRawText());

        Assert.Empty(wrong);
        Assert.True(cases.RootElement.GetArrayLength() > 500);
    }

    [Theory]
    [InlineData("\"it\\'s\"", "=\" it's")] // go-yaml takes this escape, libyaml does not
    [InlineData("\"a\\/b\"", "=\" a/b")] // the other way round
    [InlineData("%YAML 1.2\n---\na", "=: a")] // libyaml takes this version, go-yaml does not
    [InlineData("[a?b, c?]", "+Sf|=: a?b|=: c?|-S")] // an error for go-yaml
    public void What_only_one_of_them_takes_is_read_where_it_means_one_thing(string text, string events) =>
        Assert.Equal("+D|" + events + "|-D", string.Join('|', NodeEvents.Of(StreamParser.Read(text, ReadLimits.Default))));

    private static string? Expected(JsonElement events) =>
        events.ValueKind == JsonValueKind.Null ? null : string.Join('|', events.EnumerateArray().Select(line => line.GetString()));

    private static string? Answer(string text)
    {
        try
        {
            return string.Join('|', NodeEvents.Of(StreamParser.Read(text, ReadLimits.Default)));
        }
        catch (SealingException e) when (e.Kind == ErrorKind.InvalidDocument)
        {
            return null;
        }
    }
}
