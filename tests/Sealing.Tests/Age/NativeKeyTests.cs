using System.Security.Cryptography;
using Sealing.Age;
using Sealing.Age.Format;
using Xunit;

namespace Sealing.Tests.Age;

/// <summary>The three native kinds of keys: their text, and what they refuse.</summary>
public sealed class NativeKeyTests
{
    // The points of order 1, 2, 4 and 8. Source: curve25519, "May the Fourth" list of low-order points, as in RFC 7748 s7.
    public static TheoryData<string> LowOrderPoints =>
    [
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0100000000000000000000000000000000000000000000000000000000000000",
        "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
        "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    ];

    [Fact] // C2SP age.md, "The X25519 recipient type"
    public void The_recipient_of_the_specification_belongs_to_its_identity()
    {
        const string Secret = "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX";
        using var identity = X25519Identity.Parse(Secret);

        Assert.Equal("age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj", identity.Recipient.ToString());
        Assert.Equal(Secret, identity.Export());
    }

    [Fact]
    public void A_generated_key_reads_back()
    {
        using var classic = X25519Identity.Generate();
        using var hybrid = HybridIdentity.Generate();
        using var classicAgain = X25519Identity.Parse(classic.Export());
        using var hybridAgain = HybridIdentity.Parse(hybrid.Export());

        Assert.Equal(classic.Recipient.ToString(), classicAgain.Recipient.ToString());
        Assert.Equal(hybrid.Recipient.ToString(), hybridAgain.Recipient.ToString());
        Assert.Equal("x"u8.ToArray(), AgeFile.Decrypt(AgeFile.Encrypt("x"u8, X25519Recipient.Parse(classic.Recipient.ToString())), classicAgain));
        Assert.Equal("x"u8.ToArray(), AgeFile.Decrypt(AgeFile.Encrypt("x"u8, HybridRecipient.Parse(hybrid.Recipient.ToString())), hybridAgain));
        Assert.Equal(1959, hybrid.Recipient.ToString().Length);
    }

    [Theory]
    [InlineData("")]
    [InlineData("age1")]
    [InlineData("AGE1ZVKYG2LQZRAA2LNJVQEJ32NKUU0UES2S82HZRYE869XEEXVN73EQUNUJWJ")]
    [InlineData("age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwk")]
    [InlineData("AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX")]
    [InlineData("age1qqpexly5")]
    public void What_is_no_recipient_is_refused(string text)
    {
        Assert.DoesNotContain("SECRET", Assert.Throws<SealingException>(() => X25519Recipient.Parse(text)).Message, StringComparison.OrdinalIgnoreCase);
        Assert.Throws<SealingException>(() => HybridRecipient.Parse(text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("age-secret-key-1gfpyysjzgfpyysjzgfpyysjzgfpyysjzgfpyysjzgfpyysjzgfpq4egaex")]
    [InlineData("AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEY")]
    [InlineData("age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj")]
    public void What_is_no_identity_is_refused_and_not_repeated(string text)
    {
        Assert.DoesNotContain("GFPYY", Assert.Throws<SealingException>(() => X25519Identity.Parse(text)).Message, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("GFPYY", Assert.Throws<SealingException>(() => HybridIdentity.Parse(text)).Message, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [MemberData(nameof(LowOrderPoints))]
    public void A_recipient_of_low_order_is_refused(string point)
    {
        using var hybrid = HybridIdentity.Generate();
        var hybridKey = Bech32.Decode("age1pq", hybrid.Recipient.ToString())!;
        Convert.FromHexString(point).CopyTo(hybridKey, 1184);

        Assert.Throws<SealingException>(() => AgeFile.Encrypt([], X25519Recipient.Parse(Bech32.Encode("age", Convert.FromHexString(point)))));
        Assert.Throws<SealingException>(() => AgeFile.Encrypt([], HybridRecipient.Parse(Bech32.Encode("age1pq", hybridKey))));
    }

    [Fact] // FIPS 203 s7.2, modulus check
    public void A_hybrid_recipient_with_a_number_above_the_modulus_is_refused()
    {
        using var hybrid = HybridIdentity.Generate();
        var key = Bech32.Decode("age1pq", hybrid.Recipient.ToString())!;
        (key[0], key[1]) = (0xFF, 0xFF);

        Assert.Throws<SealingException>(() => HybridRecipient.Parse(Bech32.Encode("age1pq", key)));
    }

    [Fact]
    public void The_work_factor_is_written_and_bounds_what_is_read()
    {
        using var recipient = new ScryptRecipient("correct horse"u8) { WorkFactor = 11 };
        using var right = new ScryptIdentity("correct horse"u8) { MaxWorkFactor = 11 };
        using var low = new ScryptIdentity("correct horse"u8) { MaxWorkFactor = 10 };
        using var wrong = new ScryptIdentity("battery staple"u8);
        var file = AgeFile.Encrypt("x"u8, recipient);

        Assert.Equal("x"u8.ToArray(), AgeFile.Decrypt(file, right));
        Assert.Equal(ErrorKind.InvalidAgeHeader, Assert.Throws<SealingException>(() => AgeFile.Decrypt(file, low)).Kind);
        Assert.Equal(ErrorKind.NoMatchingKey, Assert.Throws<SealingException>(() => AgeFile.Decrypt(file, wrong)).Kind);
        Assert.Equal(18, new ScryptRecipient("x"u8).WorkFactor);
        Assert.Equal(22, new ScryptIdentity("x"u8).MaxWorkFactor);
    }

    [Fact]
    public void An_empty_passphrase_and_an_odd_work_factor_are_refused()
    {
        Assert.Throws<SealingException>(() => new ScryptRecipient([]));
        Assert.Throws<SealingException>(() => new ScryptIdentity([]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ScryptRecipient("x"u8) { WorkFactor = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ScryptIdentity("x"u8) { MaxWorkFactor = 25 });
    }

    [Fact]
    public void Disposing_clears_the_secret()
    {
        var identity = X25519Identity.Generate();
        identity.Dispose();
        Assert.Equal(Bech32.Encode("AGE-SECRET-KEY-", new byte[32]), identity.Export());
    }
}
