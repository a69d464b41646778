using System.Formats.Asn1;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Sealing.Primitives;

namespace Sealing.SealedSecrets;

/// <summary>
/// The certificate of a controller, whose RSA key secrets are sealed with. Its key and its expiry are looked at, as the reference does, and its
/// signature where that is its own: no chain, no key usage, no start of validity. Thread safe.
/// </summary>
public sealed class SealingCertificate : IDisposable
{
    private const string FetchAnew = "fetch the controller's certificate anew: what is sealed for this one, no controller opens";

    private readonly RSAParameters _key;

    private SealingCertificate(CertificateFields fields, RSAParameters key, string mark)
    {
        _key = key;
        Mark = mark;
        PublicKey = RsaOaepPublicKey.Create(key);
        Subject = new X500DistinguishedName(fields.Subject.Span).Name;
        NotBefore = fields.NotBefore;
        NotAfter = fields.NotAfter;
    }

    /// <summary>The subject as a distinguished name; empty for the certificates that controllers make.</summary>
    public string Subject { get; }

    /// <summary>Start of validity, UTC.</summary>
    public DateTimeOffset NotBefore { get; }

    /// <summary>End of validity, UTC.</summary>
    public DateTimeOffset NotAfter { get; }

    /// <summary>The size of the RSA modulus in bits.</summary>
    public int KeySize => PublicKey.ModulusSize * 8;

    /// <summary>The fingerprint of the public key as ssh-keygen prints it: <c>SHA256:</c> and 43 characters of base64.</summary>
    public string Fingerprint => KeyFingerprint.Of(_key);

    /// <summary>What <see cref="CertificateMark"/> says of SealedSecrets for it: <c>sha256:</c> and 16 hexadecimal digits.</summary>
    public string Mark { get; }

    internal RsaOaepPublicKey PublicKey { get; }

    /// <summary>The first certificate of a PEM file, other blocks skipped, or a DER certificate.</summary>
    /// <exception cref="SealingException">There is no certificate in it, it is damaged, or its key is not RSA of 2048 to 16384 bits.</exception>
    public static SealingCertificate Load(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var der = bytes is [0x30, ..] ? bytes.ToArray() : FirstInPem(bytes);
            var fields = CertificateFields.Read(der);
            var key = fields.Key ?? throw NotRsa(fields);
            if (RsaLimits.Fault(key) is { } fault)
            {
                throw new SealingException(ErrorKind.InvalidCertificate, "the certificate's RSA key cannot be used: " + fault) { Hint = FetchAnew };
            }

            var certificate = new SealingCertificate(fields, key, CertificateMark.Of(der));
            return certificate.IsSignedAsItSays(fields) ? certificate : throw Forged(certificate);
        }
        catch (Exception e) when (e is AsnContentException or CryptographicException or FormatException or ArgumentException)
        {
            throw new SealingException(ErrorKind.InvalidCertificate, "cannot read the certificate: it is damaged", default, e);
        }
    }

    /// <summary>The public key as X.509 has it: SubjectPublicKeyInfo, DER. Source: RFC 5280 s4.1.2.7.</summary>
    internal byte[] PublicKeyInfo()
    {
        using var rsa = RSA.Create(_key);
        return rsa.ExportSubjectPublicKeyInfo();
    }

    /// <summary>Whole days from now to the end of validity, negative once it is past.</summary>
    public int DaysLeft(TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        return (int)Math.Floor((NotAfter - time.GetUtcNow()).TotalDays);
    }

    /// <exception cref="SealingException">The certificate's end of validity is past, in the reference's words.</exception>
    public void ThrowIfExpired(TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        if (time.GetUtcNow() > NotAfter)
        {
            var day = NotAfter.ToString("MMMM d, yyyy", CultureInfo.InvariantCulture);
            throw new SealingException(ErrorKind.InvalidCertificate, "failed to encrypt using an expired certificate on " + day)
            {
                Hint = "fetch the controller's current certificate; it makes a new key every 30 days",
            };
        }
    }

    /// <inheritdoc/>
    public void Dispose() => PublicKey.Dispose();

    // Nobody looks at the signature of a certificate authority. One of its own is there in what controllers make, and tells that the key is whole.
    private bool IsSignedAsItSays(CertificateFields fields) =>
        !fields.Issuer.Span.SequenceEqual(fields.Subject.Span)
        || RsaSignature.DigestOf(fields.SignatureAlgorithm) is not { } digest
        || PublicKey.Verifies(digest, fields.Body.Span, fields.Signature);

    private static SealingException Forged(SealingCertificate certificate)
    {
        certificate.Dispose();
        return new SealingException(ErrorKind.InvalidCertificate, "the certificate is damaged: it says that its own key signed it, and that did not") { Hint = FetchAnew };
    }

    private static byte[] FirstInPem(ReadOnlySpan<byte> bytes)
    {
        var text = new string(PemText.Decode(bytes));
        var holdsPrivateKey = false;
        var rest = text.AsSpan();
        while (PemEncoding.TryFind(rest, out var block))
        {
            var label = rest[block.Label];
            if (label is "CERTIFICATE")
            {
                return Convert.FromBase64String(rest[block.Base64Data].ToString());
            }

            holdsPrivateKey |= label.EndsWith("PRIVATE KEY");
            rest = rest[block.Location.End..];
        }

        throw new SealingException(ErrorKind.InvalidCertificate, "data does not contain any valid RSA or ECDSA certificates")
        {
            Hint = holdsPrivateKey
                ? "this is a private key; what is wanted is the certificate that belongs to it"
                : "what is wanted is a file with a '-----BEGIN CERTIFICATE-----' block",
        };
    }

    private static SealingException NotRsa(CertificateFields fields) =>
        new(ErrorKind.InvalidCertificate, "expected RSA public key but found " + (new Oid(fields.Algorithm).FriendlyName ?? "another algorithm"))
        {
            Hint = "controllers seal with RSA keys only; fetch the controller's certificate",
        };
}
