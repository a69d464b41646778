using System.Text;
using Sealing.Age;
using Xunit;

namespace Sealing.Tests.Age.Ssh;

/// <summary>Keys made by ssh-keygen and openssl, in each format and under each cipher that they write.</summary>
public sealed class SshKeyTests
{
    private const string Phrase = "p\u00e4ss phrase";

    public static TheoryData<string> KeygenOptions =>
    [
        "-t ed25519",
        "-t ed25519 -a 3",
        "-t ed25519 -Z aes128-ctr",
        "-t ed25519 -Z aes192-ctr",
        "-t ed25519 -Z aes256-ctr",
        "-t ed25519 -Z aes128-cbc",
        "-t ed25519 -Z aes192-cbc",
        "-t ed25519 -Z aes256-cbc",
        "-t rsa -b 2048",
        "-t rsa -b 3072 -Z aes256-cbc",
        "-t rsa -b 2048 -m PEM",
        "-t rsa -b 2048 -m PKCS8",
    ];

    [Theory]
    [MemberData(nameof(KeygenOptions))]
    public async Task A_key_without_a_passphrase_opens_what_is_for_it(string options)
    {
        var (key, publicKey) = await Generate(options, "");
        using var identity = Assert.Single(new AgeKeyReader().ReadIdentities(key, "id"));

        Assert.False(identity.MayPrompt);
        Assert.Equal("secret"u8.ToArray(), AgeFile.Decrypt(AgeFile.Encrypt("secret"u8, new AgeKeyReader().ReadRecipient(publicKey)), identity));
    }

    [Theory]
    [MemberData(nameof(KeygenOptions))]
    public async Task A_passphrase_is_asked_for_once_and_only_when_a_stanza_may_be_for_the_key(string options)
    {
        var (key, publicKey) = await Generate(options, Phrase);
        var asked = new List<string>();
        var reader = new AgeKeyReader { AskPassphrase = what => Ask(asked, what) };
        using var other = X25519Identity.Generate();
        using var identity = Assert.Single(reader.ReadIdentities(key, "id_test"));
        var file = AgeFile.Encrypt("secret"u8, reader.ReadRecipient(publicKey));

        Assert.Throws<SealingException>(() => AgeFile.Decrypt(AgeFile.Encrypt("x"u8, other.Recipient), identity));
        Assert.Empty(asked);
        Assert.Equal("secret"u8.ToArray(), AgeFile.Decrypt(file, identity));
        Assert.Equal("secret"u8.ToArray(), AgeFile.Decrypt(file, identity));
        Assert.Equal(["the SSH key id_test"], asked);
    }

