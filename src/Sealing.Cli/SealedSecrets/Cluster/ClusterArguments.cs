using System.CommandLine;
using Sealing.Cli.Host.Processes;
using Sealing.Cli.Host.Terminals;
using Sealing.Kubernetes;
using Sealing.Kubernetes.Configuration;
using Sealing.Repository;

namespace Sealing.Cli.SealedSecrets.Cluster;

/// <summary>What a command line says about the cluster. Nothing is read, and nobody is asked, before it is needed.</summary>
internal sealed class ClusterArguments(ParseResult line, ClusterOptions options)
{
    private readonly Lazy<string?> _namespace = new(() => ClientNamespace.Find(Overrides(line, options)));

    /// <summary>The namespace of the kubeconfig's context, of the pod, or <c>default</c>; null where there is no kubeconfig at all.</summary>
    public string? Namespace => _namespace.Value;

    /// <summary>Whether a flag or a variable says which controller in which cluster.</summary>
    public bool IsGiven { get; } = options.All.Any(option => line.GetResult(option) is { Implicit: false });

    /// <summary>The controller that the flags name.</summary>
    /// <exception cref="ClusterException">There is no cluster in the kubeconfig, or its credentials cannot be had.</exception>
    public ControllerClient Connect() => Connect(Overrides(line, options), null);

    /// <summary>The controller of a cluster of <c>.sealing.yaml</c>; flags come before what that says.</summary>
    /// <exception cref="ClusterException">As <see cref="Connect()"/>.</exception>
    /// <exception cref="SealingException">Nothing says which context leads to it.</exception>
    public ControllerClient Connect(RepositoryCluster cluster)
    {
        var overrides = Overrides(line, options, cluster.Context);
        if (overrides is { Context: null, Server: null, Cluster: null, KubeConfig: null })
        {
            throw new SealingException($"cluster {cluster.Name} has no context, so nothing says where its controller is")
            {
                Hint = "name a context of the kubeconfig for it in .sealing.yaml, or with --context",
            };
        }

        return Connect(overrides, cluster);
    }

    private ControllerClient Connect(ClientOverrides overrides, RepositoryCluster? cluster)
    {
        var timeout = Text(line, options.RequestTimeout) is { } text ? RequestTimeout.Parse(text) : RequestTimeout.Default;
        var settings = ClientSettings.Load(overrides);
        settings.Configuration.HttpClientTimeout = timeout;
        settings.Configuration.UserAgent = "seal";
        var standard = new ControllerOptions();
        return new ControllerClient(
            settings,
            new ControllerOptions
            {
                Name = Text(line, options.ControllerName) ?? cluster?.ControllerName ?? standard.Name,
                Namespace = Text(line, options.ControllerNamespace) ?? cluster?.ControllerNamespace ?? standard.Namespace,
                Found = Text(line, options.ControllerName) is null && Text(line, options.ControllerNamespace) is null && cluster is not { ControllerName: not null } and not { ControllerNamespace: not null } ? SayFound : null,
            },
            TimeProvider.System);
    }

    /// <summary>The controller's certificate, PEM, unchanged.</summary>
    public byte[] FetchCertificate()
    {
        using var client = Connect();
        return Waiting.For(client.FetchCertificateAsync);
    }

    // Programs that run kubeseal take any word on standard error for a failure.
    private static void SayFound(ControllerOptions found)
    {
        if (Terminal.ErrorIsTerminal)
        {
            Terminal.Line($"the controller is {found.Namespace}/{found.Name}");
        }
    }

    private static ClientOverrides Overrides(ParseResult line, ClusterOptions options, string? context = null) => new()
    {
        KubeConfig = Text(line, options.KubeConfig),
        Context = Text(line, options.Context) ?? context,
        Cluster = Text(line, options.Cluster),
        User = Text(line, options.User),
        Server = Text(line, options.Server),
        CertificateAuthority = Text(line, options.CertificateAuthority),
        TlsServerName = Text(line, options.TlsServerName),
        SkipsTlsVerify = Switch(line, options.SkipTlsVerify),
        ProxyUrl = Text(line, options.ProxyUrl),
        DisablesCompression = Switch(line, options.DisableCompression),
        Token = Text(line, options.Token),
        Username = Text(line, options.Username),
        Password = Text(line, options.Password),
        ClientCertificate = Text(line, options.ClientCertificate),
        ClientKey = Text(line, options.ClientKey),
        ImpersonatedUser = Text(line, options.ImpersonatedUser),
        ImpersonatedUid = Text(line, options.ImpersonatedUid),
        ImpersonatedGroups = line.GetValue(options.ImpersonatedGroups) ?? [],
    };

    private static string? Text(ParseResult line, Option<string> option) => line.GetValue(option) is { Length: > 0 } text ? text : null;

    private static bool? Switch(ParseResult line, Option<bool> option) => line.GetResult(option) is null ? null : line.GetValue(option);
}
