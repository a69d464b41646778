using System.Text;
using System.Text.RegularExpressions;
using CsCheck;
using Sealing.Sops;
using Xunit;

namespace Sealing.Tests.Sops;

/// <summary>What is to be encrypted is, wherever it stands, and what is not stays.</summary>
public sealed partial class SelectionTests
{
    [Theory]
    [InlineData(SopsFormat.Yaml, "# SECRET\n---\na: SECRET # SECRET\n# SECRET\n...\n# SECRET\n")]
    [InlineData(SopsFormat.Yaml, "a: | # SECRET\n  SECRET\nb: >-  # SECRET\n  SECRET\n")]
    [InlineData(SopsFormat.Yaml, "a: [SECRET, # SECRET\n  'SECRET' # SECRET\n  # SECRET\n] # SECRET\n")]
    [InlineData(SopsFormat.Yaml, "a: # SECRET\n  # SECRET\n  b: # SECRET\n    SECRET\n  # SECRET\n")]
    [InlineData(SopsFormat.Yaml, "a: &x SECRET\nb: *x\nc: &y {k: SECRET, l: [\"SECRET\"]}\nd: *y\ne:\n  <<: *y\n")]
    [InlineData(SopsFormat.Yaml, "a: !!str SECRET\nb: !x SECRET\nc: !!binary U0VDUkVU\n")]
    [InlineData(SopsFormat.Yaml, "list:\n# SECRET\n- SECRET # SECRET\n-   # SECRET\n  - SECRET\n- k: SECRET # SECRET\n  # SECRET\n# SECRET\n")]
    [InlineData(SopsFormat.Yaml, "---\n# SECRET\n---\na: SECRET\n")]
    [InlineData(SopsFormat.Json, "{\"a\": \"SECRET\", \"b\": [\"SECRET\", {\"c\": \"SECRET\"}]}")]
    [InlineData(SopsFormat.Dotenv, "#SECRET\nA=SECRET\n# SECRET")]
    [InlineData(SopsFormat.Ini, "; SECRET\na = SECRET ; SECRET\n# SECRET\n[s]\nb = 'SECRET'\nc = `SECRET\nSECRET`\n; SECRET\n")]
    public void Nothing_that_is_to_be_encrypted_is_left(SopsFormat format, string text)
    {
        using var key = SopsDataKey.Generate();
        var encrypted = Encoding.UTF8.GetString(RoundTrip.Encrypt(Encoding.UTF8.GetBytes(text), format, key));
        Assert.DoesNotContain("SECRET", encrypted, StringComparison.Ordinal);
        Assert.DoesNotContain("U0VDUkVU", encrypted, StringComparison.Ordinal);
        Assert.Contains("SECRET", Encoding.UTF8.GetString(SopsDocument.Parse(Encoding.UTF8.GetBytes(encrypted), format).Decrypt(key)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a_unencrypted: x\nb: {c_unencrypted: y}\nd_unencrypted: {e: z}\n", 3)]
    [InlineData("a_unencrypted: x\nb: y\n", 1)]
    public void Keys_with_the_suffix_are_left(string text, int left) => AssertLeft(text, SopsSelection.Default, left);

    [Fact]
    public void Rules_select_by_every_key_of_the_path()
    {
        const string Text = "data:\n  a: x\n  b: [x, x]\nother: x\n";
        AssertLeft(Text, new SopsSelection { EncryptedRegex = "^data$" }, 1);
        AssertLeft(Text, new SopsSelection { UnencryptedRegex = "^data$" }, 3);
        AssertLeft(Text, new SopsSelection { EncryptedSuffix = "ta" }, 1);
        AssertLeft(Text, new SopsSelection { UnencryptedSuffix = "b" }, 2);
    }

    [Fact]
    public void Comments_select_what_follows_them()
    {
        const string Text = "# mark\na: x\nb: x\n# mark\nc:\n  d: x\n  e: x\nf: x # mark\nl:\n  # mark\n  - x\n  - x\n";
        AssertLeft(Text, new SopsSelection { EncryptedCommentRegex = "mark" }, 2);
        AssertLeft(Text, new SopsSelection { UnencryptedCommentRegex = "mark" }, 5);
    }

    [Fact]
    public void Two_rules_are_refused() => Assert.Equal(
        ErrorKind.InvalidMetadata,
        Assert.Throws<SealingException>(() => RoundTrip.Run("a: b\n"u8.ToArray(), SopsFormat.Yaml, new SopsSelection { EncryptedRegex = "a", EncryptedSuffix = "b" })).Kind);

    [Fact]
    public void A_file_without_a_document_is_refused() =>
        Assert.Equal(ErrorKind.NoDocument, Assert.Throws<SealingException>(() => RoundTrip.Run("# only a comment\n"u8.ToArray(), SopsFormat.Yaml)).Kind);

    [Fact]
    public void The_MAC_may_cover_encrypted_values_only()
    {
        using var key = SopsDataKey.Generate();
        var metadata = RoundTrip.Metadata() with { MacOnlyEncrypted = true };
        var encrypted = Encoding.UTF8.GetString(SopsDocument.Parse("a: b\nc_unencrypted: d\n"u8, SopsFormat.Yaml).Encrypt(metadata, key, TimeProvider.System));
        Assert.Contains("mac_only_encrypted: true\n", encrypted, StringComparison.Ordinal);
        var changed = encrypted.Replace("c_unencrypted: d", "c_unencrypted: e", StringComparison.Ordinal);
        Assert.Equal("a: b\nc_unencrypted: e\n", Encoding.UTF8.GetString(SopsDocument.Parse(Encoding.UTF8.GetBytes(changed), SopsFormat.Yaml).Decrypt(key)));
    }

    [Fact]
    public void Ciphertext_of_equal_values_differs() => Gen.Int[2, 20].Sample(
        count =>
        {
            using var key = SopsDataKey.Generate();
            var text = "l:\n" + string.Concat(Enumerable.Repeat("  - x\n", count));
            var lines = Encoding.UTF8.GetString(RoundTrip.Encrypt(Encoding.UTF8.GetBytes(text), SopsFormat.Yaml, key)).Split('\n').Where(line => line.StartsWith("  - ENC", StringComparison.Ordinal)).ToList();
            Assert.Equal(count, lines.Distinct(StringComparer.Ordinal).Count());
        },
        iter: 20);

    // Values are x, y or z, and no key and no comment has such a letter at the end of a word.
    private static void AssertLeft(string text, SopsSelection selection, int left)
    {
        using var key = SopsDataKey.Generate();
        var encrypted = RoundTrip.Encrypt(Encoding.UTF8.GetBytes(text), SopsFormat.Yaml, key, selection);
        var items = SopsDocument.Parse(encrypted, SopsFormat.Yaml);
        var body = Encoding.UTF8.GetString(encrypted).Split("\nsops:")[0];
        Assert.Equal(left, Words().Count(body));
        Assert.Equal(text, Encoding.UTF8.GetString(items.Decrypt(key)));
    }

    [GeneratedRegex(@"(?<=[ \[])[xyz](?=$|[ ,\]}\n])", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Words();
}
