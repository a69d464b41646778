using System.Text;
using Sealing.Sops;
using Sealing.Sops.Values;
using Xunit;

namespace Sealing.Tests.Sops;

public sealed class TamperingTests : IDisposable
{
    private const string Plain = "a: one\nb: two\nc_unencrypted: three\nlist:\n  - x\n  - y\nn: null\n";

    private readonly SopsDataKey _key = SopsDataKey.Generate();

    public void Dispose() => _key.Dispose();

    [Fact]
    public void A_changed_plain_value_is_a_MAC_mismatch_unless_that_is_ignored()
    {
        var changed = Encrypted().Replace("three", "thrice", StringComparison.Ordinal);

        Assert.Equal(ErrorKind.MacMismatch, Failure(changed));
        Assert.Contains("thrice", Decrypt(changed, SopsMacCheck.Ignored), StringComparison.Ordinal);
    }

    [Fact]
    public void A_removed_value_is_a_MAC_mismatch()
    {
        var lines = Encrypted().Split('\n').Where(line => !line.StartsWith("b:", StringComparison.Ordinal));
        Assert.Equal(ErrorKind.MacMismatch, Failure(string.Join('\n', lines)));
    }

    [Fact]
    public void Swapped_list_items_are_a_MAC_mismatch()
    {
        var lines = Encrypted().Split('\n').ToList();
        var list = lines.FindIndex(line => line.StartsWith("list:", StringComparison.Ordinal));
        (lines[list + 1], lines[list + 2]) = (lines[list + 2], lines[list + 1]);
        Assert.Equal(ErrorKind.MacMismatch, Failure(string.Join('\n', lines)));
    }

    [Fact]
    public void A_value_under_another_key_is_not_decrypted() =>
        Assert.Equal(ErrorKind.ValueNotDecrypted, Failure(Encrypted().Replace("\nb: ", "\nbb: ", StringComparison.Ordinal)));

    [Fact]
    public void A_plain_value_where_ciphertext_belongs_is_not_decrypted() =>
        Assert.Equal(ErrorKind.ValueNotDecrypted, Failure("z: plain\n" + Encrypted()));

    [Fact]
    public void Another_key_decrypts_nothing()
    {
        using var other = SopsDataKey.Generate();
        var error = Assert.Throws<SealingException>(() => SopsDocument.Parse(Encoding.UTF8.GetBytes(Encrypted()), SopsFormat.Yaml).Decrypt(other));
        Assert.Equal(ErrorKind.ValueNotDecrypted, error.Kind);
        Assert.DoesNotContain("one", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_without_a_MAC_is_refused()
    {
        var lines = Encrypted().Split('\n').Where(line => !line.StartsWith("    mac:", StringComparison.Ordinal) && !line.StartsWith("  mac:", StringComparison.Ordinal));
        Assert.Equal(ErrorKind.MacMismatch, Failure(string.Join('\n', lines)));
    }

    [Fact]
    public void One_changed_character_of_a_value_is_noticed()
    {
        var text = Encrypted();
        Assert.True(EncryptedText.TryParse(text.AsSpan(text.IndexOf("ENC[", StringComparison.Ordinal)), out var parts));
        foreach (var part in new[] { parts.Data.ToString(), parts.Nonce.ToString(), parts.Tag.ToString() })
        {
            for (var i = 0; i < part.TrimEnd('=').Length - 1; i++) // the last character has bits that count for nothing
            {
                var changed = part[..i] + (part[i] == 'A' ? 'B' : 'A') + part[(i + 1)..];
                Assert.Equal(ErrorKind.ValueNotDecrypted, Failure(text.Replace(part, changed, StringComparison.Ordinal)));
            }
        }
    }

    [Fact]
    public void What_is_encrypted_is_not_encrypted_again()
    {
        var document = SopsDocument.Parse(Encoding.UTF8.GetBytes(Encrypted()), SopsFormat.Yaml);
        Assert.Equal(ErrorKind.AlreadyEncrypted, Assert.Throws<SealingException>(() => document.Encrypt(RoundTrip.Metadata(), _key, TimeProvider.System)).Kind);
    }

    [Fact]
    public void What_is_not_encrypted_is_not_decrypted()
    {
        var document = SopsDocument.Parse("a: b\n"u8, SopsFormat.Yaml);
        Assert.False(document.IsEncrypted);
        Assert.Equal(ErrorKind.NotEncrypted, Assert.Throws<SealingException>(() => document.Decrypt(_key)).Kind);
    }

    // The type of a value is protected by the MAC alone: who changes it and has the file written anew with --ignore-mac must not get two texts under one nonce.
    [Theory]
    [InlineData("\"007421\"", "int")]
    [InlineData("\"1.50\"", "float")]
    [InlineData("\"true\"", "bool")]
    [InlineData("\"2026-01-02T03:04:05.000Z\"", "time")]
    public void A_nonce_is_never_used_for_other_bytes_whatever_the_type_says(string value, string type)
    {
        var original = Encoding.UTF8.GetString(RoundTrip.Encrypt(Encoding.UTF8.GetBytes("pin: " + value + "\n"), SopsFormat.Yaml, _key));
        var changed = original.Replace("type:str]\nsops", $"type:{type}]\nsops", StringComparison.Ordinal);
        Assert.NotEqual(original, changed);

        var written = SopsDocument.Parse(Encoding.UTF8.GetBytes(changed), SopsFormat.Yaml).Set(SopsTreePath.Parse("[\"z\"]"), "\"1\"", _key, TimeProvider.System, SopsMacCheck.Ignored);

        Assert.NotEqual(NonceOf(original), NonceOf(Encoding.UTF8.GetString(written!)));
    }

    [Fact]
    public void A_value_that_stays_keeps_its_nonce()
    {
        var original = Encrypted();
        var written = SopsDocument.Parse(Encoding.UTF8.GetBytes(original), SopsFormat.Yaml).Set(SopsTreePath.Parse("[\"z\"]"), "\"1\"", _key, TimeProvider.System);
        Assert.Equal(NonceOf(original), NonceOf(Encoding.UTF8.GetString(written!)));
    }

    // Of the first value.
    private static string NonceOf(string text)
    {
        Assert.True(EncryptedText.TryParse(text.AsSpan(text.IndexOf("ENC[", StringComparison.Ordinal)), out var parts));
        return parts.Nonce.ToString();
    }

    private string Encrypted() => Encoding.UTF8.GetString(RoundTrip.Encrypt(Encoding.UTF8.GetBytes(Plain), SopsFormat.Yaml, _key));

    private string Decrypt(string text, SopsMacCheck check = SopsMacCheck.Required) =>
        Encoding.UTF8.GetString(SopsDocument.Parse(Encoding.UTF8.GetBytes(text), SopsFormat.Yaml).Decrypt(_key, check));

    private ErrorKind Failure(string text) => Assert.Throws<SealingException>(() => Decrypt(text)).Kind;
}
