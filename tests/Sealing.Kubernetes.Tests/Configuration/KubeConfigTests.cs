using Sealing.Kubernetes.Configuration;
using Xunit;

namespace Sealing.Kubernetes.Tests.Configuration;

/// <summary>How kubeconfig files are read and merged. Source: kubectl's documentation, and kubectl config view on the same files.</summary>
public sealed class KubeConfigTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sealing-kubeconfig-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Paths_are_relative_to_their_own_file()
    {
        var file = Write("sub/config", """
            users:
            - name: u
              user: {client-certificate: c.pem, client-key: /abs/k.pem, tokenFile: t, exec: {apiVersion: v, command: ./plugin, args: ["a b", c]}}
            - name: on-path
              user: {exec: {apiVersion: v, command: plugin}}
            clusters: [{name: c, cluster: {certificate-authority: ca.pem, proxy-url: "http://proxy:1", insecure-skip-tls-verify: true}}]
            """);
        var config = KubeConfig.Load(file);
        var sub = Path.Combine(_folder.FullName, "sub");
        Assert.Equal(Path.Combine(sub, "c.pem"), config.Users["u"].ClientCertificate);
        Assert.Equal("/abs/k.pem", config.Users["u"].ClientKey);
        Assert.Equal(Path.Combine(sub, "t"), config.Users["u"].TokenFile);
        Assert.Equal(Path.Combine(sub, "./plugin"), config.Users["u"].Exec!.Command);
        Assert.Equal(["a b", "c"], config.Users["u"].Exec!.Arguments);
        Assert.Equal("plugin", config.Users["on-path"].Exec!.Command);
        Assert.Equal(Path.Combine(sub, "ca.pem"), config.Clusters["c"].CertificateAuthority);
        Assert.Equal("http://proxy:1", config.Clusters["c"].ProxyUrl);
        Assert.True(config.Clusters["c"].SkipsTlsVerify);
    }

    [Fact]
    public void Flags_win_over_the_kubeconfig()
    {
        var config = KubeConfig.Load(Write("config", """
            current-context: a
            contexts: [{name: a, context: {cluster: c, user: u}}, {name: b, context: {cluster: d, user: v}}]
            clusters: [{name: c, cluster: {server: "https://c", certificate-authority-data: YQ==}}, {name: d, cluster: {server: "https://d"}}]
            users: [{name: u, user: {tokenFile: t, exec: {apiVersion: v, command: x}}}, {name: v, user: {token: of-v}}]
            """));
        var (cluster, user) = new ClientOverrides { Cluster = "d", User = "v" }.Apply(config);
        Assert.Equal(("https://d", "of-v"), (cluster.Server, user.Token));

        (cluster, user) = new ClientOverrides { Server = "https://e", Token = "mine", CertificateAuthority = "f.pem" }.Apply(config);
        Assert.Equal(("https://e", "f.pem", null), (cluster.Server, cluster.CertificateAuthority, cluster.CertificateAuthorityData));
        Assert.Equal(("mine", null, null), (user.Token, user.TokenFile, user.Exec));

        (cluster, _) = new ClientOverrides { SkipsTlsVerify = true }.Apply(config);
        Assert.Equal((true, null), (cluster.SkipsTlsVerify, cluster.CertificateAuthorityData));
    }

    [Theory]
    [InlineData("c", null, null, "context \"c\" does not exist", "contexts in the kubeconfig: a")]
    [InlineData("a", "d", null, "cluster \"d\" does not exist", "the kubeconfig has: c")]
    [InlineData("a", null, "v", "auth info \"v\" does not exist", "the kubeconfig has: u")]
    public void A_name_that_is_not_there_is_an_error_that_lists_those_that_are(string context, string? cluster, string? user, string message, string hint)
    {
        var config = KubeConfig.Load(Write("config", "contexts: [{name: a, context: {cluster: c, user: u}}]\nclusters: [{name: c, cluster: {}}]\nusers: [{name: u, user: {}}]\n"));
        var error = Assert.Throws<ClusterException>(() => new ClientOverrides { Context = context, Cluster = cluster, User = user }.Apply(config));
        Assert.Equal((message, hint), (error.Message, error.Hint));
    }

    [Theory]
    [InlineData("users: [{name: u, user: {token: [hunter2]}}]", "document 1, line 1, column 33, user.token: must be a string")]
    [InlineData("users: hunter2", "document 1, line 1, column 8, users: must be a list")]
    [InlineData("hunter2", "document 1, line 1, column 1: must be a mapping of keys to values")]
    [InlineData("users: [{name: u, user: {exec: {command: hunter2}}}]", "document 1, line 1, column 32, user.exec.apiVersion: missing: an exec plugin needs one")]
    public void A_kubeconfig_that_is_none_is_an_error_that_shows_nothing_of_it(string text, string reason)
    {
        var file = Write("config", text);
        Assert.Equal($"error loading config file \"{file}\": {reason}", Assert.Throws<ClusterException>(() => KubeConfig.Load(file)).Message);
    }

    [Theory]
    [InlineData("ftp://hunter2:pw@proxy")]
    [InlineData("hunter2")]
    public void A_proxy_of_another_kind_is_refused_without_showing_its_password(string proxy)
    {
        var error = Assert.Throws<ClusterException>(() => Load(new ClientOverrides { Server = "https://c", ProxyUrl = proxy }));
        Assert.Equal("unsupported scheme for the proxy: must be http, https, or socks5", error.Message);
    }

    [Theory]
    [InlineData("c:1", null, "http://c:1")]
    [InlineData("c:1", true, "https://c:1")]
    [InlineData("http://c", true, "http://c")]
    public void A_server_without_a_scheme_is_https_where_TLS_is_spoken_of(string server, bool? insecure, string expected) =>
        Assert.Equal(expected, Load(new ClientOverrides { Server = server, SkipsTlsVerify = insecure }).Configuration.Host);

    [Fact]
    public void A_group_without_a_user_to_act_as_is_refused() =>
        Assert.Throws<ClusterException>(() => Load(new ClientOverrides { Server = "https://c", ImpersonatedGroups = ["g"] }));

    [Theory]
    [InlineData("a\nb")]
    [InlineData("a\u001Fb")]
    public void A_token_with_a_control_character_is_refused_without_being_shown(string token) =>
        Assert.Equal(
            "the token holds a line end or another control character",
            Assert.Throws<ClusterException>(() => Load(new ClientOverrides { Server = "https://c", Token = token })).Message);

    private static ClientSettings Load(ClientOverrides overrides) => ClientSettings.Load(new ClientOverrides
    {
        KubeConfig = "/dev/null",
        Server = overrides.Server,
        ProxyUrl = overrides.ProxyUrl,
        SkipsTlsVerify = overrides.SkipsTlsVerify,
        Token = overrides.Token,
        ImpersonatedGroups = overrides.ImpersonatedGroups,
    });

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }
}
