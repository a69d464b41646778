using System.Security.Cryptography;
using CsCheck;
using Sealing.Primitives;
using Xunit;

namespace Sealing.Tests.Primitives;

/// <summary>
/// AES-256-GCM with nonces that are not 12 bytes long: test cases 17 and 18 of McGrew and Viega's "The Galois/Counter Mode of Operation", and libcrypto against BouncyCastle.
/// </summary>
public sealed class LongNonceGcmTests
{
    private const string Key = "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308";
    private const string Associated = "feedfacedeadbeeffeedfacedeadbeefabaddad2";
    private const string Plaintext = "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39";

    [Theory]
    [InlineData("cafebabefacedbad", "c3762df1ca787d32ae47c13bf19844cbaf1ae14d0b976afac52ff7d79bba9de0feb582d33934a4f0954cc2363bc73f7862ac430e64abe499f47c9b1f", "3a337dbf46a792c45e454913fe2ea8f2")]
    [InlineData("9313225df88406e555909c5aff5269aa6a7a9538534f7da1e4c303d2a318a728c3c0c95156809539fcf0e2429a6b525416aedbf5a0de6a57a637b39b", "5a8def2f0c9e53f1f75d7853659e2a20eeb2b22aafde6419a058ab4f6f746bf40fc0c3b780f244452da3ebf1c5d82cdea2418997200ef82e44ae7e3f", "a44a8266ee1c8eb0c8b5d4cf5ae9f19a")]
    public void The_vectors_of_the_paper_hold(string nonce, string ciphertext, string tag)
    {
        foreach (var cipher in Both(Convert.FromHexString(Key)))
        {
            var output = new byte[(Plaintext.Length / 2) + LongNonceGcm.TagSize];
            cipher.Encrypt(Convert.FromHexString(nonce), Convert.FromHexString(Associated), Convert.FromHexString(Plaintext), output);
            Assert.Equal(ciphertext + tag, Convert.ToHexStringLower(output));

            var plaintext = new byte[Plaintext.Length / 2];
            Assert.True(cipher.TryDecrypt(Convert.FromHexString(nonce), Convert.FromHexString(Associated), output, plaintext));
            Assert.Equal(Plaintext, Convert.ToHexStringLower(plaintext));
            cipher.Dispose();
        }
    }

    [Fact]
    public void Both_give_the_same_and_take_each_other_s() => Gen.Select(Gen.Byte.Array[32], Gen.Byte.Array[1, 128], Gen.Byte.Array[0, 40], Gen.Byte.Array[0, 70]).Sample((key, nonce, associated, plaintext) =>
    {
        var (outputs, ciphers) = (new List<byte[]>(), Both(key));
        foreach (var cipher in ciphers)
        {
            var output = new byte[plaintext.Length + LongNonceGcm.TagSize];
            cipher.Encrypt(nonce, associated, plaintext, output);
            cipher.Encrypt(nonce, associated, plaintext, output); // the same again: a value that did not change
            outputs.Add(output);
        }

        Assert.Equal(outputs[0], outputs[^1]);
        var back = new byte[plaintext.Length];
        Assert.True(ciphers[0].TryDecrypt(nonce, associated, outputs[0], back));
        Assert.Equal(plaintext, back);
        ciphers.ForEach(cipher => cipher.Dispose());
    });

    [Fact]
    public void Any_bit_changed_gives_nothing()
    {
        var nonce = RandomNumberGenerator.GetBytes(32);
        foreach (var cipher in Both(RandomNumberGenerator.GetBytes(32)))
        {
            var output = new byte[5 + LongNonceGcm.TagSize];
            cipher.Encrypt(nonce, "a:"u8, "plain"u8, output);
            for (var bit = 0; bit < output.Length * 8; bit++)
            {
                output[bit / 8] ^= (byte)(1 << (bit % 8));
                var plaintext = "12345"u8.ToArray();
                Assert.False(cipher.TryDecrypt(nonce, "a:"u8, output, plaintext));
                Assert.Equal(new byte[5], plaintext);
                output[bit / 8] ^= (byte)(1 << (bit % 8));
            }

            cipher.Dispose();
        }
    }

    private static List<LongNonceGcm> Both(byte[] key) =>
        LibCrypto.IsUsable ? [new OpenSslLongNonceGcm(key), new BouncyCastleLongNonceGcm(key)] : [new BouncyCastleLongNonceGcm(key)];
}
