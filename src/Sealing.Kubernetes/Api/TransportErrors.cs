using System.Globalization;
using System.Net.Sockets;
using System.Security.Authentication;
using Sealing.Text;

namespace Sealing.Kubernetes.Api;

/// <summary>Requests that got no answer: the text that Go's client has for it first, since scripts match on it, then what to do.</summary>
internal static class TransportErrors
{
    public static ClusterException Timeout(ApiRequest request, Uri address, TimeSpan timeout, Exception e) =>
        new(ErrorKind.NoAnswer, Prefix(request, address) + "context deadline exceeded (Client.Timeout exceeded while awaiting headers)", e)
        {
            Hint = string.Create(CultureInfo.InvariantCulture, $"no answer within {timeout.TotalSeconds:0.###} seconds: is {address.Host} behind a VPN or a firewall?"),
        };

    public static ClusterException Describe(ApiRequest request, Uri address, string? refusal, Exception e)
    {
        var (kind, reason, hint) = Explain(address, refusal, e);
        return new ClusterException(kind, Prefix(request, address) + reason, e) { Hint = hint };
    }

    private static (ErrorKind Kind, string Reason, string? Hint) Explain(Uri address, string? refusal, Exception e) => e switch
    {
        HttpRequestException { InnerException: AuthenticationException } when refusal is not null =>
            (ErrorKind.UntrustedServer, refusal, "the kubeconfig's certificate-authority is not this server's: fetch the kubeconfig anew"),
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } =>
            (ErrorKind.Service, $"dial tcp: lookup {address.Host}: no such host", "check the server in the kubeconfig, the VPN and the name server"),
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError, InnerException: SocketException socket } =>
            (ErrorKind.Unreachable, $"dial tcp {address.Host}:{Port(address)}: connect: {Reason(socket)}", $"is the cluster up, and is {address.Authority} its address?"),
        HttpRequestException { HttpRequestError: HttpRequestError.ProxyTunnelError } =>
            (ErrorKind.Service, "the proxy does not connect: " + Lower(e.Message), "check proxy-url in the kubeconfig and HTTPS_PROXY"),
        HttpRequestException { InnerException: AuthenticationException inner } =>
            (ErrorKind.Service, "tls: " + Lower((inner.InnerException ?? inner).Message), $"does {address.Authority} speak TLS, and does it want a client certificate?"),
        HttpRequestException { HttpRequestError: HttpRequestError.ResponseEnded } or HttpIOException { HttpRequestError: HttpRequestError.ResponseEnded } =>
            (ErrorKind.Service, "unexpected EOF", BrokenOff),
        { InnerException: SocketException { SocketErrorCode: SocketError.ConnectionReset } } or { InnerException.InnerException: SocketException { SocketErrorCode: SocketError.ConnectionReset } } =>
            (ErrorKind.Service, "read: connection reset by peer", BrokenOff),
        _ => (ErrorKind.Unreachable, Lower((e.InnerException ?? e).Message), null),
    };

    private const string BrokenOff = "the answer breaks off: a proxy or the API server closed the connection; try again";

    private static string Prefix(ApiRequest request, Uri address) =>
        $"{(request.Method == HttpMethod.Get ? "Get" : "Post")} \"{UrlSecrets.CutFromUrl(address.ToString())}\": ";

    private static string Port(Uri address) => address.Port.ToString(CultureInfo.InvariantCulture);

    private static string Reason(SocketException e) => e.SocketErrorCode switch
    {
        SocketError.ConnectionRefused => "connection refused",
        SocketError.HostUnreachable => "no route to host",
        SocketError.NetworkUnreachable => "network is unreachable",
        SocketError.TimedOut => "connection timed out",
        _ => Lower(e.Message),
    };

    private static string Lower(string message)
    {
        var clean = ApiAnswer.Clean(message).TrimEnd('.');
        return clean.Length == 0 ? "failed" : UrlSecrets.CutFrom(char.ToLowerInvariant(clean[0]) + clean[1..]);
    }
}
