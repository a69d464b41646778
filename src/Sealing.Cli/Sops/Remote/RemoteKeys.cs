using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Sealing.Cli.Host;
using Sealing.Sops;
using Sealing.Text;

namespace Sealing.Cli.Sops.Remote;

/// <summary>Master keys of all kinds, with a key service of sops or <c>seal sops keyservice</c>: gRPC over HTTP/2 without TLS. Source: gRPC over HTTP/2.</summary>
internal sealed class RemoteKeys : ISopsKeyService
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan CallTimeout = TimeSpan.FromMinutes(5); // somebody may be asked there

    private readonly string _uri;
    private readonly KeyServiceAddress _address;
    private readonly Lazy<HttpClient> _client;

    /// <exception cref="UsageException">Not the address of a key service.</exception>
    public RemoteKeys(string uri)
    {
        (_uri, _address) = (uri, KeyServiceAddress.Parse(uri));
        _client = new Lazy<HttpClient>(Connect);
    }

    public bool Supports(SopsKeyKind kind) => kind.MessageNumber > 0;

    public async ValueTask<string> EncryptAsync(SopsMasterKey key, ReadOnlyMemory<byte> dataKey, CancellationToken cancellationToken = default)
    {
        var encrypted = await CallAsync("Encrypt", KeyMessages.WriteRequest(key, dataKey.Span), answer => ProtobufReader.TextOf(KeyMessages.ReadAnswer(answer)), cancellationToken);
        return encrypted.Length > 0 ? encrypted : throw Error("it gave nothing");
    }

    public async ValueTask<byte[]> DecryptAsync(SopsMasterKey key, CancellationToken cancellationToken = default)
    {
        var dataKey = await CallAsync("Decrypt", KeyMessages.WriteRequest(key, Encoding.UTF8.GetBytes(key.EncryptedDataKey)), KeyMessages.ReadAnswer, cancellationToken);
        return dataKey.Length > 0 ? dataKey : throw Error("it gave nothing");
    }

    private async Task<T> CallAsync<T>(string method, byte[] message, Func<ReadOnlySpan<byte>, T> read, CancellationToken cancel)
    {
        var frame = GrpcFrame.Write(message);
        byte[] body = [];
        try
        {
            body = await SendAsync(method, frame, cancel);
            return read(GrpcFrame.Read(body));
        }
        catch (GrpcException e)
        {
            throw Error(e.Message, e);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or IOException && !cancel.IsCancellationRequested)
        {
            throw Error(Describe(e), e);
        }
        finally
        {
            Array.ForEach<byte[]>([message, frame, body], bytes => CryptographicOperations.ZeroMemory(bytes));
        }
    }

    private async Task<byte[]> SendAsync(string method, byte[] frame, CancellationToken cancel)
    {
        using var request = Request(method, frame);
        using var response = await _client.Value.SendAsync(request, cancel);
        Check(response);
        return await response.Content.ReadAsByteArrayAsync(cancel);
    }

    private HttpRequestMessage Request(string method, byte[] frame)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_address.Http, "/KeyService/" + method))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(frame) { Headers = { { "Content-Type", "application/grpc" } } },
        };
        request.Headers.Add("TE", "trailers");
        return request;
    }

    private static void Check(HttpResponseMessage response)
    {
        var status = Header(response, "grpc-status");
        if (response.StatusCode != HttpStatusCode.OK || status is null)
        {
            throw new GrpcException(GrpcCode.Internal, "what answered is no key service");
        }

        if (status != "0")
        {
            throw new GrpcException(GrpcCode.Unknown, Header(response, "grpc-message") is { Length: > 0 } said ? GrpcException.DecodeMessage(said) : "it failed with code " + Printable.Line(status));
        }
    }

    // In the trailers or, of an answer that is nothing else, in the headers.
    private static string? Header(HttpResponseMessage response, string name) =>
        response.TrailingHeaders.TryGetValues(name, out var values) || response.Headers.TryGetValues(name, out values) ? values.First() : null;

    private static string Describe(Exception e) => e switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError } =>
            $"it cannot be reached: {FileErrors.Lower((e.InnerException ?? e).Message)}; check that it runs, and the address",
        HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => GrpcFrame.TooLong().Message,
        OperationCanceledException => $"it did not answer within {CallTimeout.TotalMinutes} minutes",
        HttpRequestException { HttpRequestError: HttpRequestError.ResponseEnded } or HttpIOException { HttpRequestError: HttpRequestError.ResponseEnded } =>
            "it closed the connection without an answer: it may have too many clients, or be no key service; try again",
        _ => "what answered is no key service",
    };

    private HttpClient Connect()
    {
        var handler = new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = ConnectTimeout };
        if (_address.SocketPath is { } path)
        {
            handler.ConnectCallback = async (_, cancel) => await ConnectTo(path, cancel);
        }

        return new HttpClient(handler) { Timeout = CallTimeout, MaxResponseContentBufferSize = GrpcFrame.MaxMessage + GrpcFrame.Prefix };
    }

    private static async Task<Stream> ConnectTo(string path, CancellationToken cancel)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            if (!File.Exists(path))
            {
                throw new FileNotFoundException("no such file or directory"); // .NET would speak of an address that cannot be assigned
            }

            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private SealingException Error(string message, Exception? inner = null) => new($"key service {_uri}: {message}", inner!);
}
