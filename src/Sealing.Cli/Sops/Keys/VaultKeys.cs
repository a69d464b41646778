using System.Net;
using System.Text.Json;
using Sealing.Sops;

namespace Sealing.Cli.Sops.Keys;

/// <summary>Master keys in the transit engine of HashiCorp Vault. Source: Vault's HTTP API, transit secrets engine; SOPS' documented behaviour.</summary>
internal sealed class VaultKeys : ISopsKeyService
{
    private readonly VaultClient _vault = new();

    public bool Supports(SopsKeyKind kind) => SopsKeyKind.VaultTransit.Equals(kind);

    public async ValueTask<string> EncryptAsync(SopsMasterKey key, ReadOnlyMemory<byte> dataKey, CancellationToken cancellationToken = default) =>
        Read(key, await CallAsync(key, "encrypt", Body("plaintext", Convert.ToBase64String(dataKey.Span)), cancellationToken), "ciphertext");

    public async ValueTask<byte[]> DecryptAsync(SopsMasterKey key, CancellationToken cancellationToken = default)
    {
        var text = Read(key, await CallAsync(key, "decrypt", Body("ciphertext", key.EncryptedDataKey), cancellationToken), "plaintext");
        var dataKey = new byte[text.Length];
        return Convert.TryFromBase64String(text, dataKey, out var length) ? dataKey[..length] : throw Error(key, "Vault gave no base64");
    }

    private async Task<byte[]> CallAsync(SopsMasterKey key, string operation, byte[] request, CancellationToken cancel)
    {
        try
        {
            var (status, body) = await _vault.SendAsync(HttpMethod.Post, UrlFor(key, operation), request, cancel);
            return status == HttpStatusCode.OK ? body : throw new SealingException(VaultClient.Describe(status, WayOut));
        }
        catch (SealingException e)
        {
            throw Error(key, e.Message);
        }
    }

    // The list is of keys, as files and rules name them.
    private static Uri UrlFor(SopsMasterKey key, string operation)
    {
        var (engine, name) = (VaultUrl.PlainSegments(key["engine_path"]), VaultUrl.PlainSegments(key["key_name"]));
        VaultAllowlist.Check(VaultUrl.Of(key["vault_address"], [.. engine, "keys", .. name]));
        return engine.Length > 0 && name.Length == 1
            ? VaultUrl.Of(key["vault_address"], [.. engine, operation, .. name])
            : throw new SealingException("not the path of an engine and the name of a key");
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

    private static string Read(SopsMasterKey key, byte[] body, string wanted)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.GetProperty("data").GetProperty(wanted).GetString() ?? throw Error(key, "Vault's answer is incomplete");
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw Error(key, "what answered is not Vault", e);
        }
    }

    private static string? WayOut(HttpStatusCode code) => code switch
    {
        HttpStatusCode.Forbidden => "check that the token is valid and may use the key",
        HttpStatusCode.NotFound => "check the path of the engine and the name of the key",
        HttpStatusCode.BadRequest => "the key is not there, or did not encrypt this data key",
        HttpStatusCode.ServiceUnavailable => "Vault is sealed or down: unseal it, or decrypt with another key of the file",
        _ => null,
    };

    private static SealingException Error(SopsMasterKey key, string message, Exception? inner = null) => new(key.Id + ": " + message, inner!);
}
