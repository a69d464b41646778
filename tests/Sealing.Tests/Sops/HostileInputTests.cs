using System.Globalization;
using System.Text;
using Sealing.Sops;
using Sealing.Sops.Selection;
using Sealing.Sops.Values;
using Xunit;

namespace Sealing.Tests.Sops;

/// <summary>Whatever is read ends in a clear error, soon.</summary>
public sealed class HostileInputTests
{
    private const string Metadata = "sops:\n    age:\n        - enc: x\n          recipient: y\n    lastmodified: \"2026-01-02T03:04:05Z\"\n    mac: ENC[AES256_GCM,data:AA==,iv:AA==,tag:AA==,type:str]\n    version: 3.13.1\n";

    [Theory]
    [InlineData("a: &a [x]\n", "the metadata under 'sops' must be a map", "sops: x\n")]
    [InlineData("a: b\n", "duplicate key", Metadata + Metadata)]
    [InlineData("a: b\n", "no keys found", "sops:\n  lastmodified: \"2026-01-02T03:04:05Z\"\n  mac: x\n")]
    [InlineData("a: b\n", "lastmodified must be a time", "sops:\n  age:\n  - enc: x\n  lastmodified: yesterday\n")]
    [InlineData("a: b\n", "cannot use more than one", Metadata + "    encrypted_regex: a\n    unencrypted_regex: b\n")]
    [InlineData("a: b\n", "shamir_threshold must be a number", Metadata + "    shamir_threshold: -1\n")]
    [InlineData("a: ENC[AES256_GCM,data:%%,iv:AA==,tag:AA==,type:str]\n", "a: the value cannot be decrypted", Metadata)]
    [InlineData("a: ENC[AES256_GCM,data:AA==,iv:AA==,tag:AA==,type:str]\n", "a: the value cannot be decrypted", Metadata)]
    [InlineData("a: ENC[AES256_GCM,data:AA==,iv:,tag:AAAAAAAAAAAAAAAAAAAAAA==,type:str]\n", "a: the value cannot be decrypted", Metadata)]
    [InlineData("a: ENC[AES256_GCM,data:AA==,iv:AA==,tag:AAAAAAAAAAAAAAAAAAAAAA==,type:nope]\n", "a: the value cannot be decrypted", Metadata)]
    [InlineData("a: 5\n", "a: an encrypted value was expected", Metadata)]
    [InlineData("1: x\n", "only strings are supported as keys", Metadata)]
    [InlineData("? [a]\n: x\n", "only strings are supported as keys", Metadata)]
    [InlineData("a: 99999999999999999999999\nb: 18446744073709551615\n", "an integer beyond 64 bits", Metadata)]
    [InlineData("a: *a\n", "an alias (*name) without its anchor", Metadata)]
    [InlineData("a: &a {b: *a}\n", "an alias (*name) without its anchor", Metadata)]
    public void Broken_documents_say_what_is_wrong(string plain, string message, string metadata)
    {
        using var key = SopsDataKey.Generate();
        var error = Assert.ThrowsAny<SealingException>(() => SopsDocument.Parse(Encoding.UTF8.GetBytes(plain + metadata), SopsFormat.Yaml).Decrypt(key));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SopsFormat.Dotenv, "A=b\nno delimiter\n", "line 2, column 1: a line without '='")]
    [InlineData(SopsFormat.Dotenv, "A=b\nsops_age__list_1__map_enc=x\n", "a list with a gap")]
    [InlineData(SopsFormat.Ini, "a\n", "line 1, column 1: a key without '='")]
    [InlineData(SopsFormat.Ini, "[s\n", "a section whose bracket is never closed")]
    [InlineData(SopsFormat.Ini, "[]\n", "line 1, column 1: a section without a name")]
    [InlineData(SopsFormat.Ini, "a = \"\"\"x\n", "line 1, column 5: a quote that is never closed")]
    [InlineData(SopsFormat.Json, "[1]", "one object at the top level only")]
    [InlineData(SopsFormat.Json, "{\"sops\": {\"mac\": 1, \"mac\": 2}}", "duplicate key")]
    [InlineData(SopsFormat.Json, "{\"a\": 1e999}", "a number that is too large")]
    [InlineData(SopsFormat.Json, "{\"a\": ", "not valid JSON")]
    public void Broken_flat_documents_say_what_is_wrong(SopsFormat format, string text, string message) =>
        Assert.Contains(message, Assert.ThrowsAny<SealingException>(() => SopsDocument.Parse(Encoding.UTF8.GetBytes(text), format).Metadata).Message, StringComparison.Ordinal);

    [Fact]
    public void Text_that_is_not_UTF8_is_refused() =>
        Assert.Equal("line 2: not valid UTF-8 text", Assert.Throws<SealingException>(() => SopsDocument.Parse([.. "a: b\nc: "u8, 0xFF, 0xFE, 0x0A], SopsFormat.Yaml)).Message);

    [Fact]
    public void Deep_nesting_and_alias_bombs_are_refused_at_once()
    {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; i < 12; i++)
        {
            bomb.Append(CultureInfo.InvariantCulture, $"a{i}: &a{i} [*a{i - 1}, *a{i - 1}, *a{i - 1}, *a{i - 1}, *a{i - 1}, *a{i - 1}, *a{i - 1}, *a{i - 1}, *a{i - 1}]\n");
        }

        AssertRefused(SopsFormat.Yaml, bomb.ToString());
        AssertRefused(SopsFormat.Yaml, "a: " + new string('[', 100_000));
        AssertRefused(SopsFormat.Json, "{\"a\": " + new string('[', 100_000));
    }

    [Fact]
    public void Many_aliases_of_an_encrypted_value_take_time_in_proportion()
    {
        var text = new StringBuilder("a: &x secret\n");
        for (var i = 0; i < 20_000; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"k{i}: *x\n");
        }

        ProcessorTime.AssertLess(TimeSpan.FromSeconds(10), () => RoundTrip.Run(Encoding.UTF8.GetBytes(text.ToString()), SopsFormat.Yaml));
    }

    [Fact]
    public void Long_continuations_in_INI_files_take_time_in_proportion()
    {
        var text = Encoding.UTF8.GetBytes("a = " + string.Concat(Enumerable.Repeat("x\\\n", 200_000)) + "x\n");
        ProcessorTime.AssertLess(TimeSpan.FromSeconds(5), () => RoundTrip.Run(text, SopsFormat.Ini));
    }

    [Theory]
    [InlineData("(a{1000}){1000}")]
    [InlineData("((((a{100}){100}){100}){100})")]
    public void Huge_expressions_are_refused_at_once(string pattern) =>
        ProcessorTime.AssertLess(TimeSpan.FromSeconds(1), () => Assert.Throws<SealingException>(() => new RulePattern(pattern)));

    // A comment may hold a line end where another program encrypted it: what follows must not become a part of the document.
    [Fact]
    public void A_comment_of_several_lines_stays_a_comment()
    {
        using var key = SopsDataKey.Generate();
        var cipher = new ValueCipher(key);
        var encrypted = Encoding.UTF8.GetString(RoundTrip.Encrypt("# c\na: b\n"u8.ToArray(), SopsFormat.Yaml, key));
        var forged = "#" + cipher.Encrypt(SopsValue.Of(SopsType.Comment, "one\nadmin: true"), ":") + encrypted[encrypted.IndexOf('\n', StringComparison.Ordinal)..];
        Assert.Equal("#one\n#admin: true\na: b\n", Encoding.UTF8.GetString(SopsDocument.Parse(Encoding.UTF8.GetBytes(forged), SopsFormat.Yaml).Decrypt(key)));
    }

    private static void AssertRefused(SopsFormat format, string text) =>
        ProcessorTime.AssertLess(TimeSpan.FromSeconds(2), () => Assert.ThrowsAny<SealingException>(() => SopsDocument.Parse(Encoding.UTF8.GetBytes(text), format)));
}
