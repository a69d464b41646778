using System.Diagnostics;
using System.Net;
using System.Text;
using k8s;
using Sealing.Kubernetes.Configuration;
using Xunit;
using KubernetesApi = k8s.Kubernetes;

namespace Sealing.Kubernetes.Tests;

/// <summary>Every way to say who one is, against a server that looks.</summary>
public sealed class CredentialsTests(ClusterFixture fixture)
{
    [Theory]
    [InlineData("admin")]
    [InlineData("ci")]
    [InlineData("token-file")]
    [InlineData("password")]
    [InlineData("certificate")]
    [InlineData("certificate-data")]
    [InlineData("as-ci")]
    [InlineData("exec-token")]
    [InlineData("exec-certificate")]
    [InlineData("data")]
    [InlineData("insecure")]
    [InlineData("right-name")]
    public async Task The_context_reaches_the_controller_as_kubectl_does(string context)
    {
        using var client = fixture.Client(context);
        var certificate = Encoding.ASCII.GetString(await client.FetchCertificateAsync(TestContext.Current.CancellationToken));
        Assert.Contains(fixture.Cluster.Controller.Keys, pair => pair.CertificatePem == certificate);
        Assert.Equal(certificate, await Kubectl(context) ?? certificate);
    }

    [Theory]
    [InlineData("unknown", HttpStatusCode.Unauthorized)]
    [InlineData("nobody", HttpStatusCode.Unauthorized)]
    [InlineData("guest", HttpStatusCode.Forbidden)]
    [InlineData("guest-as-ci", HttpStatusCode.Forbidden)]
    public async Task Who_may_not_is_told_by_the_status(string context, HttpStatusCode status)
    {
        using var client = fixture.Client(context);
        var error = await Assert.ThrowsAsync<ClusterException>(() => client.FetchCertificateAsync(TestContext.Current.CancellationToken));
        Assert.Equal(status, error.StatusCode);
    }

    [Theory]
    [InlineData("stranger", "x509: certificate signed by unknown authority")]
    [InlineData("system", "x509: certificate signed by unknown authority")]
    [InlineData("wrong-name", "x509: certificate is valid for other names than the server's: kubernetes.default.svc, 127.0.0.1")]
    [InlineData("expired-tls", "x509: certificate has expired or is not yet valid")]
    public async Task A_server_that_is_not_the_right_one_is_sent_nothing(string context, string reason)
    {
        var name = "asked-of-" + context;
        using var client = fixture.Client(context, new ControllerOptions { Name = name });
        var error = await Assert.ThrowsAsync<ClusterException>(() => client.FetchCertificateAsync(TestContext.Current.CancellationToken));
        Assert.Contains("tls: failed to verify certificate: " + reason, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(fixture.Cluster.Requests, request => request.Path.Contains(name, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("admin")]
    [InlineData("certificate")]
    [InlineData("exec-token")]
    public async Task The_real_client_library_finds_the_same_with_the_same_configuration(string context)
    {
        var configuration = ClientSettings.Load(fixture.Context(context)).Configuration;
        configuration.SslCaCerts = [fixture.Cluster.Authority]; // of a bundle with two of one name it would take the first
        using var real = new KubernetesApi(configuration);
        var service = await real.CoreV1.ReadNamespacedServiceAsync("sealed-secrets-controller", "kube-system", cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal("http", Assert.Single(service.Spec.Ports).Name);
        using var answer = await real.CoreV1.ConnectGetNamespacedServiceProxyWithPathAsync(
            "http:sealed-secrets-controller:http", "kube-system", "v1/cert.pem", cancellationToken: TestContext.Current.CancellationToken);
        using var reader = new StreamReader(answer);
        using var client = new ControllerClient(configuration);
        Assert.Equal(
            await reader.ReadToEndAsync(TestContext.Current.CancellationToken),
            Encoding.ASCII.GetString(await client.FetchCertificateAsync(TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task A_configuration_that_the_client_library_read_does_too()
    {
        var file = Path.Combine(fixture.Folder, "plain");
        await File.WriteAllTextAsync(file, $$$"""
            current-context: a
            contexts: [{name: a, context: {cluster: c, user: u}}]
            clusters: [{name: c, cluster: {server: "{{{fixture.Cluster.Address}}}", certificate-authority-data: {{{Pem()}}}}}]
            users: [{name: u, user: {client-certificate: client.crt, client-key: client.key}}]
            """, TestContext.Current.CancellationToken);
        var configuration = KubernetesClientConfiguration.BuildConfigFromConfigFile(file);
        using var client = new ControllerClient(configuration);
        Assert.NotEmpty(await client.FetchCertificateAsync(TestContext.Current.CancellationToken));
    }

    private string Pem() => Convert.ToBase64String(Encoding.ASCII.GetBytes(fixture.Cluster.Authority.ExportCertificatePem()));

    // The certificate as kubectl gets it with the same kubeconfig, or null where there is no kubectl.
    private async Task<string?> Kubectl(string context)
    {
        try
        {
            var start = new ProcessStartInfo(
                "kubectl",
                ["--kubeconfig", Path.Combine(fixture.Folder, "kubeconfig"), "--context", context, "get", "--raw", "/api/v1/namespaces/kube-system/services/http:sealed-secrets-controller:http/proxy/v1/cert.pem"])
            {
                RedirectStandardOutput = true,
                RedirectStandardInput = true,
                UseShellExecute = false,
            };
            using var kubectl = Process.Start(start)!;
            kubectl.StandardInput.Close();
            var output = await kubectl.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await kubectl.WaitForExitAsync(TestContext.Current.CancellationToken);
            return output;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
