using System.Net;

namespace Sealing.Cli.Host.Network;

/// <summary>
/// The proxies of <c>HTTPS_PROXY</c>, <c>HTTP_PROXY</c> and <c>NO_PROXY</c>, and of the same names in small letters, as Go's programs, and so kubectl and the
/// references, follow them: for the API server, Vault, AWS and certificates of URLs. Source: the documentation of golang.org/x/net/http/httpproxy.
/// </summary>
internal sealed class EnvironmentProxy(Func<string, string?> environment) : IWebProxy, ICredentials
{
    private readonly Lazy<Uri?> _http = new(() => string.IsNullOrEmpty(environment("REQUEST_METHOD")) ? Find(environment, "HTTP_PROXY") : null); // under CGI a client could set it
    private readonly Lazy<Uri?> _https = new(() => Find(environment, "HTTPS_PROXY"));
    private readonly Lazy<NoProxy> _direct = new(() => new NoProxy(Value(environment, "NO_PROXY") ?? ""));

    /// <summary>Name and password that stand in the URL of a proxy.</summary>
    public ICredentials? Credentials
    {
        get => this;
        set => throw new NotSupportedException();
    }

    /// <summary>Has every client of this program follow the environment. Nothing is read before one connects.</summary>
    public static void Install() => HttpClient.DefaultProxy = new EnvironmentProxy(Environment.GetEnvironmentVariable);

    /// <inheritdoc/>
    public bool IsBypassed(Uri host) => GetProxy(host) is null;

    /// <inheritdoc/>
    public Uri? GetProxy(Uri destination)
    {
        var proxy = destination.Scheme is "https" or "wss" ? _https.Value : _http.Value;
        return proxy is null || _direct.Value.Covers(destination) ? null : new UriBuilder(proxy) { UserName = "", Password = "" }.Uri;
    }

    /// <inheritdoc/>
    public NetworkCredential? GetCredential(Uri uri, string authType)
    {
        var proxy = new[] { _https.Value, _http.Value }.FirstOrDefault(proxy => proxy is not null && proxy.UserInfo.Length > 0 && proxy.Authority == uri.Authority);
        return proxy?.UserInfo.Split(':', 2) is [var name, .. var rest]
            ? new NetworkCredential(Uri.UnescapeDataString(name), Uri.UnescapeDataString(string.Concat(rest))) : null;
    }

    private static string? Value(Func<string, string?> environment, string name) =>
        new[] { name, name.ToLowerInvariant() }.Select(environment).FirstOrDefault(value => !string.IsNullOrEmpty(value));

    // Without a scheme that it can have, it is one of http, as in Go: so a wrong one ends in an error, and nothing goes out without a proxy.
    private static Uri? Find(Func<string, string?> environment, string name)
    {
        var text = Value(environment, name)?.Replace("socks5h://", "socks5://", StringComparison.OrdinalIgnoreCase); // the same to this platform: the proxy resolves names
        return Uri.TryCreate(text, UriKind.Absolute, out var proxy) && proxy is { Scheme: "http" or "https" or "socks5", Host.Length: > 0 } || Uri.TryCreate("http://" + text, UriKind.Absolute, out proxy)
            ? proxy : null;
    }
}
