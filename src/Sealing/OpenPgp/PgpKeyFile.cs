using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Bcpg;
using Org.BouncyCastle.Bcpg.OpenPgp;
using Sealing.Primitives;

namespace Sealing.OpenPgp;

/// <summary>
/// Secret keys of OpenPGP, as <c>gpg --export-secret-keys --armor</c> writes them: RSA and curve 25519, under a passphrase or not. Thread safe.
/// </summary>
/// <remarks>References: RFC 4880, RFC 6637. The work is BouncyCastle's.</remarks>
public sealed class PgpKeyFile
{
    private const int MaxPlaintext = 1024 * 1024;
    private const string CannotDecrypt = "cannot decrypt the PGP message: it is damaged, or the passphrase of the key is wrong";

    private readonly IReadOnlyList<PgpSecretKeyRing> _rings;
    private readonly Func<string, byte[]?>? _askPassphrase;

    private PgpKeyFile(IReadOnlyList<PgpSecretKeyRing> rings, Func<string, byte[]?>? askPassphrase)
    {
        (_rings, _askPassphrase) = (rings, askPassphrase);
    }

    /// <summary>Reads the keys of a file, in armor or binary.</summary>
    /// <param name="file">The bytes of the file.</param>
    /// <param name="askPassphrase">Told which key it is for, gives the passphrase in UTF-8, which is cleared after use, or null. Asked only where it is needed.</param>
    /// <exception cref="SealingException">There is no secret key in it, or it is damaged.</exception>
    public static PgpKeyFile Read(ReadOnlySpan<byte> file, Func<string, byte[]?>? askPassphrase = null)
    {
        var bytes = file.ToArray();
        try
        {
            var rings = PgpEdge.Read(ErrorKind.InvalidKey, "cannot read the secret key of OpenPGP: it is damaged, or of a kind that is not known here", () => ReadRings(bytes));
            return rings.Length > 0 ? new PgpKeyFile(rings, askPassphrase) : throw NoKey();
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
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
        var key = FindPublic(fingerprint) ?? throw new SealingException(ErrorKind.NoMatchingKey, "the PGP key " + fingerprint + " is not here");
        var bytes = plaintext.ToArray();
        try
        {
            return PgpEdge.Read(ErrorKind.InvalidKey, "cannot encrypt to the PGP key " + fingerprint + ": it is damaged, or cannot encrypt", () => Encrypt(bytes, key));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    private static string Encrypt(byte[] plaintext, PgpPublicKey key)
    {
        if (key.PublicKeyPacket.Key is RsaPublicBcpgKey rsa && FaultOf(rsa) is { } fault)
        {
            throw new SealingException(ErrorKind.InvalidKey, "cannot encrypt to the PGP key: " + fault);
        }

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
        var bytes = message.ToArray();
        SealingException? failure = null;
        foreach (var key in PgpEdge.Read(ErrorKind.InvalidDocument, CannotDecrypt, () => KeysFor(bytes)))
        {
            try
            {
                return PgpEdge.Read(ErrorKind.InvalidDocument, CannotDecrypt, () => PgpMessage.Decrypt(Packets(bytes).First(data => data.KeyId == key.KeyId), Unlock(key), MaxPlaintext));
            }
            catch (SealingException e)
            {
                failure ??= e; // the message may be to another key here as well
            }
        }

        throw failure ?? new SealingException(ErrorKind.NoMatchingKey, "no PGP key here opens the message");
    }

    // As short as gpg takes them.
    private static string? FaultOf(RsaPublicBcpgKey key) => RsaLimits.Fault(
        new RSAParameters { Modulus = key.Modulus.ToByteArrayUnsigned(), Exponent = key.PublicExponent.ToByteArrayUnsigned() }, RsaLimits.MinBitsToDecrypt);

    private PgpSecretKey[] KeysFor(byte[] message) =>
        [.. Packets(message).Select(data => _rings.Select(ring => ring.GetSecretKey(data.KeyId)).FirstOrDefault(key => key is not null)).OfType<PgpSecretKey>()];

    // Read anew for each key: what one has read of the message is gone.
    private static IEnumerable<PgpPublicKeyEncryptedData> Packets(byte[] message)
    {
        var list = PgpMessage.Read(PgpUtilities.GetDecoderStream(new MemoryStream(message)))
            ?? throw new SealingException(ErrorKind.InvalidDocument, "cannot decrypt the PGP message: it is damaged, or no encrypted message");
        return list.GetEncryptedDataObjects().OfType<PgpPublicKeyEncryptedData>();
    }

    private static PgpSecretKeyRing[] ReadRings(byte[] file)
    {
        using var stream = PgpUtilities.GetDecoderStream(new MemoryStream(file));
        return [.. new PgpSecretKeyRingBundle(stream).GetKeyRings()];
    }

    private PgpPrivateKey Unlock(PgpSecretKey key)
    {
        if (key.KeyEncryptionAlgorithm == SymmetricKeyAlgorithmTag.Null)
        {
            return key.ExtractPrivateKeyRaw([]);
        }

        var name = "the PGP key " + Convert.ToHexString(key.PublicKey.GetFingerprint());
        var passphrase = _askPassphrase?.Invoke(name) ?? throw new SealingException(ErrorKind.NoPassphrase, name + " has a passphrase, and none was given");
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

    private static SealingException NoKey() => new(ErrorKind.InvalidKey, "there is no secret key of OpenPGP in it") { Hint = "export one: gpg --export-secret-keys --armor FINGERPRINT" };
}
