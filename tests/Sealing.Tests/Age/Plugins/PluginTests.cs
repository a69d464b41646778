using System.Text;
using System.Text.RegularExpressions;
using Sealing.Age;
using Sealing.Age.Format;
using Xunit;

namespace Sealing.Tests.Age.Plugins;

/// <summary>Our side of the plugin protocol, word for word. References: C2SP age-plugin.md.</summary>
public sealed class PluginTests
{
    private static readonly string Recipient = Bech32.Encode("age1test", [1, 2, 3]);
    private static readonly string Identity = Bech32.Encode("AGE-PLUGIN-TEST-", [1, 2, 3]);
    private static readonly byte[] FileKey = Enumerable.Range(1, 16).Select(i => (byte)i).ToArray();

    [Fact]
    public void A_recipient_is_wrapped_for()
    {
        var plugin = new CannedPlugin("-> recipient-stanza 0 test some argument\nAQID\n-> labels postquantum\n\n-> done\n\n");
        var wrapped = new AgeKeyReader { Plugins = plugin }.ReadRecipient(Recipient).Wrap(FileKey);
        var stanza = Assert.Single(wrapped.Stanzas);

        Assert.Equal(["age-plugin-test --age-plugin=recipient-v1"], plugin.Started);
        Assert.Equal(("test", "some argument", "010203"), (stanza.Type, string.Join(' ', stanza.Arguments), Convert.ToHexString(stanza.Body.Span)));
        Assert.Equal(["postquantum"], wrapped.Labels);
        Assert.Equal(
            $"-> add-recipient {Recipient}\n\n-> grease\n\n-> wrap-file-key\nAQIDBAUGBwgJCgsMDQ4PEA\n-> extension-labels\n\n-> done\n\n-> ok\n\n-> ok\n\n",
            WithoutGrease(plugin.Heard));
        Assert.True(plugin.IsDisposed);
    }

    [Fact]
    public void An_identity_unwraps()
    {
        var plugin = new CannedPlugin("-> file-key 0\nAQIDBAUGBwgJCgsMDQ4PEA\n-> done\n\n");
        using var identity = new AgeKeyReader { Plugins = plugin }.ReadIdentity(Identity);
        AgeStanza[] stanzas = [new("test", ["a"], new byte[] { 1 }), new("X25519", [], new byte[48])];

        Assert.True(identity.MayPrompt);
        Assert.Equal(FileKey, identity.Unwrap(stanzas));
        Assert.Equal(["age-plugin-test --age-plugin=identity-v1"], plugin.Started);
        Assert.Equal(
            $"-> add-identity {Identity}\n\n-> grease\n\n-> recipient-stanza 0 test a\nAQ\n-> recipient-stanza 0 X25519\n{new string('A', 64)}\n\n-> done\n\n-> ok\n\n",
            WithoutGrease(plugin.Heard));
    }

    [Fact]
    public void An_identity_without_a_match_gives_null()
    {
        using var identity = new AgeKeyReader { Plugins = new CannedPlugin("-> done\n\n") }.ReadIdentity(Identity);
        Assert.Null(identity.Unwrap([new("test", [], default)]));
    }

    [Theory]
    [InlineData("msg\nSGVsbG8", true, "-> ok\n\n", "Hello")]
    [InlineData("msg\nSGVsbG8", false, "-> fail\n\n", "Hello")]
    [InlineData("request-public\nSGVsbG8", true, "-> ok\ndmlzaWJsZQ\n", null)]
    [InlineData("request-public\nSGVsbG8", false, "-> fail\n\n", null)]
    [InlineData("request-secret\nSGVsbG8", true, "-> ok\nMTIzNA\n", null)]
    [InlineData("request-secret\nSGVsbG8", false, "-> fail\n\n", null)]
    [InlineData("confirm eWVz\nSGVsbG8", true, "-> ok yes\n\n", "Hello yes/")]
    [InlineData("confirm eWVz bm8\nSGVsbG8", true, "-> ok no\n\n", "Hello yes/no")]
    [InlineData("confirm eWVz bm8\nSGVsbG8", false, "-> fail\n\n", "Hello yes/no")]
    [InlineData("something new\nAAAA", true, "-> unsupported\n\n", null)]
    public void The_user_answers(string command, bool hasUser, string reply, string? shown)
    {
        var plugin = new CannedPlugin($"-> {command}\n-> done\n\n") { HasUser = hasUser };
        using var identity = new AgeKeyReader { Plugins = plugin }.ReadIdentity(Identity);
        identity.Unwrap([]);

        Assert.EndsWith("-> done\n\n" + reply, plugin.Heard, StringComparison.Ordinal);
        Assert.Equal(shown is null ? [] : [shown], plugin.Shown);
    }

