using Sealing.Cli.Sops.Keys;
using Xunit;

namespace Sealing.Cli.Tests;

/// <summary>A token of Vault goes to the Vault that a URL names for everybody, and to no other.</summary>
public sealed class VaultUrlTests
{
    [Theory]
    [InlineData("https://vault.example.org:8200", "https://vault.example.org:8200/v1/team/transit/decrypt/key")]
    [InlineData("HTTPS://Vault.Example.org:443/", "https://vault.example.org/v1/team/transit/decrypt/key")]
    [InlineData("http://[::1]:8200", "http://[::1]:8200/v1/team/transit/decrypt/key")]
    [InlineData("https://proxy.example.org/vault/", "https://proxy.example.org/vault/v1/team/transit/decrypt/key")]
    public void An_address_and_a_path_make_a_URL(string address, string expected) =>
        Assert.Equal(expected, VaultUrl.Of(address, [.. VaultUrl.PlainSegments("/team/transit/"), "decrypt", "key"]).AbsoluteUri);

    [Theory]
    [InlineData("http://vault.example.org:x@127.0.0.1:18277")]
    [InlineData("http://vault.example.org@127.0.0.1")]
    [InlineData("http://vault.example.org%40127.0.0.1")]
    [InlineData("http://vault.example.org\\@127.0.0.1")]
    [InlineData("http:\\\\127.0.0.1")]
    [InlineData("http://vault.example.org?x=")]
    [InlineData("http://vault.example.org#x")]
    [InlineData("http://vault.example.org/a/../b")]
    [InlineData("http://vault.example.org/./b")]
    [InlineData("http://vault.example.org/%2e%2e/b")]
    [InlineData("http://vault.example.org//b")]
    [InlineData("http://vault.example.org /")]
    [InlineData("http://vault.example.org\n.evil.example")]
    [InlineData("http://vault\u3002example.org")]
    [InlineData("http://vault.example.org:99999")]
    [InlineData("http://[fe80::1%25eth0]")]
    [InlineData("http:///v1")]
    [InlineData("vault.example.org")]
    [InlineData("://x")]
    [InlineData("")]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://vault.example.org")]
    public void What_could_be_read_in_two_ways_is_no_address(string address) => Assert.Throws<SealingException>(() => VaultUrl.Of(address, "transit", "decrypt", "key"));

    [Theory]
    [InlineData("transit/../../v1/secret/data/x?")]
    [InlineData("transit/..")]
    [InlineData("transit/./x")]
    [InlineData("transit//x")]
    [InlineData("transit/%2e%2e/x")]
    [InlineData("transit/%2E./x")]
    [InlineData("transit%2fx")]
    [InlineData("transit\\x")]
    [InlineData("transit?x=1")]
    [InlineData("transit#x")]
    [InlineData("transit x")]
    [InlineData("transit\u0000x")]
    [InlineData("tr\u00e4nsit")]
    public void What_could_lead_elsewhere_is_no_path(string path) => Assert.Throws<SealingException>(() => VaultUrl.PlainSegments(path));

    [Fact]
    public void Names_of_files_are_escaped_and_lead_nowhere_else()
    {
        Assert.Equal("https://v/v1/secret/data/a%20%25%3Fb", VaultUrl.Of("https://v", "secret", "data", "a %?b").AbsoluteUri);
        Assert.Throws<SealingException>(() => VaultUrl.Of("https://v", "secret", "..", "x"));
        Assert.Throws<SealingException>(() => VaultUrl.Of("https://v", "secret", "a\\b"));
    }
}
