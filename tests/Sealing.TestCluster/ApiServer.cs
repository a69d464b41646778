using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Sealing.TestCluster;

/// <summary>The part of the Kubernetes API that leads to the controller: Services, and the proxy to them.</summary>
internal sealed class ApiServer(TestController controller, X509Certificate2 authority)
{
    private readonly Permissions _permissions = Permissions.OfSample();
    private readonly RateLimit _rateLimit = new();

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/services", context => List(context, space: null));
        routes.MapGet("/api/v1/namespaces/{space}/services", context => List(context, Route(context, "space")));
        routes.MapGet("/api/v1/namespaces/{space}/services/{name}", Get);
        routes.MapGet("/api/v1/namespaces/{space}/secrets", Secrets);
        routes.MapGet("/api/v1/namespaces/{space}/secrets/{name}", Secret);
        routes.Map("/api/v1/namespaces/{space}/services/{name}/proxy/{**path}", Proxy);
        routes.MapFallback(context => Fail(context, 404, "NotFound", "the server could not find the requested resource"));
    }

    /// <summary>Answers with an object of kind Status.</summary>
    public static Task Fail(HttpContext context, int code, string reason, string message)
    {
        context.Response.StatusCode = code;
        return Answer(context, new JsonObject
        {
            ["kind"] = "Status",
            ["apiVersion"] = "v1",
            ["metadata"] = new JsonObject(),
            ["status"] = "Failure",
            ["message"] = message,
            ["reason"] = reason,
            ["code"] = code,
        });
    }

    private async Task List(HttpContext context, string? space)
    {
        if (!await Authorize(context, "list", "services", space ?? "", ""))
        {
            return;
        }

        var wanted = context.Request.Query["labelSelector"].ToString();
        var found = Services(context).Where(service => (space is null || service.Namespace == space) && (wanted.Length == 0 || service.Label == wanted));
        await Answer(context, new JsonObject
        {
            ["kind"] = "ServiceList",
            ["apiVersion"] = "v1",
            ["metadata"] = new JsonObject { ["resourceVersion"] = "1" },
            ["items"] = new JsonArray([.. found.Select(service => service.ToJson())]),
        });
    }

    private async Task Get(HttpContext context)
    {
        var (space, name) = (Route(context, "space"), Route(context, "name"));
        if (!await Authorize(context, "get", "services", space, name))
        {
            return;
        }

        var found = Services(context).FirstOrDefault(service => service.Namespace == space && service.Name == name);
        await (found is null ? Fail(context, 404, "NotFound", $"services \"{name}\" not found") : Answer(context, found.ToJson()));
    }

    private async Task Secrets(HttpContext context)
    {
        var space = Route(context, "space");
        if (await Authorize(context, "list", "secrets", space, ""))
        {
            await Answer(context, TestSecrets.List(space == "kube-system" && context.Request.Query["labelSelector"] == TestSecrets.Label ? controller.Keys : []));
        }
    }

    private async Task Secret(HttpContext context)
    {
        var (space, name) = (Route(context, "space"), Route(context, "name"));
        if (await Authorize(context, "get", "secrets", space, name))
        {
            await ((space, name) == ("kube-system", "prestashop-mariadb") ? Answer(context, TestSecrets.Applied(space, name)) : Fail(context, 404, "NotFound", $"secrets \"{name}\" not found"));
        }
    }

    private async Task Proxy(HttpContext context)
    {
        var (space, name) = (Route(context, "space"), Route(context, "name"));
        if (!await Authorize(context, context.Request.Method == "GET" ? "get" : "create", "services/proxy", space, name))
        {
            return;
        }

        var found = Services(context).FirstOrDefault(service => service.Namespace == space && service.Reference == name);
        if (found is null)
        {
            await Fail(context, 503, "ServiceUnavailable", $"no endpoints available for service \"{name}\"");
            return;
        }

        await Controller(context, found.Name == "frontend" ? "nothing" : Route(context, "path"));
    }

    private static IEnumerable<TestService> Services(HttpContext context) =>
        TestService.All.Where(service => context.Items[nameof(Faults)] is not Faults.Chart || service.Namespace == "flux-system");

    private async Task Controller(HttpContext context, string path)
    {
        switch (path)
        {
            case "healthz":
                await Text(context, 200, "text/plain; charset=utf-8", "ok\n");
                break;
            case "v1/cert.pem":
                await Text(context, 200, "application/x-pem-file", controller.Certificate());
                break;
            case "v1/verify" when !_rateLimit.TryTake():
                await Text(context, 429, "text/plain; charset=utf-8", "limit exceeded\n");
                break;
            case "v1/verify":
                await Text(context, controller.Verify(await Body(context)), null, "");
                break;
            case "v1/rotate":
                var rotated = controller.Rotate(await Body(context));
                await Text(context, rotated is null ? 500 : 200, "text/plain; charset=utf-8", rotated ?? "");
                break;
            default:
                await Text(context, 404, "text/plain; charset=utf-8", "404 page not found\n");
                break;
        }
    }

    /// <summary>Whether the request goes on; else it has been answered.</summary>
    private async Task<bool> Authorize(HttpContext context, string verb, string resource, string space, string name)
    {
        var account = Account.Of(context, authority);
        if (account is null)
        {
            await Fail(context, 401, "Unauthorized", "Unauthorized");
            return false;
        }

        if (context.Request.Headers["Impersonate-User"] is [{ } other])
        {
            if (account != Account.Admin)
            {
                await Fail(context, 403, "Forbidden", $"users \"{other}\" is forbidden: User \"{account}\" cannot impersonate resource \"users\" in API group \"\" at the cluster scope");
                return false;
            }

            account = other;
        }

        var allowed = account switch
        {
            Account.Admin => true,
            Account.Ci => _permissions.Allow(verb, resource, space, name),
            Account.Half => verb == "get",
            Account.Through => resource == "services/proxy",
            _ => false,
        };
        if (!allowed)
        {
            await Fail(context, 403, "Forbidden", $"{resource.Split('/')[0]} \"{name}\" is forbidden: User \"{account}\" cannot {verb} resource \"{resource}\" in API group \"\" in the namespace \"{space}\"");
        }

        return allowed;
    }

    private static Task Answer(HttpContext context, JsonObject answer) =>
        Text(context, context.Response.StatusCode, "application/json", answer.ToJsonString() + "\n");

    private static Task Text(HttpContext context, int code, string? type, string text)
    {
        context.Response.StatusCode = code;
        context.Response.ContentType = type;
        return context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(text)).AsTask();
    }

    private static async Task<byte[]> Body(HttpContext context)
    {
        using var body = new MemoryStream();
        context.Request.Body.Position = 0;
        await context.Request.Body.CopyToAsync(body);
        return body.ToArray();
    }

    private static string Route(HttpContext context, string name) => (string)context.Request.RouteValues[name]!;
}