    [Theory]
    [InlineData("-> error internal\nSGVsbG8\n", "the plugin age-plugin-test failed: Hello")]
    [InlineData("-> error identity 0\nSGVsbG8\n-> done\n\n", "the plugin age-plugin-test failed: Hello")]
    [InlineData("", "the plugin age-plugin-test failed: it broke off, or does not keep to the protocol")]
    [InlineData("-> file-key 0\nAQIDBAUGBwgJCgsMDQ4PEA\n", "the plugin age-plugin-test failed: it broke off, or does not keep to the protocol")]
    [InlineData("hello\n", "the plugin age-plugin-test failed: it broke off, or does not keep to the protocol")]
    [InlineData("-> file-key 1\nAQIDBAUGBwgJCgsMDQ4PEA\n-> done\n\n", "the plugin age-plugin-test failed: it sent a file key that it was not asked for")]
    [InlineData("-> confirm\n\n-> done\n\n", "the plugin age-plugin-test failed: it asks for a choice without saying between what")]
    public void A_plugin_that_fails_is_an_error(string says, string message)
    {
        using var identity = new AgeKeyReader { Plugins = new CannedPlugin(says) }.ReadIdentity(Identity);
        Assert.Equal(message, Assert.Throws<SealingException>(() => identity.Unwrap([])).Message);
    }

    [Theory]
    [InlineData("-> done\n\n", "the plugin age-plugin-test failed: it gave no stanza")]
    [InlineData("-> recipient-stanza 1 test\n\n-> done\n\n", "the plugin age-plugin-test failed: it sent a stanza that it was not asked for")]
    [InlineData("-> recipient-stanza 0\n\n-> done\n\n", "the plugin age-plugin-test failed: it sent a stanza that it was not asked for")]
    public void A_plugin_that_does_not_wrap_is_an_error(string says, string message)
    {
        var recipient = new AgeKeyReader { Plugins = new CannedPlugin(says) }.ReadRecipient(Recipient);
        Assert.Equal(message, Assert.Throws<SealingException>(() => recipient.Wrap(FileKey)).Message);
    }

    [Fact]
    public void A_plugin_that_never_ends_is_stopped()
    {
        var chatter = string.Concat(Enumerable.Repeat("-> msg\n\n", 5000));
        var flood = "-> msg\n" + string.Concat(Enumerable.Repeat(new string('A', 64) + "\n", 20_000));
        foreach (var says in new[] { chatter, flood })
        {
            var plugin = new CannedPlugin(says);
            using var identity = new AgeKeyReader { Plugins = plugin }.ReadIdentity(Identity);
            Assert.Throws<SealingException>(() => identity.Unwrap([]));
            Assert.True(plugin.IsDisposed);
        }
    }

    [Fact]
    public void A_stanza_of_a_plugin_goes_through_a_file()
    {
        // The plugin of this test wraps badly on purpose: its stanza is the file key itself.
        var fileKey = Array.Empty<byte>();
        var wrapping = new PassThroughRecipient(bytes => fileKey = bytes);
        var file = AgeFile.Encrypt("x"u8, wrapping);
        var plugin = new CannedPlugin($"-> file-key 0\n{Convert.ToBase64String(fileKey).TrimEnd('=')}\n-> done\n\n");
        using var identity = new AgeKeyReader { Plugins = plugin }.ReadIdentity(Identity);

        Assert.Equal("x"u8.ToArray(), AgeFile.Decrypt(file, identity));
    }

    [Theory]
    [InlineData("age1../../bin/sh", "AGE-PLUGIN-../../BIN/SH-")]
    [InlineData("age1a b", "AGE-PLUGIN-A B-")]
    [InlineData("age1", "AGE-PLUGIN--")]
    [InlineData("age1a$(id)", "AGE-PLUGIN-A$(ID)-")]
    public void A_name_that_is_no_program_name_is_refused(string recipientPrefix, string identityPrefix)
    {
        var plugin = new CannedPlugin("");
        var reader = new AgeKeyReader { Plugins = plugin };
        Assert.Throws<SealingException>(() => reader.ReadRecipient(Bech32.Encode(recipientPrefix, [1])));
        Assert.Throws<SealingException>(() => reader.ReadIdentity(Bech32.Encode(identityPrefix, [1])));
        Assert.Empty(plugin.Started);
    }

    [Fact]
    public void Without_a_host_a_key_of_a_plugin_is_refused()
    {
        Assert.Contains("age-plugin-test", Assert.Throws<SealingException>(() => new AgeKeyReader().ReadRecipient(Recipient)).Message, StringComparison.Ordinal);
        Assert.Contains("age-plugin-test", Assert.Throws<SealingException>(() => new AgeKeyReader().ReadIdentity(Identity)).Message, StringComparison.Ordinal);
    }

    private static string WithoutGrease(string text) => Regex.Replace(text, "grease-[0-9a-f]{8} [0-9a-f]{8}", "grease", RegexOptions.NonBacktracking);

    private sealed class PassThroughRecipient(Action<byte[]> wrap) : IAgeRecipient
    {
        public WrappedFileKey Wrap(ReadOnlySpan<byte> fileKey)
        {
            wrap(fileKey.ToArray());
            return new WrappedFileKey([new AgeStanza("test", [], fileKey.ToArray())]);
        }
    }
}
