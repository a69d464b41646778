using Sealing.Age;
using Xunit;

namespace Sealing.Tests.Age;

/// <summary>What the reference encrypted, one file for each type of recipient; see Vectors/age/README.md.</summary>
public sealed class AgeVectorTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Vectors", "age");

    [Theory]
    [InlineData("x25519")]
    [InlineData("mlkem768x25519")]
    [InlineData("ssh-ed25519")]
    [InlineData("ssh-rsa")]
    public void The_data_key_of_a_document_is_opened(string type)
    {
        using var identity = Assert.Single(new AgeKeyReader().ReadIdentities(Read(type + ".key"), "key"));
        Assert.Equal(32, AgeFile.Decrypt(Read(type + ".age"), identity).Length);
    }

    [Theory]
    [InlineData("mlkem768x25519")]
    [InlineData("ssh-ed25519")]
    [InlineData("ssh-rsa")]
    public void A_changed_byte_is_an_age_failure_and_nothing_else(string type)
    {
        using var identity = Assert.Single(new AgeKeyReader().ReadIdentities(Read(type + ".key"), "key"));
        var file = Read(type + ".age");
        for (var at = 0; at < file.Length - 1; at += 3)
        {
            var changed = file.ToArray();
            changed[at] ^= 1;
            Assert.Throws<SealingException>(() => AgeFile.Decrypt(changed, identity));
        }
    }

    [Theory]
    [InlineData("ssh-ed25519")]
    [InlineData("ssh-rsa")]
    public void A_public_key_of_SSH_belongs_to_its_private_key(string type)
    {
        using var identity = Assert.Single(new AgeKeyReader().ReadIdentities(Read(type + ".key"), "key"));
        var recipient = Assert.Single(new AgeKeyReader().ReadRecipients(Read(type + ".pub"), "key"));
        Assert.Equal("x"u8.ToArray(), AgeFile.Decrypt(AgeFile.Encrypt("x"u8, recipient), identity));
    }

    [Theory]
    [InlineData("x25519")]
    [InlineData("mlkem768x25519")]
    public void The_recipient_is_the_one_that_age_keygen_wrote(string type)
    {
        var identity = Assert.Single(new AgeKeyReader().ReadIdentities(Read(type + ".key"), "key"));
        var recipient = identity switch
        {
            X25519Identity classic => classic.Recipient.ToString(),
            HybridIdentity hybrid => hybrid.Recipient.ToString(),
            _ => "",
        };
        Assert.Contains("# public key: " + recipient + "\n", System.Text.Encoding.UTF8.GetString(Read(type + ".key")), StringComparison.Ordinal);
        Assert.NotEmpty(recipient);
    }

    private static byte[] Read(string name) => File.ReadAllBytes(Path.Combine(Folder, name));
}
