using System.Net.Http.Headers;
using System.Text;
using Sealing.Cli.Host;
using Sealing.Cli.Host.Terminals;
using Sealing.Text;

namespace Sealing.Cli.SealedSecrets.Cluster;

/// <summary>
/// Fetches a certificate over http or https. Redirects are followed here, since the platform's way of it fails on addresses that are none: to http and
/// https only, never from https to http, and with the password for its own host alone.
/// </summary>
internal static class CertificateDownload
{
    private const int MaxSize = 1024 * 1024;
    private const int MostRedirects = 10;

    private static readonly TimeSpan DownloadTimeout = TimeSpan.FromSeconds(30); // for all of it

    /// <exception cref="SealingException">It cannot be had.</exception>
    public static byte[] Fetch(Uri address)
    {
        if (address.Scheme == Uri.UriSchemeHttp)
        {
            Terminal.Warning("the certificate comes over plain http: anybody on the way can put their own in its place");
        }

        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };
        using var client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = MaxSize };
        using var deadline = new CancellationTokenSource(DownloadTimeout);
        try
        {
            return Follow(client, address, deadline.Token);
        }
        catch (SealingException e)
        {
            throw new SealingException($"cannot fetch \"{Shown(address)}\": {e.Message}", e);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or IOException or FormatException)
        {
            throw new SealingException($"cannot fetch \"{Shown(address)}\": {Reason(e)}", e);
        }
    }

    private static byte[] Follow(HttpClient client, Uri first, CancellationToken deadline)
    {
        var address = first;
        for (var redirects = 0; redirects <= MostRedirects; redirects++)
        {
            using var response = client.Send(Request(address, first), HttpCompletionOption.ResponseContentRead, deadline);
            if ((int)response.StatusCode is not (301 or 302 or 303 or 307 or 308))
            {
                return Body(response);
            }

            address = Next(address, response.Headers.Location);
        }

        throw new SealingException($"more than {MostRedirects} redirects");
    }

    private static byte[] Body(HttpResponseMessage response)
    {
        if (!response.IsSuccessStatusCode)
        {
            throw new SealingException($"{(int)response.StatusCode} {response.ReasonPhrase}");
        }

        using var stream = response.Content.ReadAsStream();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static Uri Next(Uri address, Uri? location)
    {
        if (location is null || !Uri.TryCreate(address, location.OriginalString, out var next))
        {
            throw new SealingException("a redirect to no address");
        }

        return next.Scheme == Uri.UriSchemeHttps || next.Scheme == address.Scheme
            ? next
            : throw new SealingException($"a redirect from {address.Scheme} to \"{Shown(next)}\", which is not followed");
    }

    private static HttpRequestMessage Request(Uri address, Uri first)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        var isSameHost = (address.Scheme, address.Authority) == (first.Scheme, first.Authority);
        if ((isSameHost ? first.UserInfo : "") is { Length: > 0 } password)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(password))));
        }

        return request;
    }

    private static string Shown(Uri address) => UrlSecrets.CutFromUrl(address.OriginalString);

    private static string Reason(Exception e) => e switch
    {
        OperationCanceledException => "no answer within 30 seconds",
        HttpRequestException { InnerException: { } inner } => FileErrors.Lower(inner.Message),
        FormatException => "the name of its host is none",
        _ => FileErrors.Lower(e.Message),
    };
}
