using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace Sealing.Cli.Sops;

/// <summary>
/// Requests to HashiCorp Vault. The token is <c>$VAULT_TOKEN</c>, else what <c>~/.vault-token</c> holds. Source: Vault's HTTP API; SOPS' documented behaviour.
/// </summary>
internal sealed class VaultClient
{
    private const int MaxAnswer = 16 * 1024 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    // A redirect could carry the token to another host.
    private readonly Lazy<HttpClient> _client = new(() =>
        new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = Patience, MaxResponseContentBufferSize = MaxAnswer });

    /// <summary>Sends a request and reads the answer whole, whatever its status.</summary>
    /// <param name="method">POST, PUT or GET.</param>
    /// <param name="uri">The address with the path.</param>
    /// <param name="body">JSON, cleared afterwards; null for none.</param>
    /// <exception cref="SealingException">There is no token, or Vault cannot be reached.</exception>
    public (HttpStatusCode Status, byte[] Body) Send(HttpMethod method, string uri, byte[]? body)
    {
        using var request = Request(method, uri);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body) { Headers = { { "Content-Type", "application/json" } } };
        }

        try
        {
            using var response = _client.Value.Send(request);
            using var content = response.Content.ReadAsStream();
            using var buffer = new MemoryStream();
            content.CopyTo(buffer);
            return (response.StatusCode, buffer.ToArray());
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            throw new SealingException("Vault cannot be reached: " + e.Message + "; check the address, the network and the proxy", e);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(body);
        }
    }

    /// <summary>What Vault answered, and what to do about it.</summary>
    /// <param name="status">Not one of success.</param>
    /// <param name="wayOut">The ways out that are the request's own.</param>
    public static string Describe(HttpStatusCode status, Func<HttpStatusCode, string?> wayOut)
    {
        using var response = new HttpResponseMessage(status); // knows the words
        var advice = wayOut(status) ?? status switch
        {
            HttpStatusCode.ServiceUnavailable => "Vault is sealed or down: unseal it",
            HttpStatusCode.TooManyRequests => "try again later",
            _ => null,
        };
        return $"Vault answered {(int)status} {response.ReasonPhrase}{(advice is null ? "" : "; " + advice)}";
    }

    private static HttpRequestMessage Request(HttpMethod method, string uri)
    {
        var request = new HttpRequestMessage(method, uri);
        request.Headers.Add("X-Vault-Token", Token());
        request.Headers.Add("X-Vault-Request", "true");
        if (SopsArguments.Environment("VAULT_NAMESPACE") is { } name)
        {
            request.Headers.Add("X-Vault-Namespace", name);
        }

        return request;
    }

    private static string Token()
    {
        if (SopsArguments.Environment("VAULT_TOKEN") is { } token)
        {
            return token;
        }

        var path = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify), ".vault-token");
        return File.Exists(path) && Encoding.UTF8.GetString(InputFile.Read(path)).Trim() is { Length: > 0 } saved && !saved.Contains('\n', StringComparison.Ordinal)
            ? saved
            : throw new SealingException("there is no token for Vault; log in: vault login, or set VAULT_TOKEN");
    }
}
