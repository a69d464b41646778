using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Sealing.Kubernetes.Configuration;

namespace Sealing.Kubernetes.Api;

/// <summary>
/// One HttpClient to one API server, as the configuration says. Follows no redirect, which would hand the credentials to somebody else; takes
/// answers of bounded size and time; waits and asks again where the server says 429.
/// </summary>
internal sealed class ApiConnection : IDisposable
{
    // Bytes, after decompression. etcd takes no object over 1.5 MiB.
    private const int MaxAnswer = 8 * 1024 * 1024;

    private readonly ClientSettings _settings;
    private readonly TimeProvider _time;
    private readonly ServerTrust _trust;
    private readonly HttpClient _client;
    private readonly string _server;

    /// <exception cref="ClusterException">The server's address is no URL, or the client certificate is damaged.</exception>
    public ApiConnection(ClientSettings settings, TimeProvider time)
    {
        (_settings, _time) = (settings, time);
        var server = Address(settings.Configuration.Host);
        _server = server.ToString().TrimEnd('/');
        _trust = new ServerTrust(settings.Configuration);
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = !server.IsLoopback, // HTTPS_PROXY is not for this machine; a proxy of the kubeconfig is
            RequestHeaderEncodingSelector = SelectEncoding,
            AutomaticDecompression = settings.DisablesCompression ? DecompressionMethods.None : DecompressionMethods.GZip,
        };
        _trust.Apply(handler.SslOptions);
        handler.SslOptions.ClientCertificateContext = ClientCertificate.Create(settings.Configuration);
        settings.Configuration.FirstMessageHandlerSetup?.Invoke(handler);
        _client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>The answer, whatever its status.</summary>
    /// <exception cref="ClusterException">No whole answer came.</exception>
    public async Task<ApiAnswer> SendAsync(ApiRequest request, CancellationToken cancel)
    {
        var backoff = new Backoff();
        while (true)
        {
            var answer = await SendOnceAsync(request, cancel).ConfigureAwait(false);
            if (answer.Status != HttpStatusCode.TooManyRequests || backoff.Next(answer.RetryAfter) is not { } delay)
            {
                return answer;
            }

            await Task.Delay(delay, _time, cancel).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private static Uri Address(string? host) => Uri.TryCreate(host, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
        ? address
        : throw new ClusterException("the address of the API server is no http or https URL");

    // Names of users may be anything, and their groups many.
    private static Encoding SelectEncoding(string name, HttpRequestMessage request) =>
        name.StartsWith(Impersonation.HeaderPrefix, StringComparison.OrdinalIgnoreCase) ? new RepeatedHeader(name) : Encoding.UTF8;

    private async Task<ApiAnswer> SendOnceAsync(ApiRequest request, CancellationToken cancel)
    {
        var address = new Uri(_server + request.Path);
        var timeout = _settings.Configuration.HttpClientTimeout;
        using var timed = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        if (timeout > TimeSpan.Zero)
        {
            timed.CancelAfter(timeout);
        }

        try
        {
            using var message = await ComposeAsync(request, address, timed.Token).ConfigureAwait(false);
            using var response = await _client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, timed.Token).ConfigureAwait(false);
            return await ReadAsync(response, timed.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (!cancel.IsCancellationRequested)
        {
            throw TransportErrors.Timeout(request, address, timeout, e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw TransportErrors.Describe(request, address, _trust.Refusal, e);
        }
    }

    private async Task<HttpRequestMessage> ComposeAsync(ApiRequest request, Uri address, CancellationToken cancel)
    {
        var configuration = _settings.Configuration;
        var message = new HttpRequestMessage(request.Method, address);
        message.Headers.TryAddWithoutValidation("Accept", request.Accept);
        message.Headers.TryAddWithoutValidation("User-Agent", configuration.UserAgent);
        message.Headers.Authorization = configuration switch
        {
            { TokenProvider: { } provider } => await provider.GetAuthenticationHeaderAsync(cancel).ConfigureAwait(false),
            { AccessToken.Length: > 0 } => new AuthenticationHeaderValue("Bearer", configuration.AccessToken),
            { Username.Length: > 0 } => new AuthenticationHeaderValue(
                "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(configuration.Username + ":" + configuration.Password))),
            _ => null,
        };
        if (!string.IsNullOrEmpty(configuration.TlsServerName))
        {
            message.Headers.Host = configuration.TlsServerName; // the platform takes the name for TLS from here
        }

        _settings.Impersonation.AddTo(message.Headers);
        message.Content = request.Body is { } body ? new ByteArrayContent(body) : null;
        return message;
    }

    private static async Task<ApiAnswer> ReadAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        using var stream = await response.Content.ReadAsStreamAsync(cancel).ConfigureAwait(false);
        using var body = new MemoryStream();
        var block = new byte[64 * 1024];
        for (int count; (count = await stream.ReadAsync(block, cancel).ConfigureAwait(false)) > 0;)
        {
            body.Write(block.AsSpan(0, count));
            if (body.Length > MaxAnswer)
            {
                throw new ClusterException("the server's answer is larger than 8 MiB") { StatusCode = response.StatusCode };
            }
        }

        return new ApiAnswer(response.StatusCode, body.ToArray())
        {
            MediaType = response.Content.Headers.ContentType?.MediaType,
            Location = response.Headers.Location,
            RetryAfter = response.Headers.RetryAfter?.Delta,
        };
    }
}
