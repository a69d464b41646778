using System.Text;
using System.Text.Json.Nodes;
using Sealing.Manifests;
using Sealing.SealedSecrets;
using Sealing.TestCluster;
using Xunit;

namespace Sealing.Kubernetes.Tests;

/// <summary>Each request as kubeseal sends it. Source: kubeseal v0.36 against an API server that wrote down what it was asked.</summary>
public sealed class WireFormatTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sealing-wire-");
    private Cluster _cluster = null!;

    public async ValueTask InitializeAsync()
    {
        _cluster = await Cluster.StartAsync();
        _cluster.WriteFiles(_folder.FullName);
    }

    public async ValueTask DisposeAsync()
    {
        await _cluster.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task The_certificate_is_fetched_through_the_port_that_the_Service_names()
    {
        using var client = Client("admin");
        var certificate = await client.FetchCertificateAsync(TestContext.Current.CancellationToken);

        Assert.Equal(_cluster.Controller.Certificate(), Encoding.ASCII.GetString(certificate));
        Assert.Collection(
            _cluster.Requests,
            lookup =>
            {
                Assert.Equal("GET /api/v1/namespaces/kube-system/services/sealed-secrets-controller", Line(lookup));
                Assert.Equal("application/json, */*", lookup.Headers["Accept"]);
                Assert.Equal("Bearer admin-token", lookup.Headers["Authorization"]);
            },
            fetch =>
            {
                Assert.Equal("GET /api/v1/namespaces/kube-system/services/http:sealed-secrets-controller:http/proxy/v1/cert.pem", Line(fetch));
                Assert.Equal("application/x-pem-file, */*", fetch.Headers["Accept"]);
                Assert.Equal("Bearer admin-token", fetch.Headers["Authorization"]);
                Assert.Equal("gzip", fetch.Headers["Accept-Encoding"]);
                Assert.DoesNotContain("Content-Type", fetch.Headers.Keys);
                Assert.DoesNotContain(fetch.Headers.Keys, name => name.StartsWith("Impersonate-", StringComparison.OrdinalIgnoreCase));
            });
    }

    [Fact]
    public async Task A_port_without_a_name_leaves_the_colon()
    {
        using var client = Client("admin", new ControllerOptions { Name = "unnamed" });
        await client.FetchCertificateAsync(TestContext.Current.CancellationToken);
        Assert.Equal("GET /api/v1/namespaces/kube-system/services/http:unnamed:/proxy/v1/cert.pem", Line(_cluster.Requests[^1]));
    }

    [Fact]
    public async Task Verifying_posts_the_whole_SealedSecret_as_JSON_without_a_content_type()
    {
        var item = ClusterFixture.Seal(_cluster);
        using var client = Client("admin");
        Assert.True(await client.VerifyAsync(item, TestContext.Current.CancellationToken));

        var request = _cluster.Requests[^1];
        Assert.Equal("POST /api/v1/namespaces/kube-system/services/http:sealed-secrets-controller:http/proxy/v1/verify", Line(request));
        Assert.Equal("application/json, */*", request.Headers["Accept"]);
        Assert.DoesNotContain("Content-Type", request.Headers.Keys);
        Assert.Equal(Encoding.UTF8.GetByteCount(request.Body).ToString(System.Globalization.CultureInfo.InvariantCulture), request.Headers["Content-Length"]);
        Assert.Equal(item.Write(ManifestFormat.Json), request.Body);
    }

    [Fact]
    public async Task Reencrypting_posts_identity_scope_and_items_but_no_template_data()
    {
        var item = ClusterFixture.Seal(_cluster, SealingScope.NamespaceWide);
        item = item with { Template = item.Template with { Data = new Dictionary<string, string?> { ["config"] = "{{ index . \"mariadb-password\" }}" } } };
        using var client = Client("admin");
        await client.ReencryptAsync(item, TestContext.Current.CancellationToken);

        var request = _cluster.Requests[^1];
        Assert.Equal("POST /api/v1/namespaces/kube-system/services/http:sealed-secrets-controller:http/proxy/v1/rotate", Line(request));
        Assert.DoesNotContain("Content-Type", request.Headers.Keys);
        const string Metadata =
            """{"name":"prestashop-mariadb","namespace":"kube-system","annotations":{"sealedsecrets.bitnami.com/namespace-wide":"true"}}""";
        var body = JsonNode.Parse(request.Body)!;
        Assert.Equal(Metadata, body["metadata"]!.ToJsonString());
        Assert.Equal($$"""{"metadata":{{Metadata}},"type":"Opaque"}""", body["spec"]!["template"]!.ToJsonString());
        Assert.Equal(item.EncryptedData["mariadb-password"], (string)body["spec"]!["encryptedData"]!["mariadb-password"]!);
    }

    [Fact]
    public async Task The_Service_is_looked_up_once()
    {
        using var client = Client("admin");
        await client.FetchCertificateAsync(TestContext.Current.CancellationToken);
        await client.FetchCertificateAsync(TestContext.Current.CancellationToken);
        Assert.Equal(3, _cluster.Requests.Count);
    }

    [Fact]
    public async Task Impersonation_is_sent_with_every_request_and_each_group_in_a_line_of_its_own()
    {
        using var client = Client("as-ci");
        await client.FetchCertificateAsync(TestContext.Current.CancellationToken);
        Assert.All(_cluster.Requests, request =>
        {
            Assert.Equal("system:serviceaccount:kube-system:sealing-ci", request.Headers["Impersonate-User"]);
            Assert.Equal("a\nb", request.Headers["Impersonate-Group"]);
            Assert.Equal("test", request.Headers["Impersonate-Extra-reason"]);
        });
    }

    [Fact]
    public async Task Uncompressed_answers_are_asked_for_where_the_flag_says_so()
    {
        using var client = ClusterFixture.Client(new() { KubeConfig = KubeConfig, DisablesCompression = true });
        await client.FetchCertificateAsync(TestContext.Current.CancellationToken);
        Assert.All(_cluster.Requests, request => Assert.DoesNotContain("Accept-Encoding", request.Headers.Keys));
    }

    private string KubeConfig => Path.Combine(_folder.FullName, "kubeconfig");

    private static string Line(RecordedRequest request) => request.Method + " " + request.Path;

    private ControllerClient Client(string context, ControllerOptions? options = null) =>
        ClusterFixture.Client(new() { KubeConfig = KubeConfig, Context = context }, options);
}
