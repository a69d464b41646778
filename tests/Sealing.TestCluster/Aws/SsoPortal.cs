using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Sealing.TestCluster.Aws;

/// <summary>
/// The portal of AWS single sign-on: for one token, one account and one role there are credentials. Source: AWS SSO portal API reference, GetRoleCredentials.
/// </summary>
internal static class SsoPortal
{
    public const string Path = "/federation/credentials";

    private static readonly DateTimeOffset Never = new(2099, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static async Task Answer(HttpContext context)
    {
        var (status, answer) = context.Request.Headers["x-amz-sso_bearer_token"] != "token-of-test" ? (StatusCodes.Status401Unauthorized, Error("UnauthorizedException"))
            : context.Request.Query["role_name"] != "seal" || context.Request.Query["account_id"] != "111122223333" ? (StatusCodes.Status403Forbidden, Error("ForbiddenException"))
            : (StatusCodes.Status200OK, Credentials());
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        context.Response.Headers["x-amzn-ErrorType"] = (string?)answer["__type"];
        await context.Response.WriteAsync(answer.ToJsonString());
    }

    private static JsonObject Error(string type) => new() { ["__type"] = type, ["message"] = "the test says so" };

    private static JsonObject Credentials() => new()
    {
        ["roleCredentials"] = new JsonObject
        {
            ["accessKeyId"] = "ASIASSO",
            ["secretAccessKey"] = "secret-of-sso",
            ["sessionToken"] = "session",
            ["expiration"] = Never.ToUnixTimeMilliseconds(),
        },
    };
}
