using System.Text;
using Sealing.Age;
using Sealing.Sops;
using Xunit;

namespace Sealing.Tests.Sops;

/// <summary>A SOPS file in one call. The calls are those of the package's README, which a test compares.</summary>
public sealed class SopsFileTests
{
    private const string Plain = "# the shop's\nuser: shop\npassword: hunter2\n";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

#pragma warning disable IDE0007, xUnit1051 // as the README has it: types are written out, and nothing is cancelled
    [Fact]
    public async Task The_calls_of_the_README_encrypt_decrypt_and_edit()
    {
        var reader = new AgeKeyReader();
        var keys = new SopsKeyServices(new AgeKeyService(reader, [.. reader.ReadIdentities(File.ReadAllBytes("keys.txt"), "keys.txt")]));
        var rules = SopsConfiguration.Parse(File.ReadAllBytes(".sops.yaml"), TimeProvider.System);

        byte[] encrypted = await SopsFile.EncryptAsync(File.ReadAllBytes("secrets.yaml"), SopsFormat.Yaml, rules.RuleFor("secrets.yaml")!, keys);
        byte[] plain = await SopsFile.DecryptAsync(encrypted, SopsFormat.Yaml, keys);
        byte[] changed = await SopsFile.EditAsync(encrypted, SopsFormat.Yaml, keys, text => [.. text, .. "port: 5432\n"u8]);

        var document = SopsDocument.Parse(encrypted, SopsFormat.Yaml);
        using var key = await keys.UnlockAsync(document.Metadata!);
        byte[]? set = document.Set(SopsTreePath.Parse("[\"port\"]"), "5433", key, TimeProvider.System);

        Assert.Equal(Plain, Encoding.UTF8.GetString(plain));
        Assert.Equal(Plain + "port: 5432\n", Encoding.UTF8.GetString(await SopsFile.DecryptAsync(changed, SopsFormat.Yaml, keys)));
        Assert.Equal(Plain + "port: 5433\n", Encoding.UTF8.GetString(await SopsFile.DecryptAsync(set!, SopsFormat.Yaml, keys)));
        Assert.Equal(Line(encrypted, "password"), Line(changed, "password"));
        Assert.Equal("user: shop", Line(encrypted, "user"));
    }
#pragma warning restore IDE0007, xUnit1051

    [Fact]
    public void The_README_says_what_is_called_here()
    {
        var lines = System.IO.File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Sealing.README.md")).SkipWhile(line => !line.StartsWith("SOPS files", StringComparison.Ordinal))
            .Where(line => line.StartsWith("    ", StringComparison.Ordinal) && !line.StartsWith("    using Sealing.", StringComparison.Ordinal)).Select(line => line.Trim());
        var here = System.IO.File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "SopsFileTests.cs.txt")).Select(line => line.Trim()).ToHashSet();
        Assert.Equal(9, lines.Count(here.Contains));
        Assert.All(lines, line => Assert.Contains(line, here));
    }

    [Theory]
    [InlineData(SopsFormat.Yaml, "a: 1\n", "a: 2\n")]
    [InlineData(SopsFormat.Json, "{\"a\": \"x\"}", "{\"a\": \"y\"}")]
    [InlineData(SopsFormat.Dotenv, "A=1\n", "A=2\n")]
    [InlineData(SopsFormat.Ini, "[s]\na = 1\n", "[s]\na = 2\n")]
    [InlineData(SopsFormat.Binary, "any bytes", "other bytes")]
    public async Task Every_format_comes_back_and_can_be_edited(SopsFormat format, string before, string after)
    {
        using var identity = X25519Identity.Generate();
        var keys = new SopsKeyServices(new AgeKeyService(new AgeKeyReader(), identity));
        var metadata = new SopsMetadata { KeyGroups = [new SopsKeyGroup([SopsMasterKey.Age(identity.Recipient.ToString())])] };
        var encrypted = await SopsFile.EncryptAsync(Encoding.UTF8.GetBytes(before), format, metadata, keys, Cancel);

        Assert.Equal(before, Encoding.UTF8.GetString(await SopsFile.DecryptAsync(encrypted, format, keys, Cancel)));
        Assert.Equal(encrypted, await SopsFile.EditAsync(encrypted, format, keys, text => text, Cancel));
        var edited = await SopsFile.EditAsync(encrypted, format, keys, _ => Encoding.UTF8.GetBytes(after), Cancel);
        Assert.Equal(after, Encoding.UTF8.GetString(await SopsFile.DecryptAsync(edited, format, keys, Cancel)));
    }

    [Fact]
    public async Task What_cannot_be_done_says_why()
    {
        var keys = new SopsKeyServices(new AgeKeyService(new AgeKeyReader()));
        var rule = SopsConfiguration.Parse("creation_rules: [{path_regex: nobody}]"u8, TimeProvider.System).RuleFor("nobody")!;
        byte[] plain = [.. "a: 1\n"u8];

        Assert.Equal(ErrorKind.NotEncrypted, (await Assert.ThrowsAsync<SealingException>(async () => await SopsFile.DecryptAsync(plain, SopsFormat.Yaml, keys, Cancel))).Kind);
        var error = await Assert.ThrowsAsync<SealingException>(async () => await SopsFile.EncryptAsync(plain, SopsFormat.Yaml, rule, keys, Cancel));
        Assert.Equal("creation rule 1 names no master keys", error.Message);
    }

    private static string Line(byte[] file, string key) => Encoding.UTF8.GetString(file).Split('\n').First(line => line.StartsWith(key, StringComparison.Ordinal));

    /// <summary>The files of the README.</summary>
    private static class File
    {
        private static readonly X25519Identity Identity = X25519Identity.Generate();

        public static byte[] ReadAllBytes(string name) => Encoding.UTF8.GetBytes(name switch
        {
            "keys.txt" => Identity.Export() + "\n",
            ".sops.yaml" => $"creation_rules:\n  - encrypted_regex: ^(password|port)$\n    age: {Identity.Recipient}\n",
            _ => Plain,
        });
    }
}
