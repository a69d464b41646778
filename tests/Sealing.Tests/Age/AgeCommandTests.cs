using System.Security.Cryptography;
using System.Text;
using Sealing.Age;
using Xunit;

namespace Sealing.Tests.Age;

/// <summary>The reference, as Debian packages it, reads what is written here, and the other way round.</summary>
public sealed class AgeCommandTests
{
    private const int Chunk = 64 * 1024;

    public static TheoryData<int> Sizes => [0, 1, Chunk - 1, Chunk, Chunk + 1, 2 * Chunk, 1_000_000];

    [Theory]
    [MemberData(nameof(Sizes))]
    public async Task Age_opens_what_is_encrypted(int size)
    {
        ExternalTool.Require("age");
        using var identity = X25519Identity.Generate();
        using var folder = new TemporaryFolder();
        await Write(folder, "key", Encoding.ASCII.GetBytes(identity.Export()));
        var content = RandomNumberGenerator.GetBytes(size);

        Assert.Equal(content, await ExternalTool.Run(folder.Info, AgeFile.Encrypt(content, identity.Recipient), "age", "-d", "-i", "key"));
        var armored = Encoding.ASCII.GetBytes(AgeFile.EncryptArmored(content, identity.Recipient));
        Assert.Equal(content, await ExternalTool.Run(folder.Info, armored, "age", "-d", "-i", "key"));
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public async Task What_age_encrypted_is_opened(int size)
    {
        ExternalTool.Require("age");
        using var folder = new TemporaryFolder();
        var key = await ExternalTool.Run(folder.Info, [], "age-keygen");
        using var identity = (X25519Identity)Assert.Single(new AgeKeyReader().ReadIdentities(key, "key"));
        using var other = X25519Identity.Generate();
        var content = RandomNumberGenerator.GetBytes(size);
        string[] recipients = ["-r", other.Recipient.ToString(), "-r", identity.Recipient.ToString()];

        Assert.Equal(content, AgeFile.Decrypt(await ExternalTool.Run(folder.Info, content, ["age", .. recipients]), identity));
        Assert.Equal(content, AgeFile.Decrypt(await ExternalTool.Run(folder.Info, content, ["age", "-a", .. recipients]), identity));
    }

    [Theory]
    [InlineData("ed25519")]
    [InlineData("rsa")]
    public async Task SSH_keys_work_both_ways(string type)
    {
        ExternalTool.Require("age");
        ExternalTool.Require("ssh-keygen");
        using var folder = new TemporaryFolder();
        await ExternalTool.Run(folder.Info, [], "ssh-keygen", "-q", "-t", type, "-N", "", "-f", "id");
        var cancel = TestContext.Current.CancellationToken;
        using var identity = Assert.Single(new AgeKeyReader().ReadIdentities(await File.ReadAllBytesAsync(folder.File("id"), cancel), "id"));
        var recipient = Assert.Single(new AgeKeyReader().ReadRecipients(await File.ReadAllBytesAsync(folder.File("id.pub"), cancel), "id.pub"));

        Assert.Equal("there"u8.ToArray(), await ExternalTool.Run(folder.Info, AgeFile.Encrypt("there"u8, recipient), "age", "-d", "-i", "id"));
        Assert.Equal("back"u8.ToArray(), AgeFile.Decrypt(await ExternalTool.Run(folder.Info, "back"u8.ToArray(), "age", "-R", "id.pub"), identity));
    }

    [Fact]
    public async Task Passphrases_work_both_ways()
    {
        ExternalTool.Require("age");
        ExternalTool.Require("script"); // age asks on a terminal only
        using var folder = new TemporaryFolder();
        using var recipient = new ScryptRecipient("correct horse"u8) { WorkFactor = 12 };
        using var identity = new ScryptIdentity("correct horse"u8);
        await Write(folder, "ours.age", AgeFile.Encrypt("there"u8, recipient));
        await Write(folder, "plain", "back"u8.ToArray());

        await OnTerminal(folder, "correct horse\n", "age -d -o opened ours.age");
        await OnTerminal(folder, "correct horse\ncorrect horse\n", "age -p -o theirs.age plain");

        var cancel = TestContext.Current.CancellationToken;
        Assert.Equal("there"u8.ToArray(), await File.ReadAllBytesAsync(folder.File("opened"), cancel));
        Assert.Equal("back"u8.ToArray(), AgeFile.Decrypt(await File.ReadAllBytesAsync(folder.File("theirs.age"), cancel), identity));
    }

    [Fact]
    public async Task An_identity_file_under_a_passphrase_is_opened_by_age()
    {
        ExternalTool.Require("age");
        ExternalTool.Require("script");
        using var folder = new TemporaryFolder();
        using var identity = X25519Identity.Generate();
        using var passphrase = new ScryptRecipient("correct horse"u8) { WorkFactor = 12 };
        await Write(folder, "keys.age", Encoding.ASCII.GetBytes(AgeFile.EncryptArmored(Encoding.ASCII.GetBytes(identity.Export() + "\n"), passphrase)));
        await Write(folder, "file.age", AgeFile.Encrypt("there"u8, identity.Recipient));

        await OnTerminal(folder, "correct horse\n", "age -d -i keys.age -o opened file.age");

        Assert.Equal("there"u8.ToArray(), await File.ReadAllBytesAsync(folder.File("opened"), TestContext.Current.CancellationToken));
    }

    private static Task Write(TemporaryFolder folder, string name, byte[] bytes) =>
        File.WriteAllBytesAsync(folder.File(name), bytes, TestContext.Current.CancellationToken);

    private static Task<byte[]> OnTerminal(TemporaryFolder folder, string typed, string command) =>
        ExternalTool.Run(folder.Info, Encoding.ASCII.GetBytes(typed), "script", "-qec", command, "/dev/null");
}
