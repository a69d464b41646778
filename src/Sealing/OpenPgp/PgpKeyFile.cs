using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Bcpg;
using Org.BouncyCastle.Bcpg.OpenPgp;

namespace Sealing.OpenPgp;

/// <summary>
/// Secret keys of OpenPGP, as <c>gpg --export-secret-keys --armor</c> writes them: RSA and curve 25519, under a passphrase or not. Thread safe.
/// </summary>
/// <remarks>References: RFC 4880, RFC 6637. The work is BouncyCastle's.</remarks>
public sealed class PgpKeyFile
{
    private const int MaxPlaintext = 1024 * 1024;

    private readonly IReadOnlyList<PgpSecretKeyRing> _rings;
    private readonly Func<string, byte[]?>? _askPassphrase;

    private PgpKeyFile(IReadOnlyList<PgpSecretKeyRing> rings, Func<string, byte[]?>? askPassphrase)
    {
        (_rings, _askPassphrase) = (rings, askPassphrase);
    }

    /// <summary>Reads the keys of a file, in armor or binary.</summary>
    /// <param name="file">The bytes of the file.</param>
    /// <param name="askPassphrase">Told which key it is for, gives the passphrase in UTF-8, which is cleared after use, or null. Asked only where it is needed.</param>
    /// <exception cref="SealingException">There is no secret key in it.</exception>
    public static PgpKeyFile Read(ReadOnlySpan<byte> file, Func<string, byte[]?>? askPassphrase = null)
    {
        try
        {
            using var stream = PgpUtilities.GetDecoderStream(new MemoryStream(file.ToArray()));
            var rings = new PgpSecretKeyRingBundle(stream).GetKeyRings().ToArray();
            return rings.Length > 0 ? new PgpKeyFile(rings, askPassphrase) : throw NoKey();
        }
        catch (Exception e) when (e is IOException or PgpException or ArgumentException or InvalidOperationException)
        {
            throw NoKey();
        }
    }

    /// <summary>Whether a fingerprint, or the last digits of one, is that of a key here or of a subkey.</summary>
    public bool Has(string fingerprint)
    {
        ArgumentNullException.ThrowIfNull(fingerprint);
        return FindPublic(fingerprint) is not null;
    }

    /// <summary>A message in armor that the key of a fingerprint decrypts, AES-256 with an integrity check.</summary>
    /// <exception cref="SealingException">The key is not here, or cannot encrypt.</exception>
    public string Encrypt(ReadOnlySpan<byte> plaintext, string fingerprint)
    {
        ArgumentNullException.ThrowIfNull(fingerprint);
        var key = FindPublic(fingerprint) ?? throw new SealingException("the PGP key " + fingerprint + " is not here");
        using var output = new MemoryStream();
        using (var armor = new ArmoredOutputStream(output))
        {
            var generator = new PgpEncryptedDataGenerator(SymmetricKeyAlgorithmTag.Aes256, withIntegrityPacket: true);
            generator.AddMethod(key);
            using var encrypted = generator.Open(armor, new byte[4096]);
            using var literal = new PgpLiteralDataGenerator().Open(encrypted, PgpLiteralData.Binary, "", plaintext.Length, DateTime.UnixEpoch);
            literal.Write(plaintext);
        }

        return Encoding.ASCII.GetString(output.ToArray()).TrimEnd();
    }

    /// <summary>The plaintext of a message, which the caller clears.</summary>
    /// <exception cref="SealingException">No key here opens it, the passphrase is wrong, or the message is damaged.</exception>
    public byte[] Decrypt(ReadOnlySpan<byte> message)
    {
        try
        {
            using var stream = PgpUtilities.GetDecoderStream(new MemoryStream(message.ToArray()));
            return PgpMessage.Read(stream) is { } list ? Decrypt(list) : throw new SealingException("this is not an encrypted PGP message");
        }
        catch (Exception e) when (e is IOException or PgpException or ArgumentException or InvalidOperationException)
        {
            throw new SealingException("cannot decrypt the PGP message: it is damaged, or the passphrase of the key is wrong", e);
        }
    }

    private byte[] Decrypt(PgpEncryptedDataList list)
    {
        foreach (var data in list.GetEncryptedDataObjects().OfType<PgpPublicKeyEncryptedData>())
        {
            if (_rings.Select(ring => ring.GetSecretKey(data.KeyId)).FirstOrDefault(key => key is not null) is { } key)
            {
                return PgpMessage.Decrypt(data, Unlock(key), MaxPlaintext);
            }
        }

        throw new SealingException("no PGP key here opens the message");
    }

    private PgpPrivateKey Unlock(PgpSecretKey key)
    {
        if (key.KeyEncryptionAlgorithm == SymmetricKeyAlgorithmTag.Null)
        {
            return key.ExtractPrivateKeyRaw([]);
        }

        var name = "the PGP key " + Convert.ToHexString(key.PublicKey.GetFingerprint());
        var passphrase = _askPassphrase?.Invoke(name) ?? throw new SealingException(name + " has a passphrase, and none was given");
        try
        {
            return key.ExtractPrivateKeyRaw(passphrase);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(passphrase);
        }
    }

    private PgpPublicKey? FindPublic(string fingerprint)
    {
        var wanted = fingerprint.Replace(" ", "", StringComparison.Ordinal).TrimEnd('!');
        foreach (var ring in _rings)
        {
            var keys = ring.GetSecretKeys().Select(key => key.PublicKey).ToArray();
            if (wanted.Length >= 16 && keys.Any(key => Convert.ToHexString(key.GetFingerprint()).EndsWith(wanted, StringComparison.OrdinalIgnoreCase)))
            {
                return keys.LastOrDefault(key => key.IsEncryptionKey && !key.IsMasterKey) ?? keys.FirstOrDefault(key => key.IsEncryptionKey);
            }
        }

        return null;
    }

    private static SealingException NoKey() => new("there is no secret key of OpenPGP in it") { Hint = "export one: gpg --export-secret-keys --armor FINGERPRINT" };
}
