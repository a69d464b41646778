using System.Net;
using k8s;
using Sealing.Kubernetes.Api;
using Sealing.Kubernetes.Configuration;
using Sealing.Manifests;
using Sealing.SealedSecrets;

namespace Sealing.Kubernetes;

/// <summary>
/// The Sealed Secrets controller in a cluster, reached through the API server's proxy to its Service, as kubeseal reaches it.
/// Takes from the configuration the server, its certificate authorities, the credentials and <c>HttpClientTimeout</c>, which counts for each
/// request. Thread safe.
/// </summary>
public sealed class ControllerClient : IDisposable
{
    private readonly ApiConnection _connection;
    private readonly ControllerService _services;
    private readonly ControllerOptions _options;
    private volatile ServiceReferences? _service;

    /// <summary>A client with the credentials of <paramref name="configuration"/>, for the controller of the default name unless <paramref name="options"/> say otherwise.</summary>
    /// <exception cref="ClusterException">The client certificate of the configuration cannot be read.</exception>
    public ControllerClient(KubernetesClientConfiguration configuration, ControllerOptions? options = null)
        : this(new ClientSettings(configuration ?? throw new ArgumentNullException(nameof(configuration))), options ?? new ControllerOptions(), TimeProvider.System)
    {
    }

    internal ControllerClient(ClientSettings settings, ControllerOptions options, TimeProvider time)
    {
        (_connection, _options) = (new ApiConnection(settings, time), options);
        _services = new ControllerService(_connection, options);
    }

    /// <summary>
    /// A client for the cluster that kubectl would talk to: of the kubeconfig <paramref name="file"/>, else those of $KUBECONFIG, else
    /// ~/.kube/config, else of the pod that this runs in; with the context <paramref name="context"/>, else the current one. Starts the
    /// kubeconfig's exec plugin, if it has one. Credentials are taken once: a program that runs for long makes a new client for each task.
    /// </summary>
    /// <exception cref="ClusterException">There is no cluster in the kubeconfig, a file cannot be read, or the plugin gives no credentials.</exception>
    public static ControllerClient FromKubeConfig(string? file = null, string? context = null, ControllerOptions? options = null) =>
        new(ClientSettings.Load(new ClientOverrides { KubeConfig = file, Context = context }), options ?? new ControllerOptions(), TimeProvider.System);

    /// <summary>The certificate of the controller's newest key, PEM, byte for byte as it sends it; whether it has expired is not looked at.</summary>
    /// <exception cref="ClusterException">The controller cannot be reached, or what came is no certificate.</exception>
    public async Task<byte[]> FetchCertificateAsync(CancellationToken cancellationToken = default)
    {
        var (request, answer) = await AskAsync(
            name => Request(HttpMethod.Get, name, "cert.pem") with { Accept = "application/x-pem-file, */*" }, "cannot fetch certificate: ", cancellationToken).ConfigureAwait(false);
        if (answer.IsSuccess && answer.Body.AsSpan().IndexOf("-----BEGIN CERTIFICATE-----"u8) >= 0)
        {
            return answer.Body;
        }

        throw answer.IsSuccess
            ? new ClusterException($"cannot fetch certificate: the answer is {(answer.IsHtml ? "an HTML page" : "something else")}, not a certificate")
            {
                Hint = Advice.SomethingElse,
                StatusCode = answer.Status,
            }
            : Failure("cannot fetch certificate: ", answer, request);
    }

    /// <summary>
    /// Whether the controller can open every item of the SealedSecret. Waits and asks again when the controller has had too many requests:
    /// it takes two a second.
    /// </summary>
    /// <exception cref="ClusterException">The controller cannot be reached or does not answer the question.</exception>
    public async Task<bool> VerifyAsync(SealedSecret sealedSecret, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(sealedSecret);
        var body = sealedSecret.WriteUtf8(ManifestFormat.Json);
        var (request, answer) = await AskAsync(
            name => Request(HttpMethod.Post, name, "verify") with { Body = body }, "cannot validate sealed secret: ", cancellationToken).ConfigureAwait(false);
        return answer.IsSuccess || (answer.Status == HttpStatusCode.Conflict ? false : throw Failure("cannot validate sealed secret: ", answer, request));
    }

