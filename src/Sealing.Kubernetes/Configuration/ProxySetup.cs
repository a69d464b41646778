using System.Net;

namespace Sealing.Kubernetes.Configuration;

internal static class ProxySetup
{
    /// <summary>Sends what the handler sends through the proxy; name and password may stand in its URL.</summary>
    /// <exception cref="ClusterException">Not the URL of an http, https or socks5 proxy.</exception>
    public static Action<SocketsHttpHandler> Of(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https" or "socks5"))
        {
            throw new ClusterException("unsupported scheme for the proxy: must be http, https, or socks5"); // the URL may hold a password
        }

        var proxy = new WebProxy(new UriBuilder(address) { UserName = "", Password = "" }.Uri);
        if (address.UserInfo.Split(':', 2) is [{ Length: > 0 } name, .. var rest])
        {
            proxy.Credentials = new NetworkCredential(Uri.UnescapeDataString(name), Uri.UnescapeDataString(string.Concat(rest)));
        }

        return handler => (handler.Proxy, handler.UseProxy) = (proxy, true);
    }
}
