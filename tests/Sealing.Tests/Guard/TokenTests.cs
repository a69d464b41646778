using System.Text;
using System.Text.RegularExpressions;
using Sealing.Guard;
using Sealing.Guard.Tokens;
using Xunit;

namespace Sealing.Tests.Guard;

/// <summary>Forms of tokens: found in any text and behind one base64, in time that grows with the text and nothing else.</summary>
public sealed class TokenTests
{
    /// <summary>Windows are 320 characters at a keyword of 3 or more; the few wider ones cannot follow each other as closely.</summary>
    private const int MostWorkPerCharacter = 1500;

    public static TheoryData<string> Providers => [.. TokenRules.All.Where(rule => rule.Leaks.Count > 0).Select(rule => rule.Id)];

    public static TheoryData<string> Patterns => [.. TokenRules.Patterns.Select(rule => rule.Rule.Id).Distinct()];

    [Theory]
    [MemberData(nameof(Providers))]
    public void A_token_is_found_behind_one_base64(string id)
    {
        var leak = SampleText.Fill(GuardRules.Find(id)!.Leaks[0].Text);
        for (var shift = 0; shift < 3; shift++)
        {
            var hidden = Convert.ToBase64String(Encoding.UTF8.GetBytes(new string('-', shift) + " " + leak));
            var found = PlaintextScanner.Scan("notes.txt", Encoding.UTF8.GetBytes("x: " + hidden + "\n"));
            Assert.Contains(id, found.Select(finding => finding.Rule.Id));
        }
    }

    [Theory]
    [InlineData("RSA ", 64, "\n")]
    [InlineData("EC ", 64, "\n    ")]
    [InlineData("OPENSSH ", 76, "\r\n\t")] // as base64 of coreutils breaks lines
    [InlineData("", 48, "\\n")]
    public void A_key_is_found_behind_base64_that_is_broken_into_lines(string kind, int width, string lineEnd)
    {
        var key = SampleText.Fill($"-----BEGIN {kind}PRIVATE {{KEY}}-----\n{{b64}}\n{{b64}}\n");
        var lines = Convert.ToBase64String(Encoding.UTF8.GetBytes(key)).Chunk(width).Select(line => new string(line));
        var found = PlaintextScanner.Scan("notes.txt", Encoding.UTF8.GetBytes("x: " + string.Join(lineEnd, lines) + "\n"));
        Assert.Equal("SG501", Assert.Single(found).Rule.Id);
    }

    // Each pass over the text costs as much as walking all its words.
    [Fact]
    public void One_pass_looks_for_all_keywords() => Assert.InRange(TokenRules.Patterns.SelectMany(rule => rule.Keywords).Distinct().Count(), 1, 32);

    [Theory]
    [MemberData(nameof(Patterns))]
    public void A_pattern_is_regular_and_anchored(string id)
    {
        foreach (var rule in TokenRules.Patterns.Where(rule => rule.Rule.Id == id))
        {
            var pattern = rule.Pattern.ToString();
            Assert.StartsWith(@"\A", pattern);
            var unbounded = Regex.Replace(pattern, @"\{[0-9]+,[0-9]{3,}\}", "+"); // long counts are too large for its automaton
            Assert.NotNull(new Regex(unbounded, RegexOptions.NonBacktracking)); // refuses lookaround and back references
            Assert.DoesNotMatch(@"(?<!\\)[+*]\)?[+*{]", pattern);
        }
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public void Hostile_text_costs_linear_work(string id)
    {
        var rule = GuardRules.Find(id)!;
        var keywords = TokenRules.Patterns.Where(pattern => pattern.Rule == rule).SelectMany(pattern => pattern.Keywords)
            .Concat(TokenRules.Forms.Where(form => form.Rule == rule).Select(form => form.Form.Keyword).Where(keyword => keyword.Length > 0).Take(2));
        var leak = SampleText.Fill(rule.Leaks[0].Text).Split(": ", 2)[^1].Trim();
        foreach (var piece in keywords.SelectMany(keyword => new[] { keyword, keyword + " ", keyword + "-", keyword + "a", keyword + "." }).Append(leak[..^3]).Append(leak[..(leak.Length / 2)]))
        {
            var (small, large) = (Work(piece, 10_000), Work(piece, 40_000));
            Assert.True(large <= 5 * small + 50_000, $"{id} on {piece}: {small} then {large}");
            Assert.True(large <= 40_000L * MostWorkPerCharacter, $"{id} on {piece}: {large}");
        }
    }

    [Theory]
    [InlineData("task_xoxb", "no boundary")]
    [InlineData("AKIAIOSFODNN7EXAMPLE", "the documentation's key")]
    [InlineData("https://user:password@example.com/x.git?{{ .Values.x }}", "words")]
    [InlineData("postgres://app:$(PASSWORD)@db", "a variable")]
    [InlineData("git+ssh://git@github.com/x", "no password")]
    [InlineData("http://localhost:8080/a@b", "a port")]
    public void What_is_no_token_is_silent(string text, string why) => Assert.True(PlaintextScanner.Scan("notes.txt", Encoding.UTF8.GetBytes(text + "\n")).Count == 0, why);

    private static long Work(string piece, int length)
    {
        var scanner = new TokenScanner();
        var text = string.Concat(Enumerable.Repeat(piece, length / piece.Length));
        foreach (var _ in scanner.Find(text))
        {
        }

        return scanner.Work;
    }
}
