using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Sealing.Manifests;
using Sealing.SealedSecrets;
using Xunit;

namespace Sealing.Tests.SealedSecrets;

/// <summary>An independent check with openssl's command line: the envelope is split by hand, the session key opened by pkeyutl.</summary>
public sealed class OpenSslTests
{
    [Theory]
    [InlineData("strict", "6e732f64622d63726564656e7469616c73")] // ns/db-credentials
    [InlineData("namespace-wide", "6e73")] // ns
    [InlineData("cluster-wide", "")]
    public async Task Openssl_opens_what_is_sealed(string scopeName, string labelInHex)
    {
        var scope = Enum.GetValues<SealingScope>().Single(s => s.Name() == scopeName);
        using var certificate = SealingCertificate.Load(Vectors.Read("cert-4096.pem"));
        var secret = Assert.Single(SecretManifest.ReadAll(
            "apiVersion: v1\nkind: Secret\nmetadata: {name: db-credentials, namespace: ns}\nstringData: {password: correct horse}"u8));
        var item = new SecretSealer(certificate, TimeProvider.System).Seal(secret, scope).EncryptedData["password"];
        var envelope = Convert.FromBase64String(item);

        var length = BinaryPrimitives.ReadUInt16BigEndian(envelope);
        var sessionKey = await DecryptWithPkeyutl(envelope.AsMemory(2, length), labelInHex);
        var plaintext = new byte[envelope.Length - 2 - length - 16];
        using var aes = new AesGcm(sessionKey, 16);
        aes.Decrypt(new byte[12], envelope.AsSpan(2 + length, plaintext.Length), envelope.AsSpan(envelope.Length - 16), plaintext);

        Assert.Equal(32, sessionKey.Length);
        Assert.Equal("correct horse", Encoding.UTF8.GetString(plaintext));
    }

    private static async Task<byte[]> DecryptWithPkeyutl(ReadOnlyMemory<byte> ciphertext, string labelInHex)
    {
        ExternalTool.Require("openssl");
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(folder.File("key"), Vectors.Read("key-4096.pem"), TestContext.Current.CancellationToken);
        string[] label = labelInHex.Length == 0 ? [] : ["-pkeyopt", "rsa_oaep_label:" + labelInHex];
        return await ExternalTool.Run(folder.Info, ciphertext.ToArray(),
        [
            "openssl", "pkeyutl", "-decrypt", "-inkey", "key", "-pkeyopt", "rsa_padding_mode:oaep",
            "-pkeyopt", "rsa_oaep_md:sha256", "-pkeyopt", "rsa_mgf1_md:sha256", .. label,
        ]);
    }
}
