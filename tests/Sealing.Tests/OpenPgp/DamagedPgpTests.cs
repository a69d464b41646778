using System.Text;
using Sealing.OpenPgp;
using Xunit;

namespace Sealing.Tests.OpenPgp;

/// <summary>Messages and keys that were damaged or changed end in an error of ours, and never in another plaintext.</summary>
public sealed class DamagedPgpTests
{
    private static readonly byte[] Message = Vector("curve25519.asc");
    private static readonly byte[] Key = Vector("curve25519.sec.asc");
    private static readonly byte[] Plaintext = PgpKeyFile.Read(Key).Decrypt(Message);

    [Fact]
    public void A_message_with_any_bit_changed_is_refused_but_for_numbers_that_say_nothing()
    {
        var key = PgpKeyFile.Read(Key);
        var opened = Flipped(Packets(Message)).Count(message => RefusalOf(() => AssertSame(key.Decrypt(message))).Length == 0);
        Assert.InRange(opened, 0, 3 * 8); // BouncyCastle passes over versions of packets; the plaintext is protected without them
    }

    [Fact]
    public void An_armored_message_with_any_bit_changed_opens_as_it_was_or_is_refused()
    {
        var key = PgpKeyFile.Read(Key);
        Assert.All(Flipped(Message), message => RefusalOf(() => AssertSame(key.Decrypt(message))));
    }

    [Fact]
    public void A_key_with_any_bit_changed_opens_what_it_did_or_is_refused() =>
        Assert.All(Flipped(Packets(Key)), key => RefusalOf(() => AssertSame(PgpKeyFile.Read(key).Decrypt(Message))));

    [Fact]
    public void A_message_cut_short_anywhere_is_refused()
    {
        var key = PgpKeyFile.Read(Key);
        var packets = Packets(Message);
        Assert.All(Enumerable.Range(0, packets.Length), length => Assert.NotEqual("", RefusalOf(() => key.Decrypt(packets.AsSpan(0, length)))));
    }

    [Fact]
    public void Compressed_data_that_is_broken_is_refused() =>
        Assert.Equal(
            "cannot decrypt the PGP message: it is damaged, or the passphrase of the key is wrong",
            Assert.Throws<SealingException>(() => PgpKeyFile.Read(Key).Decrypt(Vector("inflate.asc"))).Message);

    private static byte[] Vector(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Vectors", "pgp", name));

    // The body of the armor, without its checksum, which would notice most changes first.
    private static byte[] Packets(byte[] armored)
    {
        var lines = Encoding.ASCII.GetString(armored).Split('\n');
        return Convert.FromBase64String(string.Concat(lines.SkipWhile(line => line.Length > 0).Skip(1).TakeWhile(line => line is not ['=' or '-', ..])));
    }

    private static IEnumerable<byte[]> Flipped(byte[] bytes) => Enumerable.Range(0, bytes.Length * 8).Select(bit =>
    {
        byte[] flipped = [.. bytes];
        flipped[bit / 8] ^= (byte)(1 << (bit % 8));
        return flipped;
    });

    private static string RefusalOf(Action action)
    {
        try
        {
            action();
            return "";
        }
        catch (SealingException e)
        {
            return e.Message;
        }
    }

    private static void AssertSame(byte[] plaintext) => Assert.Equal(Plaintext, plaintext);
}
