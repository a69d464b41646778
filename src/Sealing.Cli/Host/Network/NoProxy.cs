using System.Globalization;
using System.Net;

namespace Sealing.Cli.Host.Network;

/// <summary>
/// The hosts that <c>NO_PROXY</c> names: addresses, networks (<c>10.0.0.0/8</c>), domains with all that is below them, those below alone (<c>.svc</c>,
/// <c>*.svc</c>), each with a port or for all, and <c>*</c> for every host. Source: the documentation of golang.org/x/net/http/httpproxy.
/// </summary>
internal sealed class NoProxy
{
    private readonly List<(IPAddress Address, int Bits, string? Port)> _networks = [];
    private readonly List<(string Suffix, bool IsItself, string? Port)> _domains = [];
    private readonly bool _isAll;

    public NoProxy(string list)
    {
        foreach (var entry in list.Split(',').Select(entry => entry.Trim().ToLowerInvariant()))
        {
            _isAll |= entry == "*";
            Add(entry);
        }
    }

    /// <summary>Whether no proxy is asked for it. This machine is never asked for through one.</summary>
    public bool Covers(Uri address)
    {
        var host = address.IdnHost.TrimStart('[').TrimEnd(']').ToLowerInvariant();
        var port = address.Port.ToString(CultureInfo.InvariantCulture);
        return host == "localhost" || _isAll || (Address(host) is { } number
            ? IPAddress.IsLoopback(number) || _networks.Exists(network => Contains(network.Address, network.Bits, number) && FitsPort(network.Port, port))
            : _domains.Exists(domain => IsBelow(host, domain.Suffix, domain.IsItself) && FitsPort(domain.Port, port)));
    }

    private static bool FitsPort(string? wanted, string port) => wanted is null || wanted == port;

    private static bool IsBelow(string host, string suffix, bool isItself) =>
        host.EndsWith(suffix, StringComparison.Ordinal) || (isItself && host == suffix[1..]);

    private void Add(string entry)
    {
        if (Network(entry) is { } network)
        {
            _networks.Add((network.Address, network.Bits, null));
            return;
        }

        var (host, port) = SplitPort(entry);
        if (Address(host) is { } address)
        {
            _networks.Add((address, address.GetAddressBytes().Length * 8, port));
        }
        else if (host.Length > 0)
        {
            var name = host.StartsWith("*.", StringComparison.Ordinal) ? host[1..] : host;
            _domains.Add((Ascii(name[0] == '.' ? name : "." + name), name[0] != '.', port));
        }
    }

    /// <summary>A host, or an address with colons in brackets, may have a port behind it.</summary>
    private static (string Host, string? Port) SplitPort(string entry)
    {
        var colon = entry.LastIndexOf(':');
        var isWithPort = colon >= 0 && (entry.IndexOf(':', StringComparison.Ordinal) == colon || entry.LastIndexOf(']') == colon - 1);
        return isWithPort ? (entry[..colon].TrimStart('[').TrimEnd(']'), entry[(colon + 1)..]) : (entry, null);
    }

    private static (IPAddress Address, int Bits)? Network(string entry)
    {
        var slash = entry.IndexOf('/', StringComparison.Ordinal);
        return slash >= 0 && Address(entry[..slash]) is { } address
            && int.TryParse(entry.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var bits) && bits <= address.GetAddressBytes().Length * 8
            ? (address, bits) : null;
    }

    // The platform takes 10.1 for an address, too.
    private static IPAddress? Address(string text)
    {
        var isWritten = text.Contains(':', StringComparison.Ordinal) || text.Count(letter => letter == '.') == 3;
        return isWritten && IPAddress.TryParse(text, out var address) ? (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address) : null;
    }

    private static bool Contains(IPAddress network, int bits, IPAddress address)
    {
        var (wanted, actual) = (network.GetAddressBytes(), address.GetAddressBytes());
        return wanted.Length == actual.Length && Enumerable.Range(0, bits).All(bit => ((wanted[bit / 8] ^ actual[bit / 8]) & (0x80 >> (bit % 8))) == 0);
    }

    private static string Ascii(string name)
    {
        try
        {
            return "." + new IdnMapping().GetAscii(name[1..]);
        }
        catch (ArgumentException)
        {
            return name; // no host has it
        }
    }
}
