using System.Text;
using Sealing.Guard;
using Xunit;

namespace Sealing.Tests.Guard;

/// <summary>Whatever the encoding, the line ends and the size: a Secret is found, and what cannot be read is not called clean.</summary>
public sealed class FileBytesTests
{
    private const string Secret = "kind: Secret\nstringData:\n  a: literal\n";

    public static TheoryData<string> Encodings => ["utf-8", "utf-16", "utf-16BE", "utf-32", "utf-32BE"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Every_Unicode_encoding_is_read(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(Secret)];
        Assert.Equal((3, 6), Place(PlaintextScanner.Scan("s.yaml", bytes)));
    }

    [Fact]
    public void UTF16_without_a_mark_is_read() => Assert.Equal((3, 6), Place(PlaintextScanner.Scan("s.yaml", Encoding.Unicode.GetBytes(Secret))));

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\n")]
    public void Line_ends_do_not_matter(string end) => Assert.Equal((3, 6), Place(Scan("s.yaml", Secret.ReplaceLineEndings(end))));

    [Theory]
    [InlineData("s.yaml", "kind: Secret\nstringData: [")]
    [InlineData("s.yaml", "kind: Secret\n\0\0")]
    [InlineData("s.json", "{\"kind\": \"Secret\", \"stringData\": {\"a\": \"b\"")]
    [InlineData("s", "kind: Secret\nstringData:\n\t a: x")]
    public void A_broken_Secret_is_a_finding(string path, string text) => Assert.Contains("SG901", Scan(path, text).Select(finding => finding.Rule.Id));

    [Fact]
    public void Bytes_that_are_not_UTF8_do_not_hide_a_Secret() =>
        Assert.Single(PlaintextScanner.Scan("s.yaml", [.. "# caf"u8, 0xE9, (byte)'\n', .. Encoding.UTF8.GetBytes(Secret)]));

    [Fact]
    public void What_git_crypt_and_LFS_keep_elsewhere_is_passed_over()
    {
        Assert.Empty(PlaintextScanner.Scan("s.yaml", [0, .. "GITCRYPT"u8, 0, .. "kind: Secret"u8]));
        Assert.Empty(Scan("s.p12", "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n"));
    }

    [Fact]
    public void A_key_store_is_found_by_its_name() => Assert.Equal("SG506", Assert.Single(PlaintextScanner.Scan("a/B.P12", [0x30, 0x82, 0])).Rule.Id);

    [Theory]
    [InlineData("\n")]
    [InlineData("\n---\n")]
    public void A_Secret_anywhere_in_a_big_file_is_found_with_its_line(string end)
    {
        var filler = string.Concat(Enumerable.Repeat("a: b" + end, 1_500_000));
        var text = "#" + filler.Replace("a: b\n", "# b\n", StringComparison.Ordinal) + "---\n" + Secret + "---\n# end\n" + filler.Replace("a: b\n", "# b\n", StringComparison.Ordinal);
        var line = text.AsSpan(0, text.IndexOf("literal", StringComparison.Ordinal)).Count('\n') + 1;
        Assert.Equal((line, 6), Place(Scan("s.yaml", text)));
    }

    [Fact]
    public void A_file_over_the_limit_is_a_note()
    {
        var context = GuardContext.Read([], GuardConfiguration.Parse("maxSize: 10"u8));
        var finding = Assert.Single(PlaintextScanner.Scan("s.yaml", Encoding.UTF8.GetBytes(Secret), context));
        Assert.Equal(("SG902", GuardSeverity.Note), (finding.Rule.Id, finding.Severity));
    }

    private static IReadOnlyList<Finding> Scan(string path, string text) => PlaintextScanner.Scan(path, Encoding.UTF8.GetBytes(text));

    private static (int Line, int Column) Place(IReadOnlyList<Finding> findings)
    {
        var finding = Assert.Single(findings);
        return (finding.Line, finding.Column);
    }
}
