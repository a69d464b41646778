using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Sealing.TestCluster.Aws;

/// <summary>
/// AWS STS: one role that whoever signs may assume, and whoever brings the token of a cluster. Source: AWS STS API reference, AssumeRole and
/// AssumeRoleWithWebIdentity.
/// </summary>
internal static class TokenService
{
    private const string Role = "arn:aws:iam::111122223333:role/seal";

    public static async Task Answer(HttpContext context, Dictionary<string, StringValues> form, SignedBy? signer)
    {
        var action = form["Action"].ToString();
        var isRole = form["RoleArn"] == Role && (action == "AssumeRole" ? signer is { Service: "sts" } : form["WebIdentityToken"] == "token-of-cluster");
        context.Response.StatusCode = isRole ? StatusCodes.Status200OK : StatusCodes.Status403Forbidden;
        context.Response.ContentType = "text/xml";
        await context.Response.WriteAsync(isRole
            ? $"""
              <{action}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><{action}Result><Credentials><AccessKeyId>ASIAROLE</AccessKeyId>
              <SecretAccessKey>secret-of-role</SecretAccessKey><SessionToken>session</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></{action}Result></{action}Response>
              """
            : "<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>the role is not yours</Message></Error></ErrorResponse>");
    }
}
