namespace Sealing.Kubernetes.Configuration;

/// <summary>A context: which cluster, as whom, in which namespace. What is not said is null, here and below.</summary>
internal sealed record KubeContext(string? Cluster, string? User, string? Namespace);

/// <summary>Where an API server is and how it proves who it is. Paths are absolute.</summary>
internal sealed record KubeCluster
{
    public string? Server { get; init; }

    public string? CertificateAuthority { get; init; }

    /// <summary>PEM in base64; wins over the file.</summary>
    public string? CertificateAuthorityData { get; init; }

    public string? TlsServerName { get; init; }

    public bool SkipsTlsVerify { get; init; }

    public string? ProxyUrl { get; init; }

    public bool DisablesCompression { get; init; }
}

/// <summary>How a user proves who they are. Paths are absolute. Not a record: its text would show the credentials.</summary>
internal sealed class KubeUser
{
    public string? Token { get; init; }

    /// <summary>A file with the token; wins over it.</summary>
    public string? TokenFile { get; init; }

    public string? Username { get; init; }

    public string? Password { get; init; }

    public string? ClientCertificate { get; init; }

    /// <summary>PEM in base64; wins over the file.</summary>
    public string? ClientCertificateData { get; init; }

    public string? ClientKey { get; init; }

    /// <summary>PEM in base64; wins over the file.</summary>
    public string? ClientKeyData { get; init; }

    public Impersonation Impersonation { get; init; } = Impersonation.None;

    public ExecPlugin? Exec { get; init; }

    /// <summary>The name of a provider that was once built into clients, with the token it left behind.</summary>
    public string? AuthProvider { get; init; }
}

/// <summary>A program that makes credentials, as the API client.authentication.k8s.io has it.</summary>
internal sealed class ExecPlugin
{
    public required string ApiVersion { get; init; }

    public required string Command { get; init; }

    public IReadOnlyList<string> Arguments { get; init; } = [];

    public IReadOnlyList<KeyValuePair<string, string>> Environment { get; init; } = [];

    public string? InstallHint { get; init; }

    public bool ProvidesClusterInfo { get; init; }

    /// <summary>Never, IfAvailable or Always.</summary>
    public string? InteractiveMode { get; init; }
}
