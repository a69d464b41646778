using System.Globalization;
using System.Net;
using Sealing.Cli.Host;

namespace Sealing.Cli.Sops.Remote;

/// <summary>Where a key service listens: a host and a port, or the path of a Unix socket.</summary>
internal sealed record KeyServiceAddress(string Host, int Port, string? SocketPath)
{
    private const string Example = "such as tcp://127.0.0.1:5000 or unix:///run/user/1000/sops.sock";

    /// <summary>What requests are sent to. On a Unix socket the host is nobody's.</summary>
    public Uri Http => SocketPath is null ? new UriBuilder(Uri.UriSchemeHttp, Host, Port).Uri : new Uri("http://localhost");

    /// <summary>Reads what <c>--keyservice</c> names.</summary>
    /// <exception cref="UsageException">Not the address of a key service.</exception>
    public static KeyServiceAddress Parse(string uri)
    {
        const string Tcp = "tcp://", Unix = "unix://";
        return uri.StartsWith(Unix, StringComparison.Ordinal) && uri[Unix.Length..] is ['/', _, ..] path ? new KeyServiceAddress("", 0, path)
            : uri.StartsWith(Tcp, StringComparison.Ordinal) && ReadHost(uri[Tcp.Length..].TrimEnd('/')) is { Host.Length: > 0, Port: > 0 } address ? address
            : throw new UsageException($"--keyservice: not the address of a key service: {uri}; it is {Example}");
    }

    /// <summary>Reads what <c>--network</c> and <c>--address</c> name. Without a host it is every address of this machine.</summary>
    /// <exception cref="UsageException">Nothing can listen there.</exception>
    public static KeyServiceAddress Parse(string network, string address) => network switch
    {
        "tcp" => ReadHost(address) ?? throw new UsageException($"--address: neither HOST:PORT nor :PORT: {address}"),
        "unix" => new KeyServiceAddress("", 0, Path.GetFullPath(address)),
        _ => throw new UsageException($"--network: neither tcp nor unix: {network}"),
    };

    /// <summary>The address to bind.</summary>
    /// <exception cref="SealingException">No such host.</exception>
    public IPAddress Bound()
    {
        try
        {
            return Host.Length == 0 ? IPAddress.IPv6Any : IPAddress.TryParse(Host, out var address) ? address : Dns.GetHostAddresses(Host)[0];
        }
        catch (System.Net.Sockets.SocketException e)
        {
            throw new SealingException($"--address: {Host}: {FileErrors.Lower(e.Message)}", e);
        }
    }

    private static KeyServiceAddress? ReadHost(string text)
    {
        var colon = text.LastIndexOf(':');
        if (colon < 0 || !ushort.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port))
        {
            return null;
        }

        var host = text[..colon] is ['[', .. var bare, ']'] ? bare : text[..colon];
        return host.Length == 0 || Uri.CheckHostName(host) != UriHostNameType.Unknown ? new KeyServiceAddress(host, port, null) : null;
    }
}
