namespace Sealing.Kubernetes.Configuration;

/// <summary>What the flags of kubectl's client say; they win over the kubeconfig. Null where a flag is not given. Not a record: it holds credentials.</summary>
internal sealed class ClientOverrides
{
    private const string MasterVariable = "KUBERNETES_MASTER";

    public string? KubeConfig { get; init; }

    public string? Context { get; init; }

    public string? Cluster { get; init; }

    public string? User { get; init; }

    public string? Server { get; init; }

    public string? CertificateAuthority { get; init; }

    public string? TlsServerName { get; init; }

    public bool? SkipsTlsVerify { get; init; }

    public string? ProxyUrl { get; init; }

    public bool? DisablesCompression { get; init; }

    public string? Token { get; init; }

    public string? Username { get; init; }

    public string? Password { get; init; }

    public string? ClientCertificate { get; init; }

    public string? ClientKey { get; init; }

    public string? ImpersonatedUser { get; init; }

    public string? ImpersonatedUid { get; init; }

    public IReadOnlyList<string> ImpersonatedGroups { get; init; } = [];

    /// <summary>The server that is asked where neither the flags nor a kubeconfig name one, or null.</summary>
    public static string? DefaultServer => Environment.GetEnvironmentVariable(MasterVariable) is { Length: > 0 } server ? server : null;

    /// <summary>The cluster and the user that are meant, with the flags applied. The server is null where nothing names one.</summary>
    /// <exception cref="ClusterException">The kubeconfig lacks a context, cluster or user of the name asked for.</exception>
    public (KubeCluster Cluster, KubeUser User) Apply(KubeConfig config)
    {
        var context = config.FindContext(Context);
        var cluster = Find(config.Clusters, Cluster ?? context?.Cluster, "cluster") ?? new KubeCluster();
        var user = Find(config.Users, User ?? context?.User, "auth info") ?? new KubeUser();
        return (Apply(cluster), Apply(user));
    }

    private static T? Find<T>(IReadOnlyDictionary<string, T> entries, string? name, string kind)
        where T : class
    {
        return name is null ? null : entries.GetValueOrDefault(name) ?? throw new ClusterException($"{kind} \"{name}\" does not exist")
        {
            Hint = "the kubeconfig has: " + string.Join(", ", entries.Keys.Order(StringComparer.Ordinal)),
        };
    }

    // A flag that says how to trust the server replaces all that the kubeconfig says about it.
    private KubeCluster Apply(KubeCluster cluster)
    {
        var trusts = CertificateAuthority is not null || SkipsTlsVerify == true;
        return new KubeCluster
        {
            Server = Server ?? cluster.Server ?? DefaultServer,
            CertificateAuthority = trusts ? CertificateAuthority : cluster.CertificateAuthority,
            CertificateAuthorityData = trusts ? null : cluster.CertificateAuthorityData,
            SkipsTlsVerify = CertificateAuthority is null && (SkipsTlsVerify ?? cluster.SkipsTlsVerify),
            TlsServerName = TlsServerName ?? cluster.TlsServerName,
            ProxyUrl = ProxyUrl ?? cluster.ProxyUrl,
            DisablesCompression = DisablesCompression ?? cluster.DisablesCompression,
        };
    }

    // A token or a password on the command line replaces whatever the kubeconfig makes a token from.
    private KubeUser Apply(KubeUser user)
    {
        var identifies = Token is not null || Username is not null;
        var certifies = ClientCertificate is not null || ClientKey is not null;
        return new KubeUser
        {
            Token = identifies ? Token : user.Token,
            TokenFile = identifies ? null : user.TokenFile,
            Username = identifies ? Username : user.Username,
            Password = identifies ? Password : Password ?? user.Password,
            ClientCertificate = ClientCertificate ?? user.ClientCertificate,
            ClientCertificateData = certifies ? null : user.ClientCertificateData,
            ClientKey = ClientKey ?? user.ClientKey,
            ClientKeyData = certifies ? null : user.ClientKeyData,
            Exec = identifies ? null : user.Exec,
            AuthProvider = identifies ? null : user.AuthProvider,
            Impersonation = user.Impersonation with
            {
                User = ImpersonatedUser ?? user.Impersonation.User,
                Uid = ImpersonatedUid ?? user.Impersonation.Uid,
                Groups = ImpersonatedGroups.Count > 0 ? ImpersonatedGroups : user.Impersonation.Groups,
            },
        };
    }
}
