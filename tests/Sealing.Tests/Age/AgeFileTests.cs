using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CsCheck;
using Sealing.Age;
using Xunit;

namespace Sealing.Tests.Age;

public sealed class AgeFileTests
{
    private const int Chunk = 64 * 1024;

    private static readonly X25519Identity Identity = X25519Identity.Generate();

    private static readonly Gen<byte[]> Content = Gen.OneOf(
        Gen.Int[0, 300],
        Gen.Select(Gen.Int[0, 9], Gen.Int[-17, 17], (chunks, more) => Math.Max(0, (chunks * Chunk) + more))).Select(RandomNumberGenerator.GetBytes);

    [Fact]
    public void What_is_encrypted_decrypts() =>
        Content.Sample(content =>
        {
            Assert.Equal(content, AgeFile.Decrypt(AgeFile.Encrypt(content, Identity.Recipient), Identity));
            Assert.Equal(content, AgeFile.Decrypt(Encoding.ASCII.GetBytes(AgeFile.EncryptArmored(content, Identity.Recipient)), Identity));
        }, iter: 100);

    [Fact]
    public void Streams_that_give_a_little_at_a_time_end_as_bytes_do() =>
        Content.Sample(content =>
        {
            using var binary = new MemoryStream();
            using var armored = new MemoryStream();
            AgeFile.Encrypt(new TrickleStream(content), binary, Identity.Recipient);
            AgeFile.EncryptArmored(new TrickleStream(content), armored, Identity.Recipient);

            Assert.Equal(AgeFile.Encrypt(content, Identity.Recipient).Length, binary.Length);
            Assert.Equal(AgeFile.EncryptArmored(content, Identity.Recipient).Length, armored.Length);
            foreach (var ciphertext in new[] { binary, armored })
            {
                using var plaintext = new MemoryStream();
                AgeFile.Decrypt(new TrickleStream(ciphertext.ToArray()), plaintext, Identity);
                Assert.Equal(content, plaintext.ToArray());
            }
        }, iter: 100);

    [Fact]
    public void Armor_is_lines_of_64_characters_between_its_marks() =>
        Content.Sample(content =>
        {
            var lines = AgeFile.EncryptArmored(content, Identity.Recipient).Split('\n');
            Assert.Equal("-----BEGIN AGE ENCRYPTED FILE-----", lines[0]);
            Assert.Equal(["-----END AGE ENCRYPTED FILE-----", ""], lines[^2..]);
            Assert.All(lines[1..^3], line => Assert.Equal(64, line.Length));
            Assert.InRange(lines[^3].Length, 4, 64);
        }, iter: 50);

    [Fact]
    public void One_flipped_bit_always_fails()
    {
        var content = RandomNumberGenerator.GetBytes(100);
        foreach (var file in new[] { AgeFile.Encrypt(content, Identity.Recipient), Encoding.ASCII.GetBytes(AgeFile.EncryptArmored(content, Identity.Recipient)) })
        {
            for (var bit = 0; bit < file.Length * 8; bit++)
            {
                var changed = file.ToArray();
                changed[bit / 8] ^= (byte)(1 << (bit % 8));
                Assert.Throws<SealingException>(() => AgeFile.Decrypt(changed, Identity));
            }
        }
    }

    [Fact]
    public void Each_truncation_fails()
    {
        var content = RandomNumberGenerator.GetBytes(100);
        var file = AgeFile.Encrypt(content, Identity.Recipient);
        var armored = Encoding.ASCII.GetBytes(AgeFile.EncryptArmored(content, Identity.Recipient));

        Assert.All(Enumerable.Range(0, file.Length), length => Assert.Throws<SealingException>(() => AgeFile.Decrypt(file.AsSpan(0, length), Identity)));
        Assert.All(Enumerable.Range(0, armored.Length - 1), length => Assert.Throws<SealingException>(() => AgeFile.Decrypt(armored.AsSpan(0, length), Identity)));
    }

    [Fact]
    public void The_genuine_chunks_before_a_forged_one_are_written()
    {
        var content = RandomNumberGenerator.GetBytes(6 * Chunk);
        var file = AgeFile.Encrypt(content, Identity.Recipient);
        file[^(2 * (Chunk + 16))] ^= 1;
        using var output = new MemoryStream();

        var failure = Assert.Throws<SealingException>(() => AgeFile.Decrypt(new MemoryStream(file), output, Identity));
        Assert.Equal(ErrorKind.InvalidAgePayload, failure.Kind);
        Assert.Equal(content[..(4 * Chunk)], output.ToArray());
    }

