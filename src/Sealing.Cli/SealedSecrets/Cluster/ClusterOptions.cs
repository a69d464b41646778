using System.CommandLine;
using Sealing.Cli.Host.Parsing;

namespace Sealing.Cli.SealedSecrets.Cluster;

/// <summary>The flags that say which controller in which cluster, and as whom: those of kubeseal and of kubectl's client. All commands share them.</summary>
internal sealed class ClusterOptions
{
    public Option<string> ControllerName { get; } = Flags.Text("--controller-name", "Name of the controller's Service (default sealed-secrets-controller)");

    public Option<string> ControllerNamespace { get; } = Flags.Text("--controller-namespace", "Namespace of the controller's Service (default kube-system)");

    public Option<string> KubeConfig { get; } = Flags.File("--kubeconfig", "Kubeconfig file (default: those of $KUBECONFIG, else ~/.kube/config)");

    public Option<string> Context { get; } = Flags.Text("--context", "Context of the kubeconfig");

    public Option<string> Cluster { get; } = Flags.Text("--cluster", "Cluster of the kubeconfig");

    public Option<string> User { get; } = Flags.Text("--user", "User of the kubeconfig");

    public Option<string> Server { get; } = Flags.Text("--server", "Address of the API server");

    public Option<string> CertificateAuthority { get; } = Flags.File("--certificate-authority", "PEM file with the certificates that the API server's is signed by");

    public Option<string> TlsServerName { get; } = Flags.Text("--tls-server-name", "Name that the API server's certificate must have");

    public Option<bool> SkipTlsVerify { get; } = Flags.Switch("--insecure-skip-tls-verify", "Trust any API server: anybody on the way can read and change what is sent");

    public Option<string> ProxyUrl { get; } = Flags.Text("--proxy-url", "Proxy to the API server: http, https or socks5");

    public Option<bool> DisableCompression { get; } = Flags.Switch("--disable-compression", "Ask for uncompressed answers");

    public Option<string> RequestTimeout { get; } = Flags.Text("--request-timeout", "How long to wait for one answer, such as 10s or 1m; 0 for ever (default 30s)");

    public Option<string> Token { get; } = Flags.Text("--token", "Bearer token for the API server");

    public Option<string> Username { get; } = Flags.Text("--username", "User name for the API server");

    public Option<string> Password { get; } = Flags.Text("--password", "Password for the API server");

    public Option<string> ClientCertificate { get; } = Flags.File("--client-certificate", "PEM file with the certificate to show to the API server");

    public Option<string> ClientKey { get; } = Flags.File("--client-key", "PEM file with that certificate's key");

    public Option<string> ImpersonatedUser { get; } = Flags.Text("--as", "User to act as");

    public Option<string> ImpersonatedUid { get; } = Flags.Text("--as-uid", "UID to act as");

    public Option<string[]> ImpersonatedGroups { get; } = Flags.Repeated("--as-group", "Group to act as; may be repeated");

    public IEnumerable<Option> All =>
    [
        ControllerName, ControllerNamespace, KubeConfig, Context, Cluster, User, Server, CertificateAuthority, TlsServerName, SkipTlsVerify, ProxyUrl,
        DisableCompression, RequestTimeout, Token, Username, Password, ClientCertificate, ClientKey, ImpersonatedUser, ImpersonatedUid, ImpersonatedGroups,
    ];
}
