using System.Net;
using System.Net.Sockets;
using System.Text;
using Xunit;

namespace Sealing.Kubernetes.Tests;

/// <summary>A proxy between here and the API server, of the kubeconfig or of the flag.</summary>
public sealed class ProxyTests(ClusterFixture fixture)
{
    [Theory]
    [InlineData("http://127.0.0.1:PORT", null)]
    [InlineData("http://user:p%40ss@127.0.0.1:PORT", "user:p@ss")]
    public async Task Requests_go_through_the_proxy_with_the_name_and_password_of_its_URL(string proxy, string? credentials)
    {
        await using var tunnel = new Tunnel(credentials);
        var kubeconfig = await File.ReadAllTextAsync(Path.Combine(fixture.Folder, "kubeconfig"), TestContext.Current.CancellationToken);
        var url = proxy.Replace("PORT", tunnel.Port, StringComparison.Ordinal);
        var file = Path.Combine(fixture.Folder, "proxied-" + tunnel.Port);
        await File.WriteAllTextAsync(file, kubeconfig.Replace("ca.crt}\n- name: data", $"ca.crt, proxy-url: \"{url}\"}}\n- name: data", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        using var client = ClusterFixture.Client(new() { KubeConfig = file });
        Assert.NotEmpty(await client.FetchCertificateAsync(TestContext.Current.CancellationToken));
        Assert.Equal("CONNECT " + fixture.Cluster.Address["https://".Length..] + " HTTP/1.1", Assert.Single(tunnel.Connects));
    }

    [Fact]
    public async Task A_proxy_that_refuses_is_an_error_that_says_so()
    {
        await using var tunnel = new Tunnel("user:right");
        using var client = ClusterFixture.Client(new() { KubeConfig = Path.Combine(fixture.Folder, "kubeconfig"), ProxyUrl = $"http://user:wrong@127.0.0.1:{tunnel.Port}" });
        var error = await Assert.ThrowsAsync<ClusterException>(() => client.FetchCertificateAsync(TestContext.Current.CancellationToken));
        Assert.Contains("the proxy does not connect: ", error.Message, StringComparison.Ordinal);
        Assert.Contains("407", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong", error.Message + error.Hint, StringComparison.Ordinal);
    }

    /// <summary>A proxy that knows CONNECT only, and asks for a name and password where it is given one.</summary>
    private sealed class Tunnel : IAsyncDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly string? _credentials;
        private readonly Task _serving;

        public Tunnel(string? credentials)
        {
            _credentials = credentials;
            _listener.Start();
            _serving = ServeAsync();
        }

        public string Port => ((IPEndPoint)_listener.LocalEndpoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture);

        /// <summary>The first lines of the requests that were let through.</summary>
        public List<string> Connects { get; } = [];

        public async ValueTask DisposeAsync()
        {
            _listener.Dispose();
            await _serving;
        }

        private async Task ServeAsync()
        {
            try
            {
                while (true)
                {
                    _ = ConnectAsync(await _listener.AcceptTcpClientAsync());
                }
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                // The test is over.
            }
        }

        private async Task ConnectAsync(TcpClient client)
        {
            using (client)
            {
                var stream = client.GetStream();
                var expected = _credentials is null ? "" : "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(_credentials));
                while (await ReadHeadAsync(stream) is { Length: > 0 } head)
                {
                    if (!head.Contains(expected, StringComparison.Ordinal))
                    {
                        await stream.WriteAsync("HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n"u8.ToArray());
                        continue;
                    }

                    Connects.Add(head.Split("\r\n")[0]);
                    using var server = new TcpClient();
                    await server.ConnectAsync(IPEndPoint.Parse(head.Split(' ')[1]));
                    await stream.WriteAsync("HTTP/1.1 200 OK\r\n\r\n"u8.ToArray());
                    await Task.WhenAny(stream.CopyToAsync(server.GetStream()), server.GetStream().CopyToAsync(stream));
                    return;
                }
            }
        }

        private static async Task<string> ReadHeadAsync(NetworkStream stream)
        {
            var head = new StringBuilder();
            var one = new byte[1];
            while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(one) == 1)
            {
                head.Append((char)one[0]);
            }

            return head.ToString();
        }
    }
}
