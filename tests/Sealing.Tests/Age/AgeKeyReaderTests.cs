using System.Text;
using Sealing.Age;
using Xunit;

namespace Sealing.Tests.Age;

public sealed class AgeKeyReaderTests
{
    private static readonly X25519Identity First = X25519Identity.Generate();
    private static readonly HybridIdentity Second = HybridIdentity.Generate();

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void A_file_holds_identities_one_a_line_and_comments(string end)
    {
        var text = string.Join(end, "# created: today", "", First.Export(), "#" + First.Export(), Second.Export(), "");
        var identities = new AgeKeyReader().ReadIdentities(Encoding.UTF8.GetBytes(text), "keys.txt");

        Assert.Equal(2, identities.Count);
        Assert.Equal("x"u8.ToArray(), AgeFile.Decrypt(AgeFile.Encrypt("x"u8, First.Recipient), [.. identities]));
        Assert.Equal("x"u8.ToArray(), AgeFile.Decrypt(AgeFile.Encrypt("x"u8, Second.Recipient), [.. identities]));
    }

    [Fact]
    public void A_file_holds_recipients_of_every_kind()
    {
        const string Ssh = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAINVbkuGrIk6Om7a6srjJNtowfoolRsCtn3BjiLwMpNh8 a comment of several words";
        var text = $"# ours\n{First.Recipient}\n\n{Ssh}\n";

        Assert.Equal(2, new AgeKeyReader().ReadRecipients(Encoding.UTF8.GetBytes(text), "recipients.txt").Count);
        Assert.IsType<HybridRecipient>(new AgeKeyReader().ReadRecipient(Second.Recipient.ToString()));
        Assert.IsType<X25519Recipient>(new AgeKeyReader().ReadRecipient(First.Recipient.ToString()));
    }

    [Fact]
    public void A_broken_line_is_named_and_not_repeated()
    {
        var secret = First.Export();
        var text = $"{secret}\n{secret[..^1]}\n";
        var failure = Assert.Throws<SealingException>(() => new AgeKeyReader().ReadIdentities(Encoding.UTF8.GetBytes(text), "keys.txt"));

        Assert.Equal("keys.txt: line 2: malformed age secret key", failure.Message);
        Assert.DoesNotContain(secret[20..40], failure.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "f: there are no keys in it")]
    [InlineData("# nothing\n\n", "f: there are no keys in it")]
    [InlineData("hello\n", "f: line 1: unknown identity type")]
    [InlineData("AGE-PLUGIN-YUBIKEY-1QQPSMR2A0\n", "f: line 1: unknown identity type")]
    [InlineData("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", "f: not a private key that age knows: it takes SSH keys of the types ssh-ed25519 and ssh-rsa")]
    [InlineData("-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n", "f: the SSH key is damaged")]
    public void What_is_no_file_of_identities_is_refused(string text, string message) =>
        Assert.Equal(message, Assert.Throws<SealingException>(() => new AgeKeyReader().ReadIdentities(Encoding.UTF8.GetBytes(text), "f")).Message);

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("ssh-ed25519")]
    [InlineData("ssh-ed25519 AAAA")]
    [InlineData("ssh-rsa AAAAC3NzaC1lZDI1NTE5AAAAINVbkuGrIk6Om7a6srjJNtowfoolRsCtn3BjiLwMpNh8")]
    [InlineData("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAINVbkuGrIk6Om7a6srjJNtowfoolRsCtn3BjiLwMpNh8AAAA")]
    [InlineData("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")] // y = 2, not on the curve
    [InlineData("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")] // y = 1, the neutral point
    [InlineData("age1pq1qqqqqq")]
    public void What_is_no_recipient_is_refused(string text) =>
        Assert.Throws<SealingException>(() => AgeFile.Encrypt([], new AgeKeyReader().ReadRecipient(text)));

    [Fact]
    public void A_secret_key_among_recipients_is_not_repeated()
    {
        var failure = Assert.Throws<SealingException>(() => new AgeKeyReader().ReadRecipient(First.Export()));
        Assert.Equal("a secret key is given where a recipient is expected", failure.Message);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_file_of_identities_may_be_under_a_passphrase_that_is_asked_for_once(bool isArmored)
    {
        var asked = new List<string>();
        var reader = new AgeKeyReader { AskPassphrase = what => Ask(asked, what, "open sesame") };
        using var identity = Assert.Single(reader.ReadIdentities(LockedFile(isArmored), "keys.age"));
        var file = AgeFile.Encrypt("x"u8, First.Recipient);

        Assert.Equal("x"u8.ToArray(), AgeFile.Decrypt(file, identity, First));
        Assert.Empty(asked);
        Assert.Equal("x"u8.ToArray(), AgeFile.Decrypt(file, identity));
        Assert.Equal("x"u8.ToArray(), AgeFile.Decrypt(file, identity));
        Assert.Equal(["the identity file keys.age"], asked);
    }

    [Fact]
    public void A_wrong_passphrase_for_a_file_of_identities_is_an_error()
    {
        var file = AgeFile.Encrypt("x"u8, First.Recipient);
        using var wrong = Assert.Single(new AgeKeyReader { AskPassphrase = what => Ask([], what, "wrong") }.ReadIdentities(LockedFile(isArmored: true), "keys.age"));
        using var none = Assert.Single(new AgeKeyReader().ReadIdentities(LockedFile(isArmored: true), "keys.age"));
        using var other = Assert.Single(new AgeKeyReader().ReadIdentities(AgeFile.Encrypt("x"u8, First.Recipient), "keys.age"));

        Assert.Contains("the passphrase is wrong", Assert.Throws<SealingException>(() => AgeFile.Decrypt(file, wrong)).Message, StringComparison.Ordinal);
        Assert.Contains("there is no passphrase", Assert.Throws<SealingException>(() => AgeFile.Decrypt(file, none)).Message, StringComparison.Ordinal);
        Assert.Contains("not with a passphrase", Assert.Throws<SealingException>(() => AgeFile.Decrypt(file, other)).Message, StringComparison.Ordinal);
    }

    private static byte[] LockedFile(bool isArmored)
    {
        using var passphrase = new ScryptRecipient("open sesame"u8) { WorkFactor = 8 };
        var keys = Encoding.ASCII.GetBytes("# locked\n" + First.Export() + "\n");
        return isArmored ? Encoding.ASCII.GetBytes(AgeFile.EncryptArmored(keys, passphrase)) : AgeFile.Encrypt(keys, passphrase);
    }

    private static byte[] Ask(List<string> asked, string what, string answer)
    {
        asked.Add(what);
        return Encoding.UTF8.GetBytes(answer);
    }
}
