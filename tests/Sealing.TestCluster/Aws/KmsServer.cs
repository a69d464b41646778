using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Sealing.TestCluster.Aws;

/// <summary>
/// AWS KMS, STS and S3 on this machine: checks signatures, encrypts under a key of its own for each ARN, with the encryption context as associated data. ARNs
/// that end in a word fail as AWS does: <c>denied</c>, <c>disabled</c>, <c>gone</c>, <c>throttled</c>, <c>expired</c>, <c>slow</c>.
/// </summary>
public sealed class KmsServer : IAsyncDisposable
{
    private const string Role = "arn:aws:iam::111122223333:role/seal";

    private readonly WebApplication _application;
    private readonly SignatureV4 _signatures = new(new Dictionary<string, string>(StringComparer.Ordinal) { ["AKIDTEST"] = "secret-of-test", ["ASIAROLE"] = "secret-of-role" });
    private readonly KmsKeys _keys = new();
    private readonly S3Objects _objects = new();
    private readonly List<string> _calls = [];

    private KmsServer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _application = builder.Build();
        _application.Run(Answer);
    }

    public static async Task<KmsServer> StartAsync()
    {
        var server = new KmsServer();
        await server._application.StartAsync();
        return server;
    }

    /// <summary>The operations that were asked for, each with the region it was signed for.</summary>
    public IReadOnlyList<string> Calls
    {
        get
        {
            lock (_calls)
            {
                return [.. _calls];
            }
        }
    }

    /// <summary>What a program finds in its environment.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["AWS_ENDPOINT_URL"] = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{new Uri(_application.Urls.First()).Port}"),
        ["AWS_ACCESS_KEY_ID"] = "AKIDTEST",
        ["AWS_SECRET_ACCESS_KEY"] = "secret-of-test",
        ["AWS_EC2_METADATA_DISABLED"] = "true",
    };

    public async ValueTask DisposeAsync() => await _application.DisposeAsync();

    private async Task Answer(HttpContext context)
    {
        using var buffer = new MemoryStream();
        await context.Request.Body.CopyToAsync(buffer);
        var body = buffer.ToArray();
        var target = context.Request.Headers["X-Amz-Target"].ToString();
        if (target.Length == 0 && context.Request.Path == "/calls")
        {
            await context.Response.WriteAsync(string.Concat(Calls.Select(call => call + "\n")));
            return;
        }

        var signer = _signatures.Check(context.Request, body);
        if (S3Objects.IsFor(context.Request))
        {
            await _objects.Answer(context, body, signer);
            return;
        }

        lock (_calls)
        {
            _calls.Add((target.Length > 0 ? target : "AssumeRole") + " " + signer?.Region);
        }

        await (target.Length > 0 ? AnswerKms(context, target, body, signer) : AnswerSts(context, Encoding.UTF8.GetString(body), signer));
    }

    private async Task AnswerKms(HttpContext context, string target, byte[] body, SignedBy? signer)
    {
        context.Response.ContentType = "application/x-amz-json-1.1";
        var request = JsonNode.Parse(body)!.AsObject();
        var arn = (string)request["KeyId"]!;
        var word = arn[(arn.LastIndexOf('/') + 1)..];
        var error = signer is not { Service: "kms" } ? "InvalidSignatureException"
            : signer.AccessKey == "ASIAROLE" && context.Request.Headers["X-Amz-Security-Token"] != "session" ? "UnrecognizedClientException"
            : KmsKeys.Failure(word, signer.AccessKey == "ASIAROLE");
        if (error is null)
        {
            var answer = target.EndsWith("Encrypt", StringComparison.Ordinal) ? _keys.Encrypt(request) : _keys.Decrypt(request);
            error = answer is null ? "InvalidCiphertextException" : null;
            if (answer is not null)
            {
                await context.Response.WriteAsync(answer.ToJsonString());
                return;
            }
        }

        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        await context.Response.WriteAsync(JsonSerializer.Serialize(new Dictionary<string, string> { ["__type"] = error!, ["message"] = "the test says so" }));
    }

    private static async Task AnswerSts(HttpContext context, string body, SignedBy? signer)
    {
        var isRole = body.Contains("Action=AssumeRole", StringComparison.Ordinal) && body.Contains("RoleArn=" + Uri.EscapeDataString(Role), StringComparison.Ordinal)
            && body.Contains("RoleSessionName=sops%40", StringComparison.Ordinal) && signer is { Service: "sts" };
        context.Response.StatusCode = isRole ? StatusCodes.Status200OK : StatusCodes.Status403Forbidden;
        context.Response.ContentType = "text/xml";
        await context.Response.WriteAsync(isRole
            ? """
              <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials><AccessKeyId>ASIAROLE</AccessKeyId>
              <SecretAccessKey>secret-of-role</SecretAccessKey><SessionToken>session</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>
              """
            : "<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>the role is not yours</Message></Error></ErrorResponse>");
    }
}
