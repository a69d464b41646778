using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Asn1.EdEC;
using Org.BouncyCastle.Asn1.Pkcs;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.OpenSsl;
using Org.BouncyCastle.Pkcs;
using Org.BouncyCastle.Security;

namespace Sealing.Age.Ssh;

/// <summary>Private keys in the PEM formats that ssh-keygen -m and openssl write. References: RFC 8017 A.1.2, RFC 5958, RFC 1421 (DEK-Info).</summary>
internal static class PemPrivateKey
{
    /// <summary>Whether the text is PKCS#1 under a passphrase, in OpenSSL's own way with headers.</summary>
    public static bool IsEncryptedPkcs1(ReadOnlySpan<char> text) =>
        text.Contains("-----BEGIN RSA PRIVATE KEY-----", StringComparison.Ordinal) && text.Contains("DEK-Info:", StringComparison.Ordinal);

    public static IAgeIdentity ReadPkcs1(byte[] data)
    {
        using var rsa = RSA.Create();
        return Import(rsa, () => rsa.ImportRSAPrivateKey(data, out _), data);
    }

    public static IAgeIdentity ReadPkcs8(byte[] data)
    {
        if (IsEd25519(data))
        {
            return ReadEd25519(data);
        }

        using var rsa = RSA.Create();
        return Import(rsa, () => rsa.ImportPkcs8PrivateKey(data, out _), data);
    }

    /// <summary>Opens the key with a passphrase in UTF-8; null where that is wrong.</summary>
    public static Func<byte[], IAgeIdentity?> Pkcs8Opener(byte[] data) => passphrase => WithChars(passphrase, chars =>
    {
        var key = PrivateKeyInfoFactory.CreatePrivateKeyInfo(chars, EncryptedPrivateKeyInfo.GetInstance(data));
        return ReadPkcs8(key.GetEncoded());
    });

    /// <inheritdoc cref="Pkcs8Opener"/>
    public static Func<byte[], IAgeIdentity?> Pkcs1Opener(ReadOnlySpan<char> text)
    {
        var pem = text.ToString(); // ciphertext
        return passphrase => WithChars(passphrase, chars =>
        {
            using var reader = new PemReader(new StringReader(pem), new GivenPassphrase(chars));
            var pair = (AsymmetricCipherKeyPair)reader.ReadObject();
            return Create(DotNetUtilities.ToRSAParameters((RsaPrivateCrtKeyParameters)pair.Private));
        });
    }

    private static IAgeIdentity? WithChars(byte[] passphrase, Func<char[], IAgeIdentity> open)
    {
        var chars = Encoding.Latin1.GetChars(passphrase); // a byte a character, which BouncyCastle makes the same bytes of
        try
        {
            return open(chars);
        }
        catch (Exception e) when (e is CryptoException or IOException or InvalidCastException or ArgumentException or CryptographicException)
        {
            return null; // a wrong passphrase gives garbage where a key is expected
        }
        finally
        {
            Array.Clear(chars);
        }
    }

    private static bool IsEd25519(byte[] data)
    {
        try
        {
            return PrivateKeyInfo.GetInstance(data).PrivateKeyAlgorithm.Algorithm.Equals(EdECObjectIdentifiers.id_Ed25519);
        }
        catch (Exception e) when (e is IOException or ArgumentException)
        {
            throw SshReader.Damaged();
        }
    }

    private static SshEd25519Identity ReadEd25519(byte[] data)
    {
        var seed = ((Ed25519PrivateKeyParameters)PrivateKeyFactory.CreateKey(data)).GetEncoded();
        try
        {
            return new SshEd25519Identity(seed);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(seed);
            CryptographicOperations.ZeroMemory(data);
        }
    }

    private static SshRsaIdentity Import(RSA rsa, Action import, byte[] data)
    {
        try
        {
            import();
            return Create(rsa.ExportParameters(includePrivateParameters: true));
        }
        catch (CryptographicException)
        {
            throw SshReader.Damaged();
        }
        finally
        {
            CryptographicOperations.ZeroMemory(data);
        }
    }

    private static SshRsaIdentity Create(RSAParameters key)
    {
        try
        {
            return new SshRsaIdentity(key);
        }
        finally
        {
            SecretParameters.Clear(key);
        }
    }

    private sealed class GivenPassphrase(char[] passphrase) : IPasswordFinder
    {
        public char[] GetPassword() => (char[])passphrase.Clone();
    }
}
