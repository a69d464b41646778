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
}