    [Theory]
    [InlineData("-t ed25519")]
    [InlineData("-t rsa -b 2048")]
    [InlineData("-t rsa -b 2048 -m PEM")]
    [InlineData("-t rsa -b 2048 -m PKCS8")]
    public async Task A_wrong_passphrase_or_none_is_an_error(string options)
    {
        var (key, publicKey) = await Generate(options, Phrase);
        var file = AgeFile.Encrypt("secret"u8, new AgeKeyReader().ReadRecipient(publicKey));
        using var wrong = Assert.Single(new AgeKeyReader { AskPassphrase = _ => "wrong"u8.ToArray() }.ReadIdentities(key, "id"));
        using var declined = Assert.Single(new AgeKeyReader { AskPassphrase = _ => null }.ReadIdentities(key, "id"));

        Assert.Equal("cannot open the SSH key id: the passphrase is wrong", Assert.Throws<SealingException>(() => AgeFile.Decrypt(file, wrong)).Message);
        Assert.Equal("the SSH key id is encrypted, and there is no passphrase for it", Assert.Throws<SealingException>(() => AgeFile.Decrypt(file, declined)).Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-aes-256-cbc")]
    public async Task An_Ed25519_key_of_openssl_is_read(string cipher)
    {
        ExternalTool.Require("openssl");
        using var folder = new TemporaryFolder();
        string[] options = cipher.Length == 0 ? [] : [cipher, "-pass", "pass:" + Phrase];
        var key = await ExternalTool.Run(folder.Info, [], ["openssl", "genpkey", "-algorithm", "ed25519", .. options]);
        await File.WriteAllBytesAsync(folder.File("id"), key, TestContext.Current.CancellationToken);
        var raw = await ExternalTool.Run(folder.Info, [], "openssl", "pkey", "-in", "id", "-pubout", "-outform", "DER", "-passin", "pass:" + Phrase);
        var publicKey = "ssh-ed25519 " + Convert.ToBase64String([0, 0, 0, 11, .. "ssh-ed25519"u8, 0, 0, 0, 32, .. raw[^32..]]);
        using var identity = Assert.Single(new AgeKeyReader { AskPassphrase = what => Ask([], what) }.ReadIdentities(key, "id"));

        Assert.Equal("secret"u8.ToArray(), AgeFile.Decrypt(AgeFile.Encrypt("secret"u8, new AgeKeyReader().ReadRecipient(publicKey)), identity));
    }

    [Fact]
    public async Task A_cipher_that_is_not_known_says_what_to_do()
    {
        var (key, _) = await Generate("-t ed25519 -Z chacha20-poly1305@openssh.com", Phrase);
        Assert.Contains("ssh-keygen -p", Assert.Throws<SealingException>(() => new AgeKeyReader().ReadIdentities(key, "id")).Hint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_of_another_type_is_refused()
    {
        var (key, publicKey) = await Generate("-t ecdsa", "");
        Assert.Contains("ssh-ed25519 and ssh-rsa", Assert.Throws<SealingException>(() => new AgeKeyReader().ReadIdentities(key, "id")).Message, StringComparison.Ordinal);
        Assert.Throws<SealingException>(() => new AgeKeyReader().ReadRecipient(publicKey));
    }

    [Fact]
    public async Task A_short_RSA_key_is_refused()
    {
        var (_, publicKey) = await Generate("-t rsa -b 1024", "");
        Assert.Contains("2048", Assert.Throws<SealingException>(() => new AgeKeyReader().ReadRecipient(publicKey)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-t ed25519", "")]
    [InlineData("-t ed25519 -a 1", Phrase)]
    [InlineData("-t rsa -b 2048", "")]
    [InlineData("-t rsa -b 2048 -m PEM", "")]
    public async Task A_damaged_key_file_is_an_error_and_nothing_else(string options, string phrase)
    {
        var (key, publicKey) = await Generate(options, phrase);
        var file = AgeFile.Encrypt("secret"u8, new AgeKeyReader().ReadRecipient(publicKey));
        var reader = new AgeKeyReader { AskPassphrase = what => Ask([], what) };
        for (var at = 0; at < key.Length; at += 7)
        {
            var changed = key.ToArray();
            changed[at] ^= 4;
            if (Record.Exception(() => AgeFile.Decrypt(file, [.. reader.ReadIdentities(changed, "id")])) is { } failure)
            {
                Assert.IsAssignableFrom<SealingException>(failure);
            }
        }
    }

    private static byte[] Ask(List<string> asked, string what)
    {
        asked.Add(what);
        return Encoding.UTF8.GetBytes(Phrase);
    }

    private static async Task<(byte[] Key, string PublicKey)> Generate(string options, string phrase)
    {
        ExternalTool.Require("ssh-keygen");
        using var folder = new TemporaryFolder();
        await ExternalTool.Run(folder.Info, [], ["ssh-keygen", "-q", .. options.Split(' '), "-N", phrase, "-C", "a comment", "-f", "id"]);
        var cancel = TestContext.Current.CancellationToken;
        return (await File.ReadAllBytesAsync(folder.File("id"), cancel), (await File.ReadAllTextAsync(folder.File("id.pub"), cancel)).TrimEnd());
    }
}
