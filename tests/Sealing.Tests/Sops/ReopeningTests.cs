using System.Text;
using Sealing.Sops;
using Sealing.Sops.Checks;
using Sealing.Sops.Stores.Nodes;
using Sealing.Sops.Trees;
using Sealing.Sops.Values;
using Sealing.Syntax;
using Xunit;

namespace Sealing.Tests.Sops;

/// <summary>An encrypted document is given out only if it opens again as what it was, and no plaintext is left in it. What is spoiled here stands for a fault of the writer.</summary>
public sealed class ReopeningTests : IDisposable
{
    private const string Plain = "# old: hunter2\na: x # b\nl:\n  - {k: y}\n  - |\n    z\n";

    private readonly SopsDataKey _key = SopsDataKey.Generate();

    public void Dispose() => _key.Dispose();

    [Fact]
    public void What_opens_as_what_it_was_has_no_fault() => Assert.Null(FaultOf(text => text));

    [Fact]
    public void A_spoiled_value_is_a_fault() => Assert.Equal("it cannot be read", FaultOf(text => text.Replace("a: ENC[AES256_GCM,data:", "a: ENC[AES256_GCM,data:AA", StringComparison.Ordinal))!.Reason);

    [Fact]
    public void A_value_that_stayed_is_a_fault() => Assert.Equal("it cannot be read", FaultOf(text => text.Replace(text.Split('\n')[1], "a: x", StringComparison.Ordinal))!.Reason);

    [Fact]
    public void A_wrong_code_is_a_fault() => Assert.Equal("its metadata is another", FaultOf(text => text.Replace("mac: ENC[AES256_GCM,data:", "mac: ENC[AES256_GCM,data:AA", StringComparison.Ordinal))!.Reason);

    [Fact]
    public void Another_key_of_the_map_is_a_fault() => Assert.Equal("it cannot be read", FaultOf(text => text.Replace("\na: ENC", "\nb: ENC", StringComparison.Ordinal))!.Reason);

    [Fact]
    public void Another_unencrypted_key_is_a_fault() => Assert.Equal("it holds something else", FaultOf(text => "e: {}\n" + text)!.Reason);

    [Theory]
    [InlineData("# old: hunter2\n")]
    [InlineData("# hunter2 ENC[AES256_GCM,data:eA==,iv:AAAA,tag:AAAA,type:comment]\n")]
    public void A_comment_in_plaintext_is_a_fault(string comment)
    {
        var fault = FaultOf(text => comment + text, text => comment + text);
        Assert.Equal(("a part of it is still plaintext", 1), (fault!.Reason, fault.Line));
    }

    [Theory]
    [InlineData("a: ENC[1] hunter2\n", 10)]
    [InlineData("a: ENC[1]\t\n", null)]
    [InlineData("a: &x1 !!str \"ENC[1]\" , [ {-?}] # \n--- |2-\n...\n%YAML 1.1\n", null)]
    [InlineData("a: ENC[1] 0\n", 10)]
    [InlineData("a: \"ENC[1\\x5D\"\n", null)]
    [InlineData("a: \"ENC[1\\x41\"\n", 9)]
    public void Only_signs_of_YAML_may_stand_between(string text, int? expected)
    {
        var start = text.IndexOf("ENC[1", StringComparison.Ordinal);
        var known = text.Remove(start, 5).Insert(start, "     ").Replace('a', ' ');
        Assert.Equal(expected, YamlSyntax.FindOther(known));
    }

    private ReopeningFault? FaultOf(Func<string, string> spoil, Func<string, string>? before = null)
    {
        var metadata = RoundTrip.Metadata();
        var document = SopsDocument.Parse(Encoding.UTF8.GetBytes(Plain), SopsFormat.Yaml);
        var text = Encoding.UTF8.GetString(document.Encrypt(metadata, _key, TimeProvider.System));
        var spoiled = Encoding.UTF8.GetBytes(spoil(text));
        return document.FindFault(spoiled, Meant(before?.Invoke(text) ?? text), null);
    }

    private Reopening Meant(string text)
    {
        var metadata = SopsDocument.Parse(Encoding.UTF8.GetBytes(text), SopsFormat.Yaml).Metadata!;
        var decryption = new TreeDecryption(new YamlStore(text, ReadLimits.Default), new ValueCipher(_key), metadata);
        decryption.Decrypt(SopsMacCheck.Required);
        return new Reopening(new ValueCipher(_key), metadata, decryption.Contents());
    }
}
