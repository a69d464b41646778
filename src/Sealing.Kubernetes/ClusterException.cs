using System.Net;

namespace Sealing.Kubernetes;

/// <summary>What goes wrong on the way to the controller: the kubeconfig, the credentials, the connection, or the answer.</summary>
public sealed class ClusterException : SealingException
{
    /// <summary>A failure described by <paramref name="message"/>.</summary>
    public ClusterException(string message)
        : base(message)
    {
    }

    /// <summary>A failure described by <paramref name="message"/>, with the exception that caused it.</summary>
    public ClusterException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The status of the answer, or null where none came.</summary>
    public HttpStatusCode? StatusCode { get; init; }
}
