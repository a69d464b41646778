using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Sealing.TestCluster.Vault;

/// <summary>
/// A Vault on this machine, with key-value engines and the transit engine at <c>team/transit</c>: checks method, path, token and content type, and really encrypts. The keys <c>missing</c>, <c>sealed</c>,
/// <c>page</c> and <c>moved</c> fail each in its way.
/// </summary>
public sealed class VaultServer : IAsyncDisposable
{
    private const string Token = "token-of-test";
    private const string Prefix = "vault:v1:";
    private const int NonceSize = 12;
    private const int TagSize = 16;

    private readonly WebApplication _application;
    private readonly VaultValues _values = new();
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    private VaultServer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _application = builder.Build();
        _application.Run(Answer);
    }

    public static async Task<VaultServer> StartAsync()
    {
        var server = new VaultServer();
        await server._application.StartAsync();
        return server;
    }

    /// <summary>What a program finds in its environment: the address in <c>VAULT</c>, and the token.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["VAULT"] = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{new Uri(_application.Urls.First()).Port}"),
        ["VAULT_TOKEN"] = Token,
    };

    public async ValueTask DisposeAsync() => await _application.DisposeAsync();

    private async Task Answer(HttpContext context)
    {
        var path = context.Request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var isWellFormed = context.Request is { Method: "POST", ContentType: "application/json" } && path is ["v1", "team", "transit", "encrypt" or "decrypt", _];
        var name = path[^1];
        if (context.Request.Headers["X-Vault-Token"] != Token)
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
        }
        else if (VaultValues.IsFor(path))
        {
            await _values.Answer(context, path);
        }
        else if (!isWellFormed || name == "missing")
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
        else if (name == "sealed")
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
        else if (name == "moved")
        {
            context.Response.Redirect("http://127.0.0.2/");
        }
        else if (name == "page")
        {
            await context.Response.WriteAsync("<html>log in</html>");
        }
        else
        {
            await Work(context, path[3], name);
        }
    }

    private async Task Work(HttpContext context, string operation, string name)
    {
        var request = (await JsonNode.ParseAsync(context.Request.Body))!.AsObject();
        var result = operation == "encrypt" ? Encrypt(request, name) : Decrypt(request, name);
        if (result is null)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        await context.Response.WriteAsync(new JsonObject { ["data"] = result }.ToJsonString());
    }

    private JsonObject Encrypt(JsonObject request, string name)
    {
        var plaintext = Convert.FromBase64String((string)request["plaintext"]!);
        var blob = new byte[NonceSize + plaintext.Length + TagSize];
        RandomNumberGenerator.Fill(blob.AsSpan(0, NonceSize));
        using var cipher = new AesGcm(_key, TagSize);
        cipher.Encrypt(blob.AsSpan(0, NonceSize), plaintext, blob.AsSpan(NonceSize, plaintext.Length), blob.AsSpan(NonceSize + plaintext.Length), System.Text.Encoding.UTF8.GetBytes(name));
        return new JsonObject { ["ciphertext"] = Prefix + Convert.ToBase64String(blob) };
    }

    private JsonObject? Decrypt(JsonObject request, string name)
    {
        var blob = Convert.FromBase64String(((string)request["ciphertext"]!)[Prefix.Length..]);
        var plaintext = new byte[blob.Length - NonceSize - TagSize];
        using var cipher = new AesGcm(_key, TagSize);
        try
        {
            cipher.Decrypt(blob.AsSpan(0, NonceSize), blob.AsSpan(NonceSize, plaintext.Length), blob.AsSpan(NonceSize + plaintext.Length), plaintext, System.Text.Encoding.UTF8.GetBytes(name));
        }
        catch (CryptographicException)
        {
            return null;
        }

        return new JsonObject { ["plaintext"] = Convert.ToBase64String(plaintext) };
    }
}
