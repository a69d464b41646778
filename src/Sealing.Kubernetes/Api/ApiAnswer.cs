using System.Net;
using System.Text;
using Sealing.Text;

namespace Sealing.Kubernetes.Api;

/// <summary>A whole answer of the API server, of bounded size. Its text may hold anything: it is cleaned before it is shown.</summary>
internal sealed record ApiAnswer(HttpStatusCode Status, byte[] Body)
{
    private const int MaxShown = 600;

    public string? MediaType { get; init; }

    public Uri? Location { get; init; }

    /// <summary>How long the server asks to wait, or null.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public bool IsSuccess => (int)Status is >= 200 and < 300;

    public bool IsHtml => MediaType == "text/html" || Body.AsSpan().TrimStart(" \t\r\n"u8) is [(byte)'<', ..];

    /// <summary>The start of the body as one line without control characters.</summary>
    public string Excerpt() => Clean(Encoding.UTF8.GetString(Body.AsSpan(0, Math.Min(Body.Length, MaxShown))));

    /// <summary>Text from the network, fit for a terminal.</summary>
    public static string Clean(string text) =>
        Printable.Line(string.Concat(text.Trim().Take(MaxShown).Select(letter => char.IsControl(letter) ? ' ' : letter)));
}
