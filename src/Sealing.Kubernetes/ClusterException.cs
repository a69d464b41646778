using System.Net;

namespace Sealing.Kubernetes;

/// <summary>What goes wrong on the way to the controller: the kubeconfig, the credentials, the connection, or the answer.</summary>
public sealed class ClusterException : SealingException
{
    /// <summary>A failure that no other kind says more of.</summary>
    /// <param name="reason">What is wrong, lower case and without a final full stop.</param>
    /// <param name="innerException">The exception that caused it, or null.</param>
    public ClusterException(string reason, Exception? innerException = null)
        : this(ErrorKind.Service, reason, innerException)
    {
    }

    /// <summary>A failure of a kind.</summary>
    /// <param name="kind">What a program tells it by.</param>
    /// <param name="reason">What is wrong, lower case and without a final full stop.</param>
    /// <param name="innerException">The exception that caused it, or null.</param>
    public ClusterException(ErrorKind kind, string reason, Exception? innerException = null)
        : base(kind, reason, default, innerException)
    {
    }

    /// <summary>The status of the answer, or null where none came.</summary>
    public HttpStatusCode? StatusCode { get; init; }
}
