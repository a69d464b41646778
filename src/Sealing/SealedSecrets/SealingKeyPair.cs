using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Sealing.Manifests;

namespace Sealing.SealedSecrets;

/// <summary>A new key pair like those the controller makes: RSA, PKCS#1, and a self-signed certificate, with an empty name unless one is given.</summary>
public sealed class SealingKeyPair
{
    internal const int MinKeySize = 2048;
    internal const int MaxKeySize = 16384;

    private const int SerialSize = 16;

    private SealingKeyPair(string privateKeyPem, string certificatePem)
    {
        (PrivateKeyPem, CertificatePem) = (privateKeyPem, certificatePem);
    }

    /// <summary>The private key, PKCS#1 in PEM.</summary>
    public string PrivateKeyPem { get; }

    /// <summary>The certificate, X.509 v3 in PEM.</summary>
    public string CertificatePem { get; }

    /// <summary>A pair of <paramref name="keySize"/> bits whose certificate is valid from now for <paramref name="days"/> days.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The key has fewer than 2048 or more than 16384 bits, or the certificate no day.</exception>
    public static SealingKeyPair Generate(TimeProvider time, int keySize = 4096, int days = 3650, string? commonName = null)
    {
        ArgumentNullException.ThrowIfNull(time);
        ArgumentOutOfRangeException.ThrowIfLessThan(keySize, MinKeySize);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(keySize, MaxKeySize);
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        using var rsa = RSA.Create(keySize);
        var request = new CertificateRequest(Name(commonName), rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.EncipherOnly, critical: true));
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        var now = time.GetUtcNow();
        var generator = X509SignatureGenerator.CreateForRSA(rsa, RSASignaturePadding.Pkcs1);
        using var certificate = request.Create(request.SubjectName, generator, now, now.AddDays(days), Serial());
        return new SealingKeyPair(rsa.ExportRSAPrivateKeyPem() + "\n", certificate.ExportCertificatePem() + "\n");
    }

    /// <summary>The Secret that loads the pair: the controller takes it up when it starts.</summary>
    public SecretManifest ToSecret(string name, string namespaceName) => new()
    {
        Metadata = new ObjectMetadata
        {
            Name = name,
            Namespace = namespaceName,
            Labels = new Dictionary<string, string>(StringComparer.Ordinal) { ["sealedsecrets.bitnami.com/sealed-secrets-key"] = "active" },
        },
        Type = "kubernetes.io/tls",
        Data = new Dictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["tls.crt"] = Encoding.ASCII.GetBytes(CertificatePem),
            ["tls.key"] = Encoding.ASCII.GetBytes(PrivateKeyPem),
        },
    };

    private static X500DistinguishedName Name(string? commonName)
    {
        var name = new X500DistinguishedNameBuilder();
        if (!string.IsNullOrEmpty(commonName))
        {
            name.AddCommonName(commonName);
        }

        return name.Build();
    }

    // Positive, as RFC 5280 s4.1.2.2 asks for.
    private static byte[] Serial()
    {
        var serial = RandomNumberGenerator.GetBytes(SerialSize);
        serial[0] = (byte)((serial[0] & 0x7F) | 0x01);
        return serial;
    }
}
