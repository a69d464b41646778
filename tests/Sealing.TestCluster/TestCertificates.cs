using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Sealing.TestCluster;

/// <summary>A certificate authority, the API server's certificate and a client's, made anew for each cluster.</summary>
internal sealed class TestCertificates : IDisposable
{
    private static readonly DateTimeOffset From = DateTimeOffset.UtcNow.AddDays(-1);
    private static readonly DateTimeOffset To = DateTimeOffset.UtcNow.AddDays(30);

    private readonly ECDsa _authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public TestCertificates()
    {
        Authority = Request("CN=test-cluster-ca", _authorityKey, isAuthority: true).CreateSelfSigned(From, To);
        Server = Issue("CN=kube-apiserver", "1.3.6.1.5.5.7.3.1", From, To);
        ExpiredServer = Issue("CN=kube-apiserver", "1.3.6.1.5.5.7.3.1", From.AddDays(-30), From);
        Client = Issue("CN=admin", "1.3.6.1.5.5.7.3.2", From, To);
    }

    public X509Certificate2 Authority { get; }

    public X509Certificate2 Server { get; }

    public X509Certificate2 ExpiredServer { get; }

    public X509Certificate2 Client { get; }

    /// <summary>The certificate of an authority that signed nothing.</summary>
    public static string StrangerPem()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var stranger = Request("CN=test-cluster-ca", key, isAuthority: true).CreateSelfSigned(From, To);
        return stranger.ExportCertificatePem() + "\n";
    }

    public void Dispose()
    {
        foreach (var certificate in new[] { Authority, Server, ExpiredServer, Client })
        {
            certificate.Dispose();
        }

        _authorityKey.Dispose();
    }

    private X509Certificate2 Issue(string subject, string purpose, DateTimeOffset from, DateTimeOffset to)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = Request(subject, key, isAuthority: false);
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(purpose)], critical: false));
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("kubernetes.default.svc");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        var signer = X509SignatureGenerator.CreateForECDsa(_authorityKey);
        return request.Create(Authority.SubjectName, signer, from, to, RandomNumberGenerator.GetBytes(8)).CopyWithPrivateKey(key);
    }

    private static CertificateRequest Request(string subject, ECDsa key, bool isAuthority)
    {
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(isAuthority, hasPathLengthConstraint: false, 0, critical: true));
        return request;
    }
}
