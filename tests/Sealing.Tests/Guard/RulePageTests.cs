using System.Text;
using Sealing.Guard;
using Xunit;

namespace Sealing.Tests.Guard;

/// <summary>The page of the rules says what <c>seal guard explain</c> says: SEALING_APPROVE=1 and this test write it anew, on a developer's machine only.</summary>
public sealed class RulePageTests
{
    private const string Introduction = """
        # The rules of the guard

        What `seal guard` looks for, why it is a leak and how to put it right: the texts of `seal guard explain RULE`. A form is written as its fixed parts and its
        random ones; a token of which a checksum is known and wrong is a warning. This page is made from the rules by a test.

        """;

    [Fact]
    public void The_page_of_the_rules_is_current()
    {
        var page = Path.Combine(RepositoryFolder.Artifacts, "..", "docs", "guard-rules.md");
        var text = Page();
        if (Environment.GetEnvironmentVariable("SEALING_APPROVE") == "1" && Environment.GetEnvironmentVariable("CI") is null)
        {
            File.WriteAllText(page, text);
        }

        Assert.Equal(text, File.ReadAllText(page).ReplaceLineEndings("\n"));
    }

    private static string Page()
    {
        var page = new StringBuilder(Introduction.ReplaceLineEndings("\n"));
        foreach (var lines in GuardRules.All.Select(rule => rule.Explanation.TrimEnd().Split('\n')))
        {
            page.Append("\n## ").Append(lines[0]).Append("\n\n");
            foreach (var line in lines[1..^1])
            {
                page.Append("* ").Append(line).Append('\n');
            }
        }

        return page.ToString();
    }
}
