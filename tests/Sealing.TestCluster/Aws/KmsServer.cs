using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;

namespace Sealing.TestCluster.Aws;

/// <summary>
/// AWS KMS, STS, S3 and the portal of single sign-on on this machine: checks signatures, encrypts under a key of its own for each ARN, with the encryption context as
/// associated data. ARNs that end in a word fail as AWS does: <c>denied</c>, <c>disabled</c>, <c>gone</c>, <c>throttled</c>, <c>expired</c>, <c>slow</c>.
/// </summary>
public sealed class KmsServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly SignatureV4 _signatures = new(new Dictionary<string, string>(StringComparer.Ordinal) { ["AKIDTEST"] = "secret-of-test", ["ASIAROLE"] = "secret-of-role", ["ASIASSO"] = "secret-of-sso" });
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

    /// <summary>The operations that were asked for, each with the region it was signed for, roles with the name of the session.</summary>
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

        if (context.Request.Method == "CONNECT")
        {
            Record("CONNECT " + context.Request.Host); // as a proxy, which tells what host is looked for, and refuses
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        if (context.Request.Path == SsoPortal.Path)
        {
            Record("GetRoleCredentials");
            await SsoPortal.Answer(context);
            return;
        }

        var signer = _signatures.Check(context.Request, body);
        if (S3Objects.IsFor(context.Request))
        {
            await _objects.Answer(context, body, signer);
            return;
        }

        if (target.Length > 0)
        {
            Record(target + " " + signer?.Region);
            await AnswerKms(context, target, body, signer);
            return;
        }

        var form = QueryHelpers.ParseQuery(Encoding.UTF8.GetString(body));
        Record($"{form["Action"]} {signer?.Region} {form["RoleSessionName"]}");
        await TokenService.Answer(context, form, signer);
    }

    private void Record(string call)
    {
        lock (_calls)
        {
            _calls.Add(call);
        }
    }

    private async Task AnswerKms(HttpContext context, string target, byte[] body, SignedBy? signer)
    {
        context.Response.ContentType = "application/x-amz-json-1.1";
        var request = JsonNode.Parse(body)!.AsObject();
        var arn = (string)request["KeyId"]!;
        var word = arn[(arn.LastIndexOf('/') + 1)..];
        var error = signer is not { Service: "kms" } ? "InvalidSignatureException"
            : signer.AccessKey.StartsWith("ASIA", StringComparison.Ordinal) && context.Request.Headers["X-Amz-Security-Token"] != "session" ? "UnrecognizedClientException"
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
}
