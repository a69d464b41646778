using System.Globalization;
using System.Net;
using Sealing.Manifests;

namespace Sealing.Kubernetes.Api;

/// <summary>What an answer that is no success says, in the words of Kubernetes' own clients: scripts match on some.</summary>
internal static class ApiStatus
{
    public static string Describe(ApiAnswer answer, ApiRequest request)
    {
        if (ReadMessage(answer.Body) is { Length: > 0 } message)
        {
            return ApiAnswer.Clean(message);
        }

        var number = ((int)answer.Status).ToString(CultureInfo.InvariantCulture);
        return (int)answer.Status switch
        {
            >= 300 and < 400 => $"the server answers {number}, a redirect to {ApiAnswer.Clean(answer.Location?.ToString() ?? "nowhere")}, which is not followed",
            401 => "Unauthorized",
            429 => $"the server has received too many requests and has asked us to try again later ({request.Description})",
            >= 500 => $"an error on the server (\"{(answer.IsHtml ? "an HTML page" : answer.Excerpt())}\") has prevented the request from succeeding ({request.Description})",
            _ => $"the server answers {number} {Words(answer.Status)} ({request.Description})",
        };
    }

    // The body of a failure is an object of kind Status, unless something other than the API server answered.
    private static string? ReadMessage(byte[] body)
    {
        try
        {
            return body is [(byte)'{', ..] && ManifestStream.Read(body).Items is [{ Kind: "Status", Fields: var fields }, ..] ? fields.Text("message") : null;
        }
        catch (SealingException)
        {
            return null;
        }
    }

    private static string Words(HttpStatusCode status) => status switch
    {
        HttpStatusCode.BadRequest => "Bad Request",
        HttpStatusCode.Forbidden => "Forbidden",
        HttpStatusCode.NotFound => "Not Found",
        HttpStatusCode.MethodNotAllowed => "Method Not Allowed",
        HttpStatusCode.RequestEntityTooLarge => "Request Entity Too Large",
        _ => status.ToString(),
    };
}
