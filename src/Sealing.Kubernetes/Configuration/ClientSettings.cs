using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using k8s;

namespace Sealing.Kubernetes.Configuration;

/// <summary>A configuration of the client library, and what that has no place for.</summary>
internal sealed record ClientSettings(KubernetesClientConfiguration Configuration)
{
    public Impersonation Impersonation { get; init; } = Impersonation.None;

    public bool DisablesCompression { get; init; }

    /// <summary>
    /// What the flags and the kubeconfig say; where no kubeconfig does, what a pod is given. An exec plugin is started for its credentials.
    /// </summary>
    /// <exception cref="ClusterException">There is no cluster in it, a file cannot be read, or the plugin gives no credentials.</exception>
    public static ClientSettings Load(ClientOverrides overrides)
    {
        var config = KubeConfig.Load(overrides.KubeConfig);
        var (cluster, user) = overrides.Apply(config);
        user.Impersonation.Check();
        return new ClientSettings(cluster.Server is null ? InPod(config, user) : OfKubeConfig(cluster, user))
        {
            Impersonation = user.Impersonation,
            DisablesCompression = cluster.DisablesCompression,
        };
    }

    private static KubernetesClientConfiguration InPod(KubeConfig config, KubeUser user)
    {
        if (KubernetesClientConfiguration.IsInCluster())
        {
            var configuration = KubernetesClientConfiguration.InClusterConfig();
            configuration.TokenProvider = user.Token is null ? configuration.TokenProvider : null;
            configuration.AccessToken = user.Token;
            return configuration;
        }

        throw config.IsEmpty
            ? new ClusterException(ErrorKind.NoCluster, "invalid configuration: no configuration has been provided, try setting KUBERNETES_MASTER environment variable")
            {
                Hint = "set KUBECONFIG",
            }
            : new ClusterException(ErrorKind.NoCluster, "invalid configuration: cluster has no server defined")
            {
                Hint = "the contexts of the kubeconfig are " + string.Join(", ", config.Contexts.Keys.Order(StringComparer.Ordinal)),
            };
    }

    private static KubernetesClientConfiguration OfKubeConfig(KubeCluster cluster, KubeUser user)
    {
        var credentials = Credentials.Of(user, cluster);
        return new KubernetesClientConfiguration
        {
            Host = Address(cluster),
            SslCaCerts = Authorities(cluster),
            SkipTlsVerify = cluster.SkipsTlsVerify,
            TlsServerName = cluster.TlsServerName,
            FirstMessageHandlerSetup = cluster.ProxyUrl is { } proxy ? ProxySetup.Of(proxy) : null,
            AccessToken = credentials.Token,
            Username = user.Username,
            Password = user.Password,
            ClientCertificateData = credentials.CertificateData,
            ClientCertificateFilePath = user.ClientCertificate,
            ClientCertificateKeyData = credentials.KeyData,
            ClientKeyFilePath = user.ClientKey,
        };
    }

    // Without a scheme it is https where there is anything that only TLS has a use for.
    private static string Address(KubeCluster cluster)
    {
        var server = cluster.Server!;
        var isSecure = cluster.SkipsTlsVerify || cluster.CertificateAuthority is not null || cluster.CertificateAuthorityData is not null;
        return server.Contains("://", StringComparison.Ordinal) ? server : (isSecure ? "https://" : "http://") + server;
    }

    private static X509Certificate2Collection? Authorities(KubeCluster cluster)
    {
        if (cluster is { CertificateAuthority: null, CertificateAuthorityData: null })
        {
            return null;
        }

        if (cluster.SkipsTlsVerify)
        {
            throw new ClusterException("specifying a root certificates file with the insecure flag is not allowed");
        }

        try
        {
            var pem = cluster.CertificateAuthorityData is { } data ? Convert.FromBase64String(data) : LocalFile.Read(cluster.CertificateAuthority!);
            var authorities = new X509Certificate2Collection();
            authorities.ImportFromPem(Encoding.ASCII.GetString(pem));
            return authorities.Count > 0 ? authorities : throw NoAuthorities(inner: null);
        }
        catch (Exception e) when (e is FormatException or CryptographicException)
        {
            throw NoAuthorities(e);
        }
    }

    private static ClusterException NoAuthorities(Exception? inner) =>
        new("unable to load root certificates: there is no certificate in the cluster's certificate-authority", inner);
}
