using System.Net.Http.Headers;
using System.Text;
using Sealing.SealedSecrets;

namespace Sealing.Cli.Commands;

/// <summary>Gets a certificate from a file, from a URL, or from the controller. A scheme of one letter is a Windows drive.</summary>
internal static class CertificateSource
{
    private const int MaxSize = 1024 * 1024;
    private const int SoonInDays = 30;

    /// <summary>The certificate, from the controller where there is no source; with a warning where it expires soon.</summary>
    /// <exception cref="SealingException">It cannot be had, or is none, or, where it is the controller's, has expired.</exception>
    public static SealingCertificate Load(string? source, ClusterArguments cluster)
    {
        if (source is not null)
        {
            return Load(source);
        }

        var certificate = Parse(cluster.FetchCertificate());
        try
        {
            certificate.ThrowIfExpired(TimeProvider.System);
            return certificate;
        }
        catch (SealingException e)
        {
            throw new SealingException(e.Message, e)
            {
                Hint = "the controller sent it just now: have it make a new key, with --key-renew-period or --key-cutoff-time, and seal again",
            };
        }
    }

    /// <summary>The certificate, with a warning where it expires soon.</summary>
    public static SealingCertificate Load(string source) => Parse(Read(source));

    private static SealingCertificate Parse(byte[] bytes)
    {
        var certificate = SealingCertificate.Load(bytes);
        if (certificate.DaysLeft(TimeProvider.System) is >= 0 and < SoonInDays and var days)
        {
            Terminal.Warning($"the certificate expires in {days} days, on {certificate.NotAfter:yyyy-MM-dd}");
        }

        return certificate;
    }

    /// <summary>The bytes, unchanged, of the controller's certificate where there is no source.</summary>
    public static byte[] Read(string? source, ClusterArguments cluster) => source is null ? cluster.FetchCertificate() : Read(source);

    /// <summary>Whether the source is a path.</summary>
    public static bool IsPath(string source) => AddressOf(source) is null;

    private static Uri? AddressOf(string source) =>
        source.Contains("://", StringComparison.Ordinal) && Uri.TryCreate(source, UriKind.Absolute, out var address) && address.Scheme.Length > 1 ? address : null;

    private static byte[] Read(string source)
    {
        if (AddressOf(source) is not { } address)
        {
            return InputFile.Read(source);
        }

        return address.Scheme switch
        {
            "file" => InputFile.Read(address.LocalPath),
            "http" or "https" => Fetch(address),
            _ => throw new SealingException($"cannot fetch \"{source}\": unsupported protocol scheme \"{address.Scheme}\""),
        };
    }

    private static byte[] Fetch(Uri address)
    {
        if (address.Scheme == "http")
        {
            Terminal.Warning("the certificate comes over plain http: anybody on the way can put their own in its place");
        }

        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(30), MaxResponseContentBufferSize = MaxSize };
        try
        {
            using var response = client.Send(Request(address), HttpCompletionOption.ResponseContentRead);
            if (!response.IsSuccessStatusCode)
            {
                throw new SealingException($"cannot fetch \"{Shown(address)}\": {(int)response.StatusCode} {response.ReasonPhrase}");
            }

            using var stream = response.Content.ReadAsStream();
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            return bytes.ToArray();
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            throw new SealingException($"cannot fetch \"{Shown(address)}\": {Reason(e)}", e);
        }
    }

    private static HttpRequestMessage Request(Uri address)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (address.UserInfo.Length > 0)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(address.UserInfo))));
        }

        return request;
    }

    private static string Shown(Uri address) => address.UserInfo.Split(':') is [var user, _, ..]
        ? address.OriginalString.Replace(address.UserInfo + "@", user + ":xxxxx@", StringComparison.Ordinal)
        : address.OriginalString;

    private static string Reason(Exception e) => e switch
    {
        TaskCanceledException => "no answer within 30 seconds",
        HttpRequestException { InnerException: { } inner } => FileErrors.Lower(inner.Message),
        _ => FileErrors.Lower(e.Message),
    };
}
