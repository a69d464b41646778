using System.IO.Compression;
using System.Text;
using Xunit;

namespace Sealing.Kubernetes.Tests;

/// <summary>Answers that HTTP itself is wrong about.</summary>
public sealed class TransportTests
{
    private const string Service = "{\"kind\":\"Service\",\"apiVersion\":\"v1\",\"spec\":{\"ports\":[]}}";

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n{\"kind\"", "unexpected EOF")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"ki", "unexpected EOF")]
    [InlineData("HTTP/1.1 200 OK\r\n", "unexpected EOF")]
    [InlineData("", "unexpected EOF")]
    public async Task An_answer_that_breaks_off_is_an_error(string answer, string reason)
    {
        using var server = new RawServer(answer);
        var error = await Fail(server);
        Assert.EndsWith("services/sealed-secrets-controller\": " + reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_HTTP_is_an_error_without_control_characters()
    {
        using var server = new RawServer("220 mail.example.com \u001b[2J ESMTP\r\n\r\n");
        Assert.DoesNotContain((await Fail(server)).Message, letter => char.IsControl(letter) && letter != '\n');
    }

    [Fact]
    public async Task A_Service_without_ports_is_an_error()
    {
        using var server = new RawServer($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {Service.Length}\r\n\r\n{Service}");
        Assert.Equal("cannot get sealed secret service: the Service has no ports", (await Fail(server)).Message);
    }

    [Fact]
    public async Task A_small_answer_that_unpacks_to_a_large_one_is_refused()
    {
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            await gzip.WriteAsync(new byte[64 * 1024 * 1024], TestContext.Current.CancellationToken);
        }

        using var server = new RawServer(Encoding.Latin1.GetString(
            [.. Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {packed.Length}\r\n\r\n"), .. packed.ToArray()]));
        Assert.Contains("the server's answer is larger than 8 MiB", (await Fail(server)).Message, StringComparison.Ordinal);
    }

    private static async Task<ClusterException> Fail(RawServer server)
    {
        using var client = ClusterFixture.Client(new() { KubeConfig = "/dev/null", Server = server.Address });
        return await Assert.ThrowsAsync<ClusterException>(() => client.FetchCertificateAsync(TestContext.Current.CancellationToken));
    }
}
