using System.Text;
using Sealing.Guard;
using Xunit;

namespace Sealing.Tests.Guard;

/// <summary>Rules are data, and their samples are their tests.</summary>
public sealed class GuardRuleTests
{
    public static TheoryData<string> Rules => [.. GuardRules.All.Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_finds_its_leaks(string id)
    {
        foreach (var sample in GuardRules.Find(id)!.Leaks)
        {
            for (var seed = 1; seed <= 20; seed++)
            {
                Assert.Contains(id, Scan(sample, seed));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_passes_over_what_is_harmless(string id)
    {
        foreach (var sample in GuardRules.Find(id)!.Harmless)
        {
            Assert.Empty(Scan(sample, seed: 1));
        }
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_says_what_why_and_what_to_do(string id)
    {
        var rule = GuardRules.Find(id)!;
        Assert.Matches("^SG[1-9][0-9][0-9]$", id);
        Assert.All([rule.Title, rule.Why, rule.Fix], text => Assert.True(text.Length > 5 && !text.EndsWith('.')));
    }

    [Fact]
    public void Identifiers_are_unique_and_about_fifty_forms_of_providers_are_known()
    {
        Assert.Equal(GuardRules.All.Count, GuardRules.All.Select(rule => rule.Id).Distinct().Count());
        Assert.True(GuardRules.All.Count(rule => rule.Id.StartsWith("SG6", StringComparison.Ordinal)) >= 40);
    }

    // The seeds differ so that no rule lives on one lucky sample; the rare sample without digits would be no token either.
    private static IEnumerable<string> Scan(RuleSample sample, int seed) =>
        PlaintextScanner.Scan(sample.Path, Encoding.UTF8.GetBytes(SampleText.Fill(sample.Text, seed))).Select(finding => finding.Rule.Id);
}
