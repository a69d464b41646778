using System.Text;
using Sealing.Guard;
using Sealing.Guard.Content;
using Sealing.Guard.Files;
using Xunit;

namespace Sealing.Tests.Guard;

/// <summary>What is read only where a sign of it stands in the file: the signs hide nothing.</summary>
public sealed class PrefilterTests
{
    private const Markers All = Markers.Secret | Markers.Holder | Markers.Candidate | Markers.Sops;

    public static TheoryData<string> Rules => [.. GuardRules.All.Where(rule => rule.Leaks.Count > 0).Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void No_sample_of_a_rule_is_hidden(string id)
    {
        foreach (var sample in GuardRules.Find(id)!.Leaks)
        {
            var text = SampleText.Fill(sample.Text);
            Assert.Equal(Scan(sample.Path, text, All), Scan(sample.Path, text, null));
        }
    }

    [Theory]
    [InlineData("var apiToken string = \"{w24}\"\n")]
    [InlineData("private static final String API_TOKEN = \"{w24}\";\n")]
    [InlineData("apiToken := `{w24}`\n")]
    [InlineData("API_TOKEN :::= \"{w24}\"\n")]
    [InlineData("API_TOKEN ?= \"{w24}\"\n")]
    [InlineData("$apiToken .= \"{w24}\"\n")]
    [InlineData("System.setProperty(\"API_TOKEN\", \"{w24}\")\n")]
    [InlineData("<apiToken>\n    {w24}\n</apiToken>\n")]
    [InlineData("{\"config.ini\": \"API_TOKEN={w24}\\nBACKUP=true\"}\n")]
    [InlineData("  \"apiToken\" => \"{w24}\"\n")]
    [InlineData("{'api_token': '{w24}'}\n")]
    public void A_declaration_of_any_language_is_found_in_a_document_and_not_hidden(string text)
    {
        var filled = SampleText.Fill(text);
        Assert.Equal(["SG406"], Scan("notes.txt", filled, null));
    }

    private static IEnumerable<string> Scan(string path, string text, Markers? markers)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return new SegmentScanner(TextSegment.Of(path, bytes, 1), GuardContext.Empty, ReadingBudget.ForFile(bytes.Length), markers).Scan().Select(hit => hit.Rule.Id);
    }
}
