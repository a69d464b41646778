using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Sealing.Sops;

namespace Sealing.Cli.Sops;

/// <summary>
/// Master keys in the transit engine of HashiCorp Vault. The token is <c>$VAULT_TOKEN</c>, else what <c>~/.vault-token</c> holds. Source: Vault's HTTP API, transit
/// secrets engine; SOPS' documented behaviour.
/// </summary>
internal sealed class VaultKeys : ISopsKeyService
{
    private const int MaxAnswer = 1024 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    // A redirect could carry the token to another host.
    private readonly Lazy<HttpClient> _client = new(() =>
        new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = Patience, MaxResponseContentBufferSize = MaxAnswer });

    public bool Supports(string kind) => kind == "hc_vault";

    public string Encrypt(SopsMasterKey key, ReadOnlySpan<byte> dataKey) => Call(key, "encrypt", "plaintext", Convert.ToBase64String(dataKey), "ciphertext");

    public byte[] Decrypt(SopsMasterKey key)
    {
        var text = Call(key, "decrypt", "ciphertext", key.EncryptedDataKey, "plaintext");
        var dataKey = new byte[text.Length];
        return Convert.TryFromBase64String(text, dataKey, out var length) ? dataKey[..length] : throw Error(key, "Vault gave no base64");
    }

    private string Call(SopsMasterKey key, string operation, string field, string value, string wanted)
    {
        VaultAllowlist.Check(key);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{key["vault_address"].TrimEnd('/')}/v1/{key["engine_path"]}/{operation}/{key["key_name"]}");
        request.Headers.Add("X-Vault-Token", Token(key));
        request.Headers.Add("X-Vault-Request", "true");
        if (SopsArguments.Environment("VAULT_NAMESPACE") is { } name)
        {
            request.Headers.Add("X-Vault-Namespace", name);
        }

        var body = Body(field, value);
        request.Content = new ByteArrayContent(body) { Headers = { { "Content-Type", "application/json" } } };
        try
        {
            using var response = _client.Value.Send(request);
            return Read(key, response, wanted);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            throw Error(key, "Vault cannot be reached: " + e.Message + "; check the address, the network and the proxy");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(body);
        }
    }

    private static byte[] Body(string field, string value)
    {
        using var output = new MemoryStream();
        using (var writer = new Utf8JsonWriter(output))
        {
            writer.WriteStartObject();
            writer.WriteString(field, value);
            writer.WriteEndObject();
        }

        return output.ToArray();
    }

    private static string Read(SopsMasterKey key, HttpResponseMessage response, string wanted)
    {
        if (response.StatusCode != HttpStatusCode.OK)
        {
            throw Error(key, $"Vault answered {(int)response.StatusCode} {response.ReasonPhrase}" + WayOut(response.StatusCode));
        }

        try
        {
            using var json = JsonDocument.Parse(response.Content.ReadAsStream());
            return json.RootElement.GetProperty("data").GetProperty(wanted).GetString() ?? throw Error(key, "Vault's answer is incomplete");
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw Error(key, "what answered is not Vault");
        }
    }

    private static string WayOut(HttpStatusCode code) => code switch
    {
        HttpStatusCode.Forbidden => "; check that the token is valid and may use the key",
        HttpStatusCode.NotFound => "; check the path of the engine and the name of the key",
        HttpStatusCode.BadRequest => "; the key is not there, or did not encrypt this data key",
        HttpStatusCode.ServiceUnavailable => "; Vault is sealed or down: unseal it, or decrypt with another key of the file",
        HttpStatusCode.TooManyRequests => "; try again later",
        _ => "",
    };

    private static string Token(SopsMasterKey key)
    {
        if (SopsArguments.Environment("VAULT_TOKEN") is { } token)
        {
            return token;
        }

        var path = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify), ".vault-token");
        return File.Exists(path) && Encoding.UTF8.GetString(InputFile.Read(path)).Trim() is { Length: > 0 } saved && !saved.Contains('\n', StringComparison.Ordinal)
            ? saved
            : throw Error(key, "there is no token for Vault; log in: vault login, or set VAULT_TOKEN");
    }

    private static SealingException Error(SopsMasterKey key, string message) => new(key.Id + ": " + message);
}
