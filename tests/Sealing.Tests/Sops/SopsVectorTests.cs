using System.Text;
using Sealing.Sops;
using Xunit;

namespace Sealing.Tests.Sops;

public sealed class SopsVectorTests
{
    // The reference moves comments beside values to lines of their own; here they stay where they are.
    private static readonly Dictionary<string, (string Reference, string Here)[]> MovedComments = new(StringComparer.Ordinal)
    {
        ["age-comments"] = [("# encrypt-me inline\nf: birch\n", "f: birch # encrypt-me inline\n")],
        ["age-style"] = [("# inline\ntail: cedar\n", "tail: cedar # inline\n")],
    };

    // What no ciphertext can carry: how a number, a boolean or a time was spelled, escapes, where a folded text was broken, aliases.
    private static readonly (string Plain, string Back)[] LostSpellings =
    [
        ("hex: 0x1F\noct: 0o17\nold_oct: 017\nunder: 1_000\n", "hex: 31\noct: 15\nold_oct: 15\nunder: 1000\n"),
        ("whole_float: 2.0\nexp: 1e3\nsmall: 1.5e-7\nhuge: 1e21\n", "whole_float: 2\nexp: 1000\nsmall: 1.5e-07\nhuge: 1e+21\n"),
        ("no_bool: False\n", "no_bool: false\n"),
        ("date: 2024-01-02\n", "date: 2024-01-02T00:00:00Z\n"),
        (@"uni\u00e9", "uni\u00e9"),
    ];

    private static readonly Dictionary<string, (string Plain, string Back)[]> Lost = new(StringComparer.Ordinal)
    {
        ["age-types"] = LostSpellings,
        ["pgp-and-age"] = LostSpellings,
        ["sel-unencrypted-suffix"] = LostSpellings,
        ["age-style"] = [("  folded text\n  goes on\n", "  folded text goes on\n"), ("alias: *a\n", "alias: fjord\n")],
    };

    public static TheoryData<string> AgeCases => [.. SopsVectors.AgeCases];

    public static TheoryData<string> Cases => [.. SopsVectors.Cases];

    [Fact]
    public void Every_case_of_the_vectors_is_looked_at()
    {
        Assert.Equal(41, SopsVectors.Cases.Count());
        Assert.Equal(["pgp-0", "pgp-1", "shamir-2-of-3"], SopsVectors.Cases.Except(SopsVectors.AgeCases, StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(AgeCases))]
    public void What_sops_encrypted_decrypts_to_what_sops_makes_of_it(string name)
    {
        using var key = SopsVectors.DataKey(name);
        var expected = SopsVectors.Read(name, "dec");
        if (MovedComments.TryGetValue(name, out var moved))
        {
            expected = Encoding.UTF8.GetBytes(moved.Aggregate(SopsVectors.Text(name, "dec"), (text, pair) => text.Replace(pair.Reference, pair.Here, StringComparison.Ordinal)));
        }

        var decrypted = SopsDocument.Parse(SopsVectors.Read(name, "enc"), SopsVectors.Format(name)).Decrypt(key);

        Assert.Equal(Encoding.Latin1.GetString(expected), Encoding.Latin1.GetString(decrypted));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_sops_made_plain_comes_back_as_it_was(string name) => RoundTrip.AssertExact(SopsVectors.Read(name, "dec"), SopsVectors.Format(name), Selection(name));

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_sops_encrypted_comes_back_as_it_was(string name)
    {
        var plain = SopsVectors.Read(name, "plain");
        if (Lost.TryGetValue(name, out var lost))
        {
            var expected = lost.Aggregate(Encoding.UTF8.GetString(plain), (text, pair) => Replaced(text, pair.Plain, pair.Back));
            Assert.Equal(expected, Encoding.UTF8.GetString(RoundTrip.Run(plain, SopsVectors.Format(name), Selection(name))));
        }
        else
        {
            RoundTrip.AssertExact(plain, SopsVectors.Format(name), Selection(name));
        }
    }

    private static string Replaced(string text, string old, string replacement)
    {
        Assert.Contains(old, text, StringComparison.Ordinal);
        return text.Replace(old, replacement, StringComparison.Ordinal);
    }

    private static SopsSelection Selection(string name) => SopsDocument.Parse(SopsVectors.Read(name, "enc"), SopsVectors.Format(name)).Metadata!.Selection;
}