    [Fact]
    public void Memory_does_not_grow_with_the_input()
    {
        const long Size = 300L * 1024 * 1024;
        using var identity = X25519Identity.Generate();
        using var binary = new DiscardStream();
        using var armored = new DiscardStream();
        var before = GC.GetAllocatedBytesForCurrentThread();
        AgeFile.Encrypt(new ZeroStream(Size), binary, identity.Recipient);
        AgeFile.EncryptArmored(new ZeroStream(Size / 10), armored, identity.Recipient);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 * 1024 * 1024);
        Assert.True(binary.Length > Size && armored.Length > Size / 10 * 4 / 3);
    }

    [Fact]
    public void Each_recipient_opens_the_file_and_nobody_else()
    {
        using var first = X25519Identity.Generate();
        using var second = X25519Identity.Generate();
        using var other = X25519Identity.Generate();
        var file = AgeFile.Encrypt("secret"u8, first.Recipient, second.Recipient);

        Assert.Equal("secret"u8.ToArray(), AgeFile.Decrypt(file, first));
        Assert.Equal("secret"u8.ToArray(), AgeFile.Decrypt(file, other, second));
        Assert.Equal(ErrorKind.NoMatchingKey, Assert.Throws<SealingException>(() => AgeFile.Decrypt(file, other)).Kind);
        Assert.Equal(ErrorKind.NoMatchingKey, Assert.Throws<SealingException>(() => AgeFile.Decrypt(file)).Kind);
    }

    [Fact]
    public void The_same_content_never_gives_the_same_file()
    {
        Assert.NotEqual(AgeFile.Encrypt([], Identity.Recipient), AgeFile.Encrypt([], Identity.Recipient));
    }

    [Fact]
    public void Recipients_that_would_weaken_each_other_are_not_mixed()
    {
        using var passphrase = new ScryptRecipient("passphrase"u8) { WorkFactor = 1 };
        using var hybrid = HybridIdentity.Generate();

        Assert.Throws<SealingException>(() => AgeFile.Encrypt([]));
        Assert.Throws<SealingException>(() => AgeFile.Encrypt([], passphrase, Identity.Recipient));
        Assert.Throws<SealingException>(() => AgeFile.Encrypt([], passphrase, passphrase));
        Assert.Throws<SealingException>(() => AgeFile.Encrypt([], hybrid.Recipient, Identity.Recipient));
        Assert.Throws<SealingException>(() => AgeFile.Encrypt([], Identity.Recipient, hybrid.Recipient));
        Assert.NotEmpty(AgeFile.Encrypt([], hybrid.Recipient, hybrid.Recipient));
    }

    [Fact]
    public void Nothing_is_written_where_a_recipient_is_refused()
    {
        using var output = new MemoryStream();
        using var armored = new MemoryStream();
        Assert.Throws<SealingException>(() => AgeFile.Encrypt(new MemoryStream(), output));
        Assert.Throws<SealingException>(() => AgeFile.EncryptArmored(new MemoryStream(), armored));
        Assert.Equal(0, output.Length);
        Assert.Equal(0, armored.Length);
    }

    [Fact]
    public void An_identity_that_may_ask_is_tried_last()
    {
        using var prompting = new PromptingIdentity();
        Assert.Equal("x"u8.ToArray(), AgeFile.Decrypt(AgeFile.Encrypt("x"u8, Identity.Recipient), prompting, Identity));
        Assert.False(prompting.WasAsked);
        Assert.Throws<SealingException>(() => AgeFile.Decrypt(AgeFile.Encrypt("x"u8, X25519Identity.Generate().Recipient), prompting, Identity));
        Assert.True(prompting.WasAsked);
    }

    [Theory]
    [InlineData("")]
    [InlineData("age")]
    [InlineData("age-encryption.org/v2\n-> X25519 a\n\n--- a\n")]
    [InlineData("age-encryption.org/v1\n")]
    [InlineData("age-encryption.org/v1\n--- AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n0123456789abcdef0123456789abcdef")]
    [InlineData("PK\u0003\u0004")]
    public void What_is_no_age_file_is_a_header_failure(string text) =>
        Assert.Equal(ErrorKind.InvalidAgeHeader, Assert.Throws<SealingException>(() => AgeFile.Decrypt(Encoding.Latin1.GetBytes(text), Identity)).Kind);

    public static TheoryData<string, string> HostileHeaders => new()
    {
        { "more stanzas than 1024", string.Concat(Enumerable.Repeat("-> X\n\n", 1025)) },
        { "a line without an end", "-> " + new string('x', 10_000_000) },
        { "a body without an end", "-> X\n" + string.Concat(Enumerable.Repeat(new string('A', 64) + "\n", 40_000)) },
        { "too many bytes", string.Concat(Enumerable.Repeat("-> " + new string('x', 60_000) + "\n\n", 40)) },
    };

    [Theory]
    [MemberData(nameof(HostileHeaders))]
    public void A_header_is_bounded(string what, string stanzas)
    {
        var file = Encoding.ASCII.GetBytes("age-encryption.org/v1\n" + stanzas + "--- AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n");
        var before = GC.GetAllocatedBytesForCurrentThread();
        using var input = new MemoryStream(file);

        Assert.Equal(ErrorKind.InvalidAgeHeader, Assert.Throws<SealingException>(() => AgeFile.Decrypt(input, Stream.Null, Identity)).Kind);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 32 * 1024 * 1024, what);
    }

    private sealed class PromptingIdentity : IAgeIdentity
    {
        public bool WasAsked { get; private set; }

        public bool MayPrompt => true;

        public byte[]? Unwrap(IReadOnlyList<AgeStanza> stanzas)
        {
            WasAsked = true;
            return null;
        }

        public void Dispose()
        {
        }
    }
}
