using System.CommandLine;
using Sealing.Kubernetes.Configuration;

namespace Sealing.Cli.Commands;

/// <summary>What a command line says about the cluster. Nothing is read before it is asked for.</summary>
internal sealed class ClusterArguments(ParseResult line, ClusterOptions options)
{
    private readonly Lazy<string?> _namespace = new(() => ClientNamespace.Find(Overrides(line, options)));

    /// <summary>The namespace of the kubeconfig's context, of the pod, or <c>default</c>; null where there is no kubeconfig at all.</summary>
    public string? Namespace => _namespace.Value;

    private static ClientOverrides Overrides(ParseResult line, ClusterOptions options)
    {
        return new ClientOverrides
        {
            KubeConfig = Text(options.KubeConfig),
            Context = Text(options.Context),
            Cluster = Text(options.Cluster),
            User = Text(options.User),
            Server = Text(options.Server),
            CertificateAuthority = Text(options.CertificateAuthority),
            TlsServerName = Text(options.TlsServerName),
            SkipsTlsVerify = Switch(options.SkipTlsVerify),
            ProxyUrl = Text(options.ProxyUrl),
            DisablesCompression = Switch(options.DisableCompression),
            Token = Text(options.Token),
            Username = Text(options.Username),
            Password = Text(options.Password),
            ClientCertificate = Text(options.ClientCertificate),
            ClientKey = Text(options.ClientKey),
            ImpersonatedUser = Text(options.ImpersonatedUser),
            ImpersonatedUid = Text(options.ImpersonatedUid),
            ImpersonatedGroups = line.GetValue(options.ImpersonatedGroups) ?? [],
        };

        string? Text(Option<string> option) => line.GetValue(option) is { Length: > 0 } text ? text : null;
        bool? Switch(Option<bool> option) => line.GetResult(option) is null ? null : line.GetValue(option);
    }
}
