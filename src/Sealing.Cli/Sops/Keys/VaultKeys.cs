using System.Net;
using System.Text.Json;
using Sealing.Sops;
using Sealing.Sops.Kinds;

namespace Sealing.Cli.Sops.Keys;

/// <summary>Master keys in the transit engine of HashiCorp Vault. Source: Vault's HTTP API, transit secrets engine; SOPS' documented behaviour.</summary>
internal sealed class VaultKeys : ISopsKeyService
{
    private readonly VaultClient _vault = new();

    public bool Supports(SopsKeyKind kind) => kind == SopsKeyKind.VaultTransit;

    public string Encrypt(SopsMasterKey key, ReadOnlySpan<byte> dataKey) => Call(key, "encrypt", "plaintext", Convert.ToBase64String(dataKey), "ciphertext");

    public byte[] Decrypt(SopsMasterKey key)
    {
        var text = Call(key, "decrypt", "ciphertext", key.EncryptedDataKey, "plaintext");
        var dataKey = new byte[text.Length];
        return Convert.TryFromBase64String(text, dataKey, out var length) ? dataKey[..length] : throw Error(key, "Vault gave no base64");
    }

    private string Call(SopsMasterKey key, string operation, string field, string value, string wanted)
    {
        try
        {
            var (status, body) = _vault.Send(HttpMethod.Post, UrlFor(key, operation), Body(field, value));
            return status == HttpStatusCode.OK ? Read(body, wanted) : throw new SealingException(VaultClient.Describe(status, WayOut));
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

    private static string Read(byte[] body, string wanted)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.GetProperty("data").GetProperty(wanted).GetString() ?? throw new SealingException("Vault's answer is incomplete");
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new SealingException("what answered is not Vault", e);
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

    private static SealingException Error(SopsMasterKey key, string message) => new(key.Id + ": " + message);
}
