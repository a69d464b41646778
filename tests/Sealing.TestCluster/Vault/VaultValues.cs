using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Sealing.TestCluster.Vault;

/// <summary>
/// Key-value engines of a Vault on this machine: version 2 at <c>secret</c>, version 1 at <c>old/kv</c>. What was written is read back; below <c>locked</c> nobody may, and a second
/// write of the same values is an error, since a client has no reason for it.
/// </summary>
internal sealed class VaultValues
{
    private readonly ConcurrentDictionary<string, JsonObject> _values = new(StringComparer.Ordinal);

    /// <summary>Whether a path is one of these engines.</summary>
    public static bool IsFor(string[] path) => path is ["v1", "secret", ..] or ["v1", "old", "kv", ..];

    public async Task Answer(HttpContext context, string[] path)
    {
        var isSecond = path is ["v1", "secret", "data", _, ..];
        var name = string.Join('/', path);
        if (path.Contains("locked", StringComparer.Ordinal))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
        }
        else if ((path[1] == "secret" && !isSecond) || (context.Request.Method == "GET" && !_values.ContainsKey(name)))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
        else if (context.Request.Method == "GET")
        {
            var stored = _values[name].DeepClone();
            await context.Response.WriteAsync(new JsonObject { ["data"] = isSecond ? new JsonObject { ["data"] = stored } : stored }.ToJsonString());
        }
        else
        {
            context.Response.StatusCode = await Write(context.Request, name, isSecond);
        }
    }

    private async Task<int> Write(HttpRequest request, string name, bool isSecond)
    {
        var body = (await JsonNode.ParseAsync(request.Body))!.AsObject();
        var values = isSecond ? body["data"]!.DeepClone().AsObject() : body;
        var isNew = !_values.TryGetValue(name, out var old) || !JsonNode.DeepEquals(old, values);
        _values[name] = values;
        return request is { Method: "PUT", ContentType: "application/json" } && isNew ? StatusCodes.Status204NoContent : StatusCodes.Status400BadRequest;
    }
}
