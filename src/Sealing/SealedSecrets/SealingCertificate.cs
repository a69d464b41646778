using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Sealing.Primitives;

namespace Sealing.SealedSecrets;

/// <summary>
/// The certificate of a controller, whose RSA key secrets are sealed with. Only its key and its expiry are looked at, as the reference does:
/// no chain, no key usage, no start of validity. Thread safe.
/// </summary>
public sealed class SealingCertificate : IDisposable
{
    private SealingCertificate(X509Certificate2 certificate, RSAParameters key)
    {
        PublicKey = RsaOaepPublicKey.Create(key);
        Subject = certificate.Subject;
        NotBefore = new DateTimeOffset(certificate.NotBefore.ToUniversalTime());
        NotAfter = new DateTimeOffset(certificate.NotAfter.ToUniversalTime());
        Fingerprint = KeyFingerprint.Of(key);
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
    public string Fingerprint { get; }

    internal RsaOaepPublicKey PublicKey { get; }

    /// <summary>The first certificate of a PEM file, other blocks skipped, or a DER certificate.</summary>
    /// <exception cref="SealingException">There is no certificate in it, or its key is not RSA.</exception>
    public static SealingCertificate Load(ReadOnlySpan<byte> bytes)
    {
        try
        {
            using var certificate = X509CertificateLoader.LoadCertificate(bytes is [0x30, ..] ? bytes : FirstInPem(bytes));
            using var rsa = certificate.GetRSAPublicKey() ?? throw NotRsa(certificate);
            return new SealingCertificate(certificate, rsa.ExportParameters(includePrivateParameters: false));
        }
        catch (CryptographicException e)
        {
            throw new SealingException("cannot read the certificate: it is damaged", e);
        }
    }

    /// <summary>Whole days from now to the end of validity, negative once it is past.</summary>
    public int DaysLeft(TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return (int)Math.Floor((NotAfter - clock.GetUtcNow()).TotalDays);
    }

    /// <exception cref="SealingException">The certificate's end of validity is past, in the reference's words.</exception>
    public void ThrowIfExpired(TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        if (clock.GetUtcNow() > NotAfter)
        {
            var day = NotAfter.ToString("MMMM d, yyyy", CultureInfo.InvariantCulture);
            throw new SealingException("failed to encrypt using an expired certificate on " + day)
            {
                Hint = "fetch the controller's current certificate; it makes a new key every 30 days",
            };
        }
    }

    /// <inheritdoc/>
    public void Dispose() => PublicKey.Dispose();

    private static byte[] FirstInPem(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.Latin1.GetString(bytes);
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

        throw new SealingException("data does not contain any valid RSA or ECDSA certificates")
        {
            Hint = holdsPrivateKey
                ? "this is a private key; --cert wants the certificate that belongs to it"
                : "--cert wants a file with a '-----BEGIN CERTIFICATE-----' block",
        };
    }

    private static SealingException NotRsa(X509Certificate2 certificate) =>
        new("expected RSA public key but found " + (certificate.PublicKey.Oid.FriendlyName ?? "another algorithm"))
        {
            Hint = "controllers seal with RSA keys only; fetch the controller's certificate",
        };
}
