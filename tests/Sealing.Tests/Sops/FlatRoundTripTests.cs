using System.Text;
using CsCheck;
using Sealing.Sops;
using Xunit;

namespace Sealing.Tests.Sops;

/// <summary>JSON, dotenv, INI and binary: decrypting what was encrypted gives the same bytes back.</summary>
public sealed class FlatRoundTripTests
{
    [Theory]
    [InlineData("{\"a\":\"x\",\"b\":[1,true,null,\"\"]}")]
    [InlineData("{\n    \"a\": \"<x>\",\n    \"b\" : { },\n    \"c\": \"\\u003cx\\u003e\"\n}\n")]
    [InlineData("{\r\n\t\"a\": \"\u2028\U0001F512\\n\\t\\\"\\\\\",\r\n\t\"n\": -1.5\r\n}\r\n")]
    [InlineData("{}")]
    [InlineData("  { \"a\" : \"x\" }  ")]
    [InlineData("{\"a_unencrypted\": 1.0e5, \"b\": \"y\"}")]
    public void Json_comes_back_as_it_was(string text) => RoundTrip.AssertExact(Encoding.UTF8.GetBytes(text), SopsFormat.Json);

    [Theory]
    [InlineData("{\"a\": 1.0, \"b\": 1e5, \"c\": 12345678901234567890}", "{\"a\": 1, \"b\": 100000, \"c\": 12345678901234567000}")]
    [InlineData("{\"a\": \"\\/\\u00e9\"}", "{\"a\": \"/\u00e9\"}")]
    public void What_ciphertext_cannot_carry_comes_back_in_another_spelling(string text, string back) =>
        Assert.Equal(back, Encoding.UTF8.GetString(RoundTrip.Run(Encoding.UTF8.GetBytes(text), SopsFormat.Json)));

    [Theory]
    [InlineData("")]
    [InlineData("A=b")]
    [InlineData("A=b\r\n\r\n#c\r\n")]
    [InlineData("\n#\n# c\nA=\nB= x = y \nC=a\\nb\n\n")]
    [InlineData("export A='b'\nD=\"e\"")]
    public void Dotenv_comes_back_as_it_was(string text) => RoundTrip.AssertExact(Encoding.UTF8.GetBytes(text), SopsFormat.Dotenv);

    [Theory]
    [InlineData("a = b\n")]
    [InlineData("a=b")]
    [InlineData("; one\n; two\n\n# three\n[s]\na : b ; c\nempty =\n\n\n")]
    [InlineData("[s]\r\na = \"x\"\r\nb = 'y'\r\n")]
    [InlineData("[s]\na = `x#y`\nb = \"\"\"one\ntwo\"\"\"\nc = \" x \"\n\n[s]\nd = e\n; at the end\n")]
    [InlineData("[a]\nk = \"it's\"\n\"q=k\" = v\n")]
    public void Ini_comes_back_as_it_was(string text) => RoundTrip.AssertExact(Encoding.UTF8.GetBytes(text), SopsFormat.Ini);

    [Fact]
    public void Any_bytes_come_back_as_they_were() =>
        Gen.Byte.Array[0, 300].Sample(bytes => Assert.Equal(bytes, RoundTrip.Run(bytes, SopsFormat.Binary)), iter: 300);

    [Fact]
    public void Any_lines_of_dotenv_come_back_as_they_were() =>
        Gen.Char["aB=# \\n\t'\"\r\u00e9;"].Array[0, 30].Select(units => "K" + new string(units).Replace("\r", "", StringComparison.Ordinal) + "=v").Array[1, 5]
            .Sample(lines => RoundTrip.AssertExact(Encoding.UTF8.GetBytes(string.Join('\n', lines)), SopsFormat.Dotenv), iter: 1_000);
}
