using System.Text.RegularExpressions;
using Sealing.Cli.Host.Files;
using Sealing.Cli.Host.Terminals;
using Sealing.SealedSecrets;
using Sealing.Text;

namespace Sealing.Cli.SealedSecrets.Cluster;

/// <summary>Gets a certificate from a file, from a URL, or from the controller. A scheme of one letter is a Windows drive.</summary>
internal static partial class CertificateSource
{
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
            throw new SealingException(e.Kind, e.Reason, e.Place, e)
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
    public static bool IsPath(string source) => !Url().IsMatch(source);

    private static byte[] Read(string source)
    {
        if (IsPath(source))
        {
            return InputFile.Read(source);
        }

        return Uri.TryCreate(source, UriKind.Absolute, out var address) ? address.Scheme switch
        {
            "file" when !address.LocalPath.Contains('\0', StringComparison.Ordinal) => InputFile.Read(address.LocalPath),
            "http" or "https" => CertificateDownload.Fetch(address),
            _ => throw Unfetched(source, $"unsupported protocol scheme \"{address.Scheme}\""),
        }
        : throw Unfetched(source, "it is no URL");
    }

    private static SealingException Unfetched(string source, string reason) => new($"cannot fetch \"{UrlSecrets.CutFromUrl(source)}\": {reason}");

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9+.-]+://", RegexOptions.NonBacktracking)]
    private static partial Regex Url();
}