    /// <summary>
    /// The same SealedSecret with every item encrypted by the controller for its newest key. All else stays: the template is not sent, since the
    /// controller would drop its labels and annotations and render its data into items.
    /// </summary>
    /// <exception cref="ClusterException">The controller cannot be reached, cannot open an item, or answers something else.</exception>
    public async Task<SealedSecret> ReencryptAsync(SealedSecret sealedSecret, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(sealedSecret);
        if (sealedSecret.EncryptedData.Count == 0)
        {
            return sealedSecret;
        }

        var sent = Rotation.Reduce(sealedSecret);
        var body = sent.WriteUtf8(ManifestFormat.Json);
        var (request, answer) = await AskAsync(
            name => Request(HttpMethod.Post, name, "rotate") with { Body = body }, "cannot re-encrypt secret: ", cancellationToken).ConfigureAwait(false);
        if (answer.Status == HttpStatusCode.Conflict)
        {
            throw new ClusterException("unable to rotate secret") { StatusCode = answer.Status };
        }

        return answer.IsSuccess
            ? sealedSecret with { EncryptedData = Rotation.Read(answer, sent) }
            : throw Failure("cannot re-encrypt secret: ", answer, request);
    }

    /// <summary>The Secrets with the controller's private keys, those too that it has retired: for people who may read them.</summary>
    /// <exception cref="ClusterException">They cannot be read.</exception>
    public async Task<IReadOnlyList<SecretManifest>> FetchKeysAsync(CancellationToken cancellationToken = default)
    {
        var service = _service ??= await _services.FindAsync(cancellationToken).ConfigureAwait(false);
        var request = ClusterSecrets.Keys(service.Controller.Namespace);
        var answer = await SendAsync(request, "cannot read the controller's keys: ", cancellationToken).ConfigureAwait(false);
        return answer.IsSuccess ? ClusterSecrets.Read(answer) : throw ClusterSecrets.Failure("cannot read the controller's keys: ", answer, request);
    }

    /// <summary>A Secret of the cluster, or null where there is none of the name: for people who may read it.</summary>
    /// <exception cref="ClusterException">It cannot be read.</exception>
    public async Task<SecretManifest?> FetchSecretAsync(string namespaceName, string name, CancellationToken cancellationToken = default)
    {
        var request = ClusterSecrets.One(namespaceName, name);
        var answer = await SendAsync(request, "cannot read the Secret: ", cancellationToken).ConfigureAwait(false);
        if (answer.IsSuccess)
        {
            return ClusterSecrets.Read(answer) is [var first, ..] ? first : null;
        }

        return answer.Status == HttpStatusCode.NotFound && !answer.IsHtml ? null : throw ClusterSecrets.Failure("cannot read the Secret: ", answer, request);
    }

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    /// <summary>What the controller answers, under the first of the Service's names under which there is one.</summary>
    private async Task<(ApiRequest Request, ApiAnswer Answer)> AskAsync(Func<string, ApiRequest> request, string prefix, CancellationToken cancel)
    {
        var service = _service ??= await _services.FindAsync(cancel).ConfigureAwait(false);
        (ApiRequest, ApiAnswer)? other = null;
        foreach (var name in service.Names)
        {
            var asked = request(name);
            var answer = await SendAsync(asked, prefix, cancel).ConfigureAwait(false);
            if (service.Refusal is null || answer.Status is not (HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.ServiceUnavailable))
            {
                _service = new ServiceReferences([name], null, service.Controller);
                return (asked, answer);
            }

            other ??= answer.Status == HttpStatusCode.Forbidden ? null : (asked, answer);
        }

        return other ?? throw service.Refusal!;
    }

    private ApiRequest Request(HttpMethod method, string service, string endpoint) =>
        new(method, $"/api/v1/namespaces/{Uri.EscapeDataString((_service?.Controller ?? _options).Namespace)}/services/{service}/proxy/v1/{endpoint}", "services/proxy", service);

    private async Task<ApiAnswer> SendAsync(ApiRequest request, string prefix, CancellationToken cancel)
    {
        try
        {
            return await _connection.SendAsync(request, cancel).ConfigureAwait(false);
        }
        catch (ClusterException e)
        {
            throw new ClusterException(e.Kind, prefix + e.Message, e) { Hint = e.Hint, StatusCode = e.StatusCode };
        }
    }

    private ClusterException Failure(string prefix, ApiAnswer answer, ApiRequest request) =>
        new(prefix + ApiStatus.Describe(answer, request)) { Hint = Advice.For(answer, request, _options), StatusCode = answer.Status };
}
