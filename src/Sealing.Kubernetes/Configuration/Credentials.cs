using System.Text;

namespace Sealing.Kubernetes.Configuration;

/// <summary>The token and the certificate to show, from the kubeconfig or made by its exec plugin. Not a record: its text would show them.</summary>
internal sealed class Credentials
{
    public string? Token { get; private init; }

    /// <summary>PEM in base64.</summary>
    public string? CertificateData { get; private init; }

    /// <summary>PEM in base64.</summary>
    public string? KeyData { get; private init; }

    /// <exception cref="ClusterException">The token file cannot be read, the plugin fails, or the kubeconfig asks for a provider that is gone.</exception>
    public static Credentials Of(KubeUser user, KubeCluster cluster)
    {
        var token = Checked(user.TokenFile is { } file ? Encoding.UTF8.GetString(LocalFile.Read(file)).Trim() : user.Token);
        if (user.Exec is { } plugin)
        {
            var made = ExecCredentials.Run(plugin, cluster);
            return new Credentials
            {
                Token = Checked(made.Token) ?? token,
                CertificateData = Base64(made.Certificate) ?? user.ClientCertificateData,
                KeyData = Base64(made.Key) ?? user.ClientKeyData,
            };
        }

        if (token is null && user.AuthProvider is { } provider)
        {
            throw new ClusterException($"no Auth Provider found for name \"{provider}\"")
            {
                Hint = "providers built into clients are gone from Kubernetes: use the exec plugin of your cloud, such as gke-gcloud-auth-plugin or kubelogin",
            };
        }

        return new Credentials { Token = token, CertificateData = user.ClientCertificateData, KeyData = user.ClientKeyData };
    }

    private static string? Checked(string? token) =>
        token?.Any(char.IsControl) == true ? throw new ClusterException("the token holds a line end or another control character") : token;

    private static string? Base64(string? pem) => pem is null ? null : Convert.ToBase64String(Encoding.ASCII.GetBytes(pem));
}
