using Sealing.Go;
using Sealing.Sops;
using Sealing.Sops.Selection;
using Xunit;

namespace Sealing.Tests.Sops;

/// <summary>Regular expressions mean what RE2 says, or are refused. Source of the rows: the RE2 syntax page.</summary>
public sealed class Re2Tests
{
    [Theory]
    [InlineData("^(data|stringData)$", "data", true)]
    [InlineData("^(data|stringData)$", "metadata", false)]
    [InlineData("^data$", "data\n", false)]
    [InlineData("pass", "my_password", true)]
    [InlineData("^\\d+$", "\u0663", false)]
    [InlineData("^\\w+$", "\u00e9", false)]
    [InlineData("^\\s$", "\u00a0", false)]
    [InlineData("^\\s$", "\v", false)]
    [InlineData("^\\D$", "\u0663", true)]
    [InlineData("^[^a]$", "\U0001F512", true)]
    [InlineData("^.$", "\U0001F512", true)]
    [InlineData("^..$", "\U0001F512", false)]
    [InlineData("^.$", "\n", false)]
    [InlineData("(?s)^.$", "\n", true)]
    [InlineData("(?i)^PASS$", "pass", true)]
    [InlineData("^(?i:p)ass$", "PASS", false)]
    [InlineData("(?m)^b$", "a\nb\nc", true)]
    [InlineData("(?U)a+", "aa", true)]
    [InlineData("(?P<name>a)(?<other>b)", "ab", true)]
    [InlineData("^\\Qa.b\\E$", "a.b", true)]
    [InlineData("^\\Qa.b\\E$", "axb", false)]
    [InlineData("^[[:alpha:][:digit:]_]+$", "aZ9_", true)]
    [InlineData("^[[:^alpha:]]$", "a", false)]
    [InlineData("^[\\w-]+$", "a-b", true)]
    [InlineData("^[]a]$", "]", true)]
    [InlineData("^\\x41\\x{42}\\103$", "ABC", true)]
    [InlineData("^\\pL\\p{Nd}\\PL$", "\u00e91-", true)]
    [InlineData("\\bkey\\b", "my key", true)]
    [InlineData("^a{2,3}$", "aaaa", false)]
    [InlineData("\\Aab\\z", "ab", true)]
    [InlineData("^a b#c$", "a b#c", true)]
    public void An_expression_matches_as_in_RE2(string pattern, string text, bool isMatch) => Assert.Equal(isMatch, new RulePattern(pattern).IsMatch(text));

    [Theory]
    [InlineData("(?=a)")]
    [InlineData("(?<!a)b")]
    [InlineData("(a)\\1")]
    [InlineData("(")]
    [InlineData("a)")]
    [InlineData("[a")]
    [InlineData("[z-a]")]
    [InlineData("*")]
    [InlineData("\\")]
    [InlineData("\\Z")]
    [InlineData("\\p{Greek}")]
    [InlineData("(?x)a")]
    [InlineData("[[:nope:]]")]
    [InlineData("(?P<a")]
    public void What_RE2_lacks_or_what_cannot_be_carried_over_is_refused(string pattern)
    {
        var error = Assert.Throws<SealingException>(() => new RulePattern(pattern));
        Assert.Equal(ErrorKind.InvalidMetadata, error.Kind);
        Assert.StartsWith("cannot use the regular expression '" + pattern + "': ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_word_boundary_beside_letters_that_are_not_ASCII_is_refused() =>
        Assert.Throws<SealingException>(() => new RulePattern("\\ba").IsMatch("\u00e9a"));

    // Which engine matches depends on the expression and on the length of the text: what it says does not.
    [Theory]
    [InlineData("^apps/.*/[^/]+\\.(yaml|json)$", true)]
    [InlineData("(?i)APPS/.+\\.YAML$", true)]
    [InlineData("(a|p)+s?/[^/]*x", true)]
    [InlineData("^apps/x*\\.yaml$", false)]
    public void A_short_and_a_long_text_are_matched_alike(string pattern, bool isMatch)
    {
        var expression = new RulePattern(pattern);
        Assert.All([1, 20, 300, 5000], length => Assert.Equal(isMatch, expression.IsMatch("apps/" + new string('x', length) + "/s.yaml")));
    }

    [Theory]
    [InlineData("^(data|stringData)$", 100_000, true)]
    [InlineData("^secrets/.*\\.yaml$", 900, true)]
    [InlineData("^a/.*/.*\\.yaml$", 90, true)]
    [InlineData("^a/.*/.*\\.yaml$", 200, false)]
    [InlineData("(a*)*b", 10, false)]
    [InlineData("(a|b)+", 10, false)]
    [InlineData("a{2}", 10, false)]
    [InlineData("a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?b", 10, false)]
    public void Only_what_takes_few_steps_may_be_matched_by_going_back(string pattern, int length, bool areFew)
    {
        var translation = new Re2Translation(pattern);
        translation.Translate();
        Assert.Equal(areFew, translation.Steps.AreFew(length));
    }

    [Fact]
    public void No_expression_backtracks() =>
        ProcessorTime.AssertLess(TimeSpan.FromSeconds(1), () => Assert.False(new RulePattern("^(a+)+$").IsMatch(new string('a', 50_000) + "b")));
}
