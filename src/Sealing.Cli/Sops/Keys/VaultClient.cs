using System.Net;
using System.Security.Cryptography;
using System.Text;
using Sealing.Cli.Host.Files;
using Sealing.Cli.Sops.Arguments;

namespace Sealing.Cli.Sops.Keys;

/// <summary>
/// Requests to HashiCorp Vault. The token is <c>$VAULT_TOKEN</c>, else what <c>~/.vault-token</c> holds. Source: Vault's HTTP API; SOPS' documented behaviour.
/// </summary>
internal sealed class VaultClient
{
    private const int MaxAnswer = 16 * 1024 * 1024;

    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(30);

    // A redirect could carry the token to another host.
    private HttpClient? _client;

    /// <summary>Sends a request and reads the answer whole, whatever its status.</summary>
    /// <param name="method">POST, PUT or GET.</param>
    /// <param name="uri">As <see cref="VaultUrl"/> makes it.</param>
    /// <param name="body">JSON, cleared afterwards; null for none.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <exception cref="SealingException">There is no token, or Vault cannot be reached.</exception>
    public async Task<(HttpStatusCode Status, byte[] Body)> SendAsync(HttpMethod method, Uri uri, byte[]? body, CancellationToken cancel)
    {
        using var request = Request(method, uri);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body) { Headers = { { "Content-Type", "application/json" } } };
        }

        try
        {
            using var response = await (_client ??= Connect()).SendAsync(request, cancel);
            CloseAfter(response);
            return (response.StatusCode, await response.Content.ReadAsByteArrayAsync(cancel));
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException && !cancel.IsCancellationRequested)
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

    private static HttpClient Connect() => new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = RequestTimeout, MaxResponseContentBufferSize = MaxAnswer };

    // An old proxy that speaks HTTP/1.0 closes the connection behind its answer, and does not say so.
    private void CloseAfter(HttpResponseMessage response)
    {
        if (response.Version < HttpVersion.Version11)
        {
            _client?.Dispose();
            _client = null;
        }
    }

    private static HttpRequestMessage Request(HttpMethod method, Uri uri)
    {
        var request = new HttpRequestMessage(method, uri);
        request.Headers.Add("X-Vault-Token", Printable(Token(), "the token for Vault"));
        request.Headers.Add("X-Vault-Request", "true");
        if (SopsArguments.Environment("VAULT_NAMESPACE") is { } name)
        {
            request.Headers.Add("X-Vault-Namespace", Printable(name, "VAULT_NAMESPACE"));
        }

        return request;
    }

    // A header takes nothing else, and what it says of the value would show it.
    private static string Printable(string value, string what) =>
        value.All(letter => letter is >= ' ' and <= '~') ? value : throw new SealingException(what + " holds a line end or another sign that it cannot have");

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
