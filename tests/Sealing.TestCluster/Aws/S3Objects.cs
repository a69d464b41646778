using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Http;

namespace Sealing.TestCluster.Aws;

/// <summary>
/// AWS S3 on this machine, with addresses in path style: takes signed objects for the bucket <c>apps</c> in eu-central-1, and shows them to anybody under <c>/show/</c>. The buckets
/// <c>denied</c> and <c>elsewhere</c> fail as AWS does; there are no others.
/// </summary>
internal sealed class S3Objects
{
    private const string Show = "/show/";

    private readonly ConcurrentDictionary<string, byte[]> _objects = new(StringComparer.Ordinal);

    public static bool IsFor(HttpRequest request) => request.Method == "PUT" || request.Path.Value!.StartsWith(Show, StringComparison.Ordinal);

    public async Task Answer(HttpContext context, byte[] body, SignedBy? signer)
    {
        var path = context.Request.Path.Value!;
        if (context.Request.Method == "GET")
        {
            await (_objects.TryGetValue(path[(Show.Length - 1)..], out var found) ? context.Response.Body.WriteAsync(found).AsTask() : Fail(context, HttpStatusCode.NotFound, "NoSuchKey"));
            return;
        }

        var (status, code) = signer is not { Service: "s3" } ? (HttpStatusCode.Forbidden, "SignatureDoesNotMatch") : path.Split('/')[1] switch
        {
            "denied" => (HttpStatusCode.Forbidden, "AccessDenied"),
            "elsewhere" => (HttpStatusCode.MovedPermanently, "PermanentRedirect"),
            "apps" when signer.Region == "eu-central-1" => (HttpStatusCode.OK, ""),
            "apps" => (HttpStatusCode.BadRequest, "AuthorizationHeaderMalformed"),
            _ => (HttpStatusCode.NotFound, "NoSuchBucket"),
        };
        if (status == HttpStatusCode.OK)
        {
            _objects[path] = body;
            return;
        }

        await Fail(context, status, code);
    }

    private static Task Fail(HttpContext context, HttpStatusCode status, string code)
    {
        context.Response.StatusCode = (int)status;
        context.Response.ContentType = "application/xml";
        return context.Response.WriteAsync($"<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>{code}</Code><Message>the test says so</Message></Error>");
    }
}
