using System.Text;
using Sealing.Guard;
using Xunit;

namespace Sealing.Tests.Guard;

/// <summary>Texts that would be slow to judge by something that is not careful. What is allocated stands for the time: it is the same in each run.</summary>
public sealed class HostileTextTests
{
    private const int Small = 1_000; // characters
    private const int Slack = 100_000; // bytes

    public static TheoryData<string> Rules => [.. GuardRules.All.Where(rule => rule.Leaks.Count > 0).Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Leaks_and_parts_of_leaks_over_and_over_cost_what_their_length_says(string id)
    {
        var rule = GuardRules.Find(id)!;
        foreach (var sample in rule.Forms.Count > 0 ? rule.Leaks.Take(1) : rule.Leaks) // forms of one provider are alike
        {
            foreach (var piece in Pieces(SampleText.Fill(sample.Text)))
            {
                Allocated(sample.Path, piece, Small);
                var (small, large) = (Allocated(sample.Path, piece, Small), Allocated(sample.Path, piece, 4 * Small));
                Assert.True(large <= (5 * small) + Slack, $"{id} on {piece}: {small} then {large}");
            }
        }
    }

    [Fact]
    public void Secrets_in_Secrets_in_Secrets_end_as_unreadable()
    {
        var text = string.Concat(Enumerable.Range(0, 800).Select(depth => new string(' ', depth) + "kind: Secret\n")) + new string('\n', 400_000) + "[";
        Assert.Contains(Scan("s.yaml", text), finding => finding.Rule.Id == "SG901");
    }

    [Fact]
    public void A_Secret_that_says_its_kind_twice_is_found_once()
    {
        var found = Scan("s.yaml", "kind: Secret\nkind: Secret\nstringData:\n  a: some-value\nkind: Secret\n").Where(finding => finding.Rule.Id != "SG901");
        Assert.Equal(4, Assert.Single(found).Line);
    }

    [Fact]
    public void Of_more_than_a_thousand_findings_the_first_are_listed_and_one_stands_for_the_rest()
    {
        var text = "kind: Secret\nstringData:\n" + string.Concat(Enumerable.Range(0, 1500).Select(i => $"  k{i}: a-long-value-{i}\n"));
        var found = Scan("s.yaml", text);
        Assert.Equal(1001, found.Count);
        Assert.Equal(("SG903", 1003), (found[^1].Rule.Id, found[^1].Line));
        Assert.Equal(found[^1].Fingerprint, Scan("s.yaml", "\n" + text)[^1].Fingerprint);
        Assert.NotEqual(found[^1].Fingerprint, Scan("s.yaml", text.Replace("value-1499", "value-1500", StringComparison.Ordinal))[^1].Fingerprint);
    }

    [Fact]
    public void A_long_name_is_cut_in_each_path_that_has_it()
    {
        var found = Scan("s.yaml", $"kind: Secret\nstringData:\n  {new string('n', 500)}: some-value\n");
        Assert.Equal($"stringData[\"{new string('n', 200)}...\"]", Assert.Single(found).YamlPath);
    }

    [Fact]
    public void A_hundred_thousand_comments_that_allow_something_are_read_in_one_pass()
    {
        var comments = string.Concat(Enumerable.Repeat("# seal:allow SG101 a reason\n", 100_000));
        Assert.Empty(Scan("s.yaml", comments + "kind: Secret\n# seal:allow SG101 a reason\nstringData: {a: some-value}\n"));
    }

    // Found by a program that attacks the guard: each alias was a text of its own, and so was each line that is indented too little.
    [Theory]
    [InlineData("kind: ConfigMap\ndata:\n  a: |\n    kind: Secret\n    stringData:\n      p: value-1\n", "      ? k: \"a\n    b\"\n", 2000)]
    [InlineData("kind: ConfigMap\ndata:\n  a: |\n    kind: Secret\n    stringData:\n      p: value-1\n      q: [\n", "    k,\n", 2000)]
    [InlineData("kind: ConfigMap\ndata:\n  a: &a |\n    kind: Secret\n    stringData:\n      a: {10000}\nlist:\n", "- *a\n", 4000)]
    [InlineData("kind: ConfigMap\ndata:\n  a: &a |\n    password = 8d9f7a6s5d8f7\n    {10000}\nlist:\n", "- *a\n", 4000)]
    [InlineData("kind: Secret\nstringData:\n  a: &a {10000}\n  b: [\n", "*a,\n", 4000)]
    [InlineData("kind: List\nitems:\n- &a {kind: Secret, data: {a: {10000}}}\n", "- *a\n", 4000)]
    public void What_a_file_says_over_and_over_is_read_within_the_budget_of_a_file(string head, string line, int count)
    {
        var text = head.Replace("{10000}", string.Concat(Enumerable.Repeat("x1Z-", 2500)), StringComparison.Ordinal) + string.Concat(Enumerable.Repeat(line, count));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var found = Scan("c.yaml", text);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 400_000_000);
        Assert.Contains(found, finding => finding.Severity == GuardSeverity.Error || finding.Rule.Id == "SG904");
    }

    [Theory]
    [InlineData("    kind: Secret\n    stringData:\n      a: ", GuardSeverity.Error)]
    [InlineData("    password = 8d9f7a6s5d8f7\n    ", GuardSeverity.Warning)]
    public void A_file_that_is_not_read_to_its_end_is_an_error_where_it_speaks_of_Secrets(string said, GuardSeverity severity)
    {
        var text = "kind: ConfigMap\ndata:\n  a: &a |\n" + said + new string('x', 10_000) + "\nlist:\n" + string.Concat(Enumerable.Repeat("- *a\n", 4000));
        Assert.Equal(severity, Assert.Single(Scan("c.yaml", text), finding => finding.Rule.Id == "SG904").Severity);
    }

    private static IEnumerable<string> Pieces(string leak)
    {
        string[] parts = [leak, leak + "\n", leak[..(leak.Length / 2)], leak + "\n---\n", "- " + leak, "{" + leak, leak.Split('\n')[0] + "\n", leak.Replace('\n', ' ')];
        return parts.Where(part => part.Length > 0).Distinct(StringComparer.Ordinal);
    }

    private static long Allocated(string path, string piece, int length)
    {
        var text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(piece, 1 + (length / piece.Length))));
        var before = GC.GetAllocatedBytesForCurrentThread();
        PlaintextScanner.Scan(path, text);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static IReadOnlyList<Finding> Scan(string path, string text) => PlaintextScanner.Scan(path, Encoding.UTF8.GetBytes(text));
}
