using Sealing.Cli.Host.Network;
using Xunit;

namespace Sealing.Cli.Tests;

/// <summary>Proxies are those that Go's programs take from the environment: the rules that golang.org/x/net/http/httpproxy documents.</summary>
public sealed class EnvironmentProxyTests
{
    [Theory]
    [InlineData("10.0.0.0/8", "https://10.1.2.3:6443")]
    [InlineData("10.9.9.9/8", "https://10.1.2.3:6443")]
    [InlineData("fd00::/8", "https://[fd12::1]:6443")]
    [InlineData("10.1.2.3", "https://10.1.2.3:6443")]
    [InlineData("10.1.2.3:6443", "https://10.1.2.3:6443")]
    [InlineData("[fd12::1]:6443", "https://[fd12::1]:6443")]
    [InlineData("fd12::1", "https://[fd12::1]:6443")]
    [InlineData("::ffff:10.1.2.3", "https://10.1.2.3")]
    [InlineData("*", "https://10.1.2.3")]
    [InlineData("other.org, *", "https://vault.example.org")]
    [InlineData("example.org", "https://example.org")]
    [InlineData("example.org", "https://vault.example.org")]
    [InlineData(".example.org", "https://vault.example.org")]
    [InlineData("*.example.org", "https://vault.example.org")]
    [InlineData("EXAMPLE.org:8200", "https://Vault.Example.ORG:8200")]
    [InlineData("example.org:443", "https://example.org")]
    [InlineData("bücher.example", "https://xn--bcher-kva.example")]
    [InlineData(" .svc , ,10.0.0.0/8", "https://kubernetes.default.svc")]
    [InlineData("", "https://localhost:8200")]
    [InlineData("", "https://127.9.9.9")]
    [InlineData("", "https://[::1]:1")]
    public void NO_PROXY_names_hosts_that_are_asked_directly(string list, string address) => Assert.Null(Proxy(address, ("NO_PROXY", list), ("HTTPS_PROXY", "http://proxy:1")));

    [Theory]
    [InlineData("10.0.0.0/8", "https://11.1.2.3:6443")]
    [InlineData("10.0.0.0/33", "https://10.1.2.3")]
    [InlineData("10.1.2.3:443", "https://10.1.2.3:6443")]
    [InlineData("10.1", "https://10.0.0.1")]
    [InlineData(".example.org", "https://example.org")]
    [InlineData("*.example.org", "https://example.org")]
    [InlineData("example.org", "https://badexample.org")]
    [InlineData("example.org:8200", "https://example.org")]
    [InlineData("vault.*", "https://vault.example.org")]
    [InlineData(":443", "https://example.org")]
    public void Other_hosts_are_asked_through_the_proxy(string list, string address) =>
        Assert.Equal("http://proxy:1/", Proxy(address, ("NO_PROXY", list), ("HTTPS_PROXY", "http://proxy:1"))?.AbsoluteUri);

    [Theory]
    [InlineData("HTTPS_PROXY", "http://proxy:1", "https://a.b", "http://proxy:1/")]
    [InlineData("https_proxy", "http://proxy:1", "https://a.b", "http://proxy:1/")]
    [InlineData("HTTP_PROXY", "http://proxy:1", "http://a.b", "http://proxy:1/")]
    [InlineData("HTTP_PROXY", "http://proxy:1", "https://a.b", null)]
    [InlineData("HTTPS_PROXY", "http://proxy:1", "http://a.b", null)]
    [InlineData("ALL_PROXY", "http://proxy:1", "https://a.b", null)]
    [InlineData("HTTPS_PROXY", "proxy.example:3128", "https://a.b", "http://proxy.example:3128/")]
    [InlineData("HTTPS_PROXY", "socks5://proxy:1", "https://a.b", "socks5://proxy:1/")]
    [InlineData("HTTPS_PROXY", "socks5h://proxy:1", "https://a.b", "socks5://proxy:1/")]
    [InlineData("HTTPS_PROXY", "ftp://proxy:1", "https://a.b", "http://ftp//proxy:1")]
    [InlineData("HTTPS_PROXY", ":::", "https://a.b", null)]
    [InlineData("HTTPS_PROXY", "http://me:word@proxy:1", "https://a.b", "http://proxy:1/")]
    public void The_scheme_of_the_address_picks_the_variable(string name, string value, string address, string? expected) => Assert.Equal(expected, Proxy(address, (name, value))?.AbsoluteUri);

    [Fact]
    public void The_name_in_large_letters_counts_first() =>
        Assert.Equal("http://large:1/", Proxy("https://a.b", ("https_proxy", "http://small:1"), ("HTTPS_PROXY", "http://large:1"))?.AbsoluteUri);

    [Fact]
    public void Under_CGI_where_a_client_could_set_it_HTTP_PROXY_does_not_count() => Assert.Null(Proxy("http://a.b", ("HTTP_PROXY", "http://proxy:1"), ("REQUEST_METHOD", "GET")));

    [Fact]
    public void The_password_of_a_proxy_is_for_that_proxy()
    {
        var proxy = new EnvironmentProxy(name => name == "HTTPS_PROXY" ? "http://me:pa%3Ass@proxy:1" : null);
        var credential = proxy.GetCredential(new Uri("http://proxy:1/"), "Basic");
        Assert.Equal(("me", "pa:ss"), (credential?.UserName, credential?.Password));
        Assert.Null(proxy.GetCredential(new Uri("http://other:1/"), "Basic"));
    }

    private static Uri? Proxy(string address, params (string Name, string Value)[] environment) =>
        new EnvironmentProxy(name => environment.FirstOrDefault(pair => pair.Name == name).Value).GetProxy(new Uri(address));
}
