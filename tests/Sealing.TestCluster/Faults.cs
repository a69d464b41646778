using System.Text;
using Microsoft.AspNetCore.Http;

namespace Sealing.TestCluster;

/// <summary>
/// What can go wrong, by the first part of the path: a kubeconfig whose server is <c>https://host/slow</c> meets a slow server.
/// Each acts on the controller's endpoints, or, where its name ends in <c>-api</c>, on the API server as a whole.
/// </summary>
internal sealed class Faults(TestController controller, string expiredCertificate)
{
    private const string Page = "<!DOCTYPE html>\n<html><head><title>Sign in</title></head></html>\n";

    /// <summary>A cluster whose only controller is that of the chart: no fault of the server, but one for who looks for the usual name.</summary>
    public const string Chart = "chart";

    public static IReadOnlyList<string> Names { get; } =
    [
        "html-api", "html", "redirect", "slow", "truncated", "huge", "broken", "unavailable", "busy-now", "busy", "no-certificate", "expired", "renewed",
        "other-scope", "lost-item", "garbage", "escape", Chart,
    ];

    /// <summary>Whether the request goes on to the real server; else it has been answered.</summary>
    public async Task<bool> Pass(HttpContext context, string fault)
    {
        var isProxied = context.Request.Path.Value!.Contains("/proxy/", StringComparison.Ordinal);
        if (!isProxied && fault != "html-api")
        {
            return true;
        }

        switch (fault)
        {
            case "renewed":
                controller.Renew();
                return true;
            case Chart:
                return true;
            case "redirect":
                context.Response.Redirect("https://login.example.com/?next=/");
                return false;
            case "slow":
                await Task.Delay(TimeSpan.FromMinutes(1), context.RequestAborted);
                return false;
            case "truncated":
                context.Response.ContentLength = 5000;
                await context.Response.WriteAsync("-----BEGIN CERTIFICATE-----\n");
                await context.Response.Body.FlushAsync();
                context.Abort();
                return false;
            case "huge":
                await Endless(context);
                return false;
            case "unavailable":
                await ApiServer.Fail(context, 503, "ServiceUnavailable", "no endpoints available for service \"sealed-secrets-controller\"");
                return false;
            case "escape":
                await ApiServer.Fail(context, 500, "InternalError", "\u001b[2Jcleared\r\nand more");
                return false;
            default:
                if (fault == "busy-now")
                {
                    context.Response.Headers.RetryAfter = "0";
                }

                var (code, type, text) = Answer(fault);
                context.Response.StatusCode = code;
                context.Response.ContentType = type;
                await context.Response.WriteAsync(text, context.RequestAborted);
                return false;
        }
    }

    private (int Code, string Type, string Text) Answer(string fault) => fault switch
    {
        "html-api" or "html" => (200, "text/html; charset=utf-8", Page),
        "broken" => (500, "text/plain; charset=utf-8", "cannot get certificate"),
        "busy" or "busy-now" => (429, "text/plain; charset=utf-8", "limit exceeded\n"),
        "no-certificate" => (200, "application/x-pem-file", "nothing\n"),
        "expired" => (200, "application/x-pem-file", expiredCertificate),
        "other-scope" => (200, "text/plain; charset=utf-8", Rotated("{\"sealedsecrets.bitnami.com/cluster-wide\":\"true\"}", "\"mariadb-password\":\"Zg==\",\"mariadb-root-password\":\"Zg==\"")),
        "lost-item" => (200, "text/plain; charset=utf-8", Rotated("null", "\"mariadb-password\":\"Zg==\"")),
        _ => (200, "application/json", "[\"something\"]"),
    };

    private static string Rotated(string annotations, string items) =>
        "{\"metadata\":{\"name\":\"prestashop-mariadb\",\"namespace\":\"kube-system\",\"annotations\":" + annotations + "},\"spec\":{\"encryptedData\":{" + items + "}}}";

    private static async Task Endless(HttpContext context)
    {
        var block = Encoding.ASCII.GetBytes(new string('x', 1 << 16));
        for (var sent = 0; sent < 32 << 20; sent += block.Length)
        {
            await context.Response.Body.WriteAsync(block, context.RequestAborted);
        }
    }
}
