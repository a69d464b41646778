using CsCheck;
using Sealing.Age.Format;
using Xunit;

namespace Sealing.Tests.Age;

public sealed class Bech32Tests
{
    [Theory] // BIP 173, valid strings that hold whole bytes
    [InlineData("A12UEL5L", "A")]
    [InlineData("a12uel5l", "a")]
    [InlineData("an83characterlonghumanreadablepartthatcontainsthenumber1andtheexcludedcharactersbio1tt5tgs", "an83characterlonghumanreadablepartthatcontainsthenumber1andtheexcludedcharactersbio")]
    [InlineData("abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw", "abcdef")]
    [InlineData("11qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqc8247j", "1")]
    public void A_valid_string_is_read(string text, string prefix) => Assert.Equal(prefix, Bech32.Prefix(text));

    [Theory] // BIP 173, invalid strings
    [InlineData("\u0020" + "1nwldj5")]
    [InlineData("\u007f" + "1axkwrx")]
    [InlineData("\u0080" + "1eym55h")]
    [InlineData("pzry9x0s0muk")]
    [InlineData("1pzry9x0s0muk")]
    [InlineData("x1b4n0q5v")]
    [InlineData("li1dgmt3")]
    [InlineData("de1lg7wt\u00ff")]
    [InlineData("A1G7SGD8")]
    [InlineData("10a06t8")]
    [InlineData("1qzzfhee")]
    [InlineData("")]
    [InlineData("a12Uel5l")]
    [InlineData("a12uel5m")]
    public void An_invalid_string_is_refused(string text) => Assert.Null(Bech32.Prefix(text));

    [Theory] // groups made by hand, with a right checksum
    [InlineData("age1qqpexly5", "00")] // two zero bits are left
    [InlineData("age1llllllllmlzpf3", "FFFFFFFFFF")] // none
    [InlineData("age1qpu0j2ex", null)] // two, one of them set
    [InlineData("age1qqqyst3gn", null)] // seven
    [InlineData("age1qdd35qf", null)] // five
    [InlineData("age1lllllllllsgr0lm", null)] // five, all set
    public void Padding_is_zero_and_shorter_than_a_group(string text, string? hex) =>
        Assert.Equal(hex is null ? null : Convert.FromHexString(hex), Bech32.Decode("age", text));

    [Theory]
    [InlineData("age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj", "age")]
    [InlineData("AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX", "AGE-SECRET-KEY-")]
    public void Keys_of_the_age_specification_read_and_write_alike(string text, string prefix)
    {
        var data = Bech32.Decode(prefix, text);

        Assert.Equal(32, data!.Length);
        Assert.Equal(text, Bech32.Encode(prefix, data));
        Assert.Null(Bech32.Decode(prefix + "x", text));
        Assert.Null(Bech32.Decode(prefix, prefix == "age" ? text.ToUpperInvariant() : text.ToLowerInvariant()));
    }

    [Fact]
    public void What_is_written_reads_back() =>
        Gen.Select(Gen.Char['!', '~'].Array[1, 20], Gen.Byte.Array[0, 200]).Sample((prefix, data) =>
        {
            var lower = new string(prefix).ToLowerInvariant();
            var upper = lower.ToUpperInvariant();
            Assert.Equal(data, Bech32.Decode(lower, Bech32.Encode(lower, data)));
            Assert.Equal(data, Bech32.Decode(upper, Bech32.Encode(upper, data)));
        });

    [Fact]
    public void One_changed_character_is_always_found() =>
        Gen.Select(Gen.Byte.Array[0, 40], Gen.Int[0, 1000], Gen.Int[1, 31]).Sample((data, at, by) =>
        {
            const string Alphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
            var text = Bech32.Encode("age", data).ToCharArray();
            var i = 4 + (at % (text.Length - 4));
            text[i] = Alphabet[(Alphabet.IndexOf(text[i]) + by) % 32];
            Assert.Null(Bech32.Decode("age", text));
        });
}
