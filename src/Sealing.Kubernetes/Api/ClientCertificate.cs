using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using k8s;

namespace Sealing.Kubernetes.Api;

/// <summary>The certificate that the configuration has us show to the API server, with the intermediates that stand behind it.</summary>
internal static class ClientCertificate
{
    /// <summary>Null where the configuration has none.</summary>
    /// <exception cref="ClusterException">A file cannot be read, or certificate and key are damaged or not of each other.</exception>
    public static SslStreamCertificateContext? Create(KubernetesClientConfiguration configuration)
    {
        var certificate = Read(configuration.ClientCertificateData, configuration.ClientCertificateFilePath);
        var key = Read(configuration.ClientCertificateKeyData, configuration.ClientKeyFilePath);
        if (certificate is null || key is null)
        {
            return null;
        }

        try
        {
            var chain = new X509Certificate2Collection();
            chain.ImportFromPem(certificate);
            return SslStreamCertificateContext.Create(Pair(certificate, key), chain, offline: true);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            throw new ClusterException("tls: the client certificate and its key are damaged or do not belong together", e);
        }
    }

    private static X509Certificate2 Pair(string certificate, string key)
    {
        var pair = X509Certificate2.CreateFromPem(certificate, key);
        return OperatingSystem.IsWindows()
            ? X509CertificateLoader.LoadPkcs12(pair.Export(X509ContentType.Pfx), password: null) // Windows takes no key that lives in memory only
            : pair;
    }

    private static string? Read(string? data, string? path)
    {
        if (string.IsNullOrWhiteSpace(data))
        {
            return string.IsNullOrWhiteSpace(path) ? null : Encoding.ASCII.GetString(LocalFile.Read(path));
        }

        try
        {
            return Encoding.ASCII.GetString(Convert.FromBase64String(data));
        }
        catch (FormatException e)
        {
            throw new ClusterException("tls: the client certificate or its key is not base64", e);
        }
    }
}
