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
    [InlineData("{\"a\": 1.0, \"b\": 1e5, \"c\": 10000000000000000000}", "{\"a\": 1, \"b\": 100000, \"c\": 10000000000000000000}")]
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

    // Found by a fuzzer, and in real files: Windows paths, systemd units, my.cnf.
    [Theory]
    [InlineData("e=x`\"")]
    [InlineData("[paths]\ndata=C:\\srv\\\\\n")]
    [InlineData("[paths]\ndata=C:\\srv\\")]
    [InlineData("a = x \\\n   y ; \\\n\tz\n\nb = \\\n\n")]
    [InlineData("[mysqld] ; main server\nport = 3306\n")]
    [InlineData("; about\n; it\n[mysqld]; main server\r\nport = 3306\n\n;\n# x\n[t] #y\n")]
    [InlineData("[Unit]\nAfter=a\nWants=b\nAfter=c\nAfter=\n")]
    [InlineData("- = a\n- = b\n[s]\n- = c\n")]
    [InlineData("a = `x` ; c\nb = \"\"\"y\r\nz\"\"\" # d\nc = `it``s`\nd = \\ ; e\n")]
    [InlineData("a = 'x' ; c\r\n; one\r\n# two\r\nb=\rc\r")]
    [InlineData("#\n[s] # beside\n# above\na = b\n")]
    public void Ini_of_any_spelling_comes_back_and_nothing_stays_in_plaintext(string text) => RoundTrip.AssertExact(Encoding.UTF8.GetBytes(text), SopsFormat.Ini);

    // Found by a fuzzer: without the quotes of the value, the backslash of the comment takes the next line into it.
    [Fact]
    public void Ini_with_a_plain_comment_that_ends_in_a_backslash_comes_back() =>
        RoundTrip.AssertExact("[s]\na = `x#` ; \\\nb = y\n"u8.ToArray(), SopsFormat.Ini, new SopsSelection { EncryptedRegex = "^a$" });

    // Found by a fuzzer: SOPS drops such text, and a file that says it is encrypted must not hold it.
    [Theory]
    [InlineData(SopsFormat.Ini, "[db]\na = `x` secret\n", 2, 9)]
    [InlineData(SopsFormat.Ini, "[db]\na = \"\"\"x\ny\"\"\" secret ; c\n", 3, 6)]
    [InlineData(SopsFormat.Ini, "[db] secret\na = x\n", 1, 6)]
    [InlineData(SopsFormat.Ini, "\"a\" secret = b\n", 1, 5)]
    [InlineData(SopsFormat.Ini, "[s] ; see [secret]\na = b\n", 1, 3)]
    [InlineData(SopsFormat.Ini, "; above\n[s] ;\na = b\n", 2, 6)]
    [InlineData(SopsFormat.Dotenv, "A=b\n # secret = c\n", 2, 1)]
    [InlineData(SopsFormat.Dotenv, "A=\"b\nsecret=c\"\n", 1, 3)]
    [InlineData(SopsFormat.Dotenv, "A=b\r\n\r\nC=d\n", 2, 1)]
    [InlineData(SopsFormat.Json, "{\"a\":\n 15551623846446356538}", 2, 2)]
    public void What_would_stay_in_plaintext_or_be_another_value_is_refused_with_its_place(SopsFormat format, string text, int line, int column)
    {
        var error = Assert.Throws<SealingException>(() => RoundTrip.Run(Encoding.UTF8.GetBytes(text), format));
        Assert.Equal((line, column), (error.Place.Line, error.Place.Column));
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
    }

    // Reports of sops' users: getsops/sops#965, #779.
    [Theory]
    [InlineData("A=\"one\ntwo\n\"\nB='x'\n")]
    [InlineData("KEY='-----BEGIN\nMIIE==\n-----END'\r\n")]
    [InlineData("A=b\r\n\r\n\r\n#c\r\nD=\r\n")]
    [InlineData("\uFEFFA=b\nC=d\n")]
    [InlineData("A=\"b\"\nB='c' # d\n")]
    public void Dotenv_of_other_programs_comes_back(string text) => RoundTrip.AssertExact(Encoding.UTF8.GetBytes(text), SopsFormat.Dotenv);

    [Fact]
    public void A_dotenv_file_whose_line_ends_Git_converted_is_read_as_before()
    {
        using var key = SopsDataKey.Generate();
        var text = "# c\n\nA=b\nC_unencrypted=d\n";
        var encrypted = Encoding.UTF8.GetString(RoundTrip.Encrypt(Encoding.UTF8.GetBytes(text), SopsFormat.Dotenv, key)).Replace("\n", "\r\n", StringComparison.Ordinal);
        var document = SopsDocument.Parse(Encoding.UTF8.GetBytes(encrypted), SopsFormat.Dotenv);
        Assert.Equal(text, Encoding.UTF8.GetString(document.Decrypt(key)));
        var changed = document.Set(SopsTreePath.Parse("[\"A\"]"), "\"x\"", key, TimeProvider.System)!;
        Assert.Equal(text.Replace("A=b", "A=x", StringComparison.Ordinal), Encoding.UTF8.GetString(SopsDocument.Parse(changed, SopsFormat.Dotenv).Decrypt(key)));
    }

    [Fact]
    public void The_mark_of_JSON_goes_since_SOPS_cannot_read_it() =>
        Assert.Equal("{\"a\": \"b\"}", Encoding.UTF8.GetString(RoundTrip.Run([.. Encoding.UTF8.Preamble, .. "{\"a\": \"b\"}"u8], SopsFormat.Json)));

    [Theory]
    [InlineData(SopsFormat.Json, "{}")]
    [InlineData(SopsFormat.Json, "{ }\n")]
    [InlineData(SopsFormat.Json, "{\n}")]
    [InlineData(SopsFormat.Json, "{\"a\": 1, \"a\": \"x\"}")]
    [InlineData(SopsFormat.Ini, "[s]\r\na = b\r\n;\r")] // found by a fuzzer: the last line ends in half a line end
    public void Odd_documents_come_back_from_a_rotated_file(SopsFormat format, string text)
    {
        using var key = SopsDataKey.Generate();
        using var other = SopsDataKey.Generate();
        var encrypted = SopsDocument.Parse(RoundTrip.Encrypt(Encoding.UTF8.GetBytes(text), format, key), format);
        var rotated = encrypted.Rotate(key, other, RoundTrip.Metadata(), TimeProvider.System);
        Assert.Equal(text, Encoding.UTF8.GetString(SopsDocument.Parse(rotated, format).Decrypt(other)));
    }

    [Fact]
    public void An_empty_object_with_its_metadata_on_lines_of_their_own_is_rotated_so()
    {
        using var key = SopsDataKey.Generate();
        var encrypted = Encoding.UTF8.GetString(RoundTrip.Encrypt("{}"u8.ToArray(), SopsFormat.Json, key))
            .Replace("{\"sops\"", "{\n\t\"sops\"", StringComparison.Ordinal).Replace("}}", "}\n}", StringComparison.Ordinal);
        var rotated = SopsDocument.Parse(Encoding.UTF8.GetBytes(encrypted), SopsFormat.Json).Rotate(key, key, RoundTrip.Metadata(), TimeProvider.System);
        Assert.StartsWith("{\n\t\"sops\": {\n\t\t\"age\"", Encoding.UTF8.GetString(rotated), StringComparison.Ordinal);
        Assert.Equal("{}", Encoding.UTF8.GetString(SopsDocument.Parse(rotated, SopsFormat.Json).Decrypt(key)));
    }

    [Theory]
    [InlineData(SopsFormat.Json)]
    [InlineData(SopsFormat.Dotenv)]
    [InlineData(SopsFormat.Ini)]
    public void UTF16_is_refused_where_SOPS_cannot_read_it(SopsFormat format) =>
        Assert.Contains("UTF-16", Assert.Throws<SealingException>(() => SopsDocument.Parse([0xFF, 0xFE, .. Encoding.Unicode.GetBytes("{}")], format)).Message, StringComparison.Ordinal);

    // Versions 3.13.0 and 3.13.1 of sops read line ends only (getsops/sops#2189).
    [Fact]
    public void Metadata_of_INI_has_its_line_ends_in_three_quotes()
    {
        using var key = SopsDataKey.Generate();
        var metadata = RoundTrip.Metadata() with { KeyGroups = [new SopsKeyGroup([SopsMasterKey.Age("age1x").WithEncryptedDataKey("one\ntwo\n")])] };
        var encrypted = Encoding.UTF8.GetString(SopsDocument.Parse("a = b\r\n"u8, SopsFormat.Ini).Encrypt(metadata, key, TimeProvider.System));
        Assert.Contains("age__list_0__map_enc       = \"\"\"one\r\ntwo\r\n\"\"\"\r\n", encrypted, StringComparison.Ordinal);
        Assert.Equal("one\ntwo\n", SopsDocument.Parse(Encoding.UTF8.GetBytes(encrypted), SopsFormat.Ini).Metadata!.KeyGroups[0].Keys[0].EncryptedDataKey);
    }

    [Fact]
    public void Any_bytes_come_back_as_they_were() =>
        Gen.Byte.Array[0, 300].Sample(bytes => Assert.Equal(bytes, RoundTrip.Run(bytes, SopsFormat.Binary)), iter: 300);

    [Fact]
    public void Any_lines_of_dotenv_come_back_as_they_were() =>
        Gen.Char["aB=# \\n\t\r\u00e9;"].Array[0, 30].Select(units => "K" + new string(units).Replace("\r", "", StringComparison.Ordinal) + "=v").Array[1, 5]
            .Sample(lines => RoundTrip.AssertExact(Encoding.UTF8.GetBytes(string.Join('\n', lines)), SopsFormat.Dotenv), iter: 1_000);
}
