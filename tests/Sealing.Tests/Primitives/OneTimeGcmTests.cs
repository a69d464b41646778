using System.Security.Cryptography;
using Sealing.Primitives;
using Xunit;

namespace Sealing.Tests.Primitives;

public sealed class OneTimeGcmTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Each_encryption_has_a_key_of_its_own_and_opens_with_AES_GCM_and_a_zero_nonce(bool overLibCrypto)
    {
        using OneTimeGcm cipher = overLibCrypto ? new OpenSslGcm() : new PlatformGcm();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var length in new[] { 17, 0, 1, 16, 0, 1024 * 1024, 15 })
        {
            var plaintext = RandomNumberGenerator.GetBytes(length);
            byte[] key = new byte[32], output = new byte[length + 16], opened = new byte[length];

            cipher.Encrypt(key, plaintext, output);

            using var aes = new AesGcm(key, 16);
            aes.Decrypt(new byte[12], output.AsSpan(0, length), output.AsSpan(length), opened);
            Assert.Equal(plaintext, opened);
            Assert.True(keys.Add(Convert.ToHexString(key)));
        }
    }

    [Fact]
    public void A_cipher_that_was_disposed_encrypts_nothing()
    {
        var cipher = new OpenSslGcm();
        cipher.Dispose();
        Assert.Throws<ObjectDisposedException>(() => cipher.Encrypt(new byte[32], [], new byte[16]));
    }
}
