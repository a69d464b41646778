using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Sealing.Cli.Sops.Arguments;
using Sealing.Cli.Sops.Keys;
using Sealing.Sops;

namespace Sealing.Cli.Sops.Publishing;

/// <summary>A key-value engine of HashiCorp Vault, in version 1 or 2. Source: Vault's HTTP API, KV secrets engines.</summary>
internal sealed class VaultDestination(SopsDestinationRule rule) : IDestination
{
    private readonly VaultClient _vault = new();

    public bool TakesPlaintext => true;

    public string AddressOf(string name)
    {
        var address = rule.VaultAddress ?? SopsArguments.Environment("VAULT_ADDR")
            ?? throw new SealingException($"destination rule {rule.Number} has no vault_address, and VAULT_ADDR is not set");
        var parts = new[] { rule.VaultMount, rule.VaultVersion == 2 ? "data" : "", rule.VaultPath!, name };
        return VaultUrl.Of(address, parts.SelectMany(part => part.Split('/', StringSplitOptions.RemoveEmptyEntries))).AbsoluteUri;
    }

    public async Task<bool> PutAsync(string name, byte[] content, CancellationToken cancel)
    {
        var address = AddressOf(name);
        try
        {
            if (await IsThereAsync(address, content, cancel))
            {
                return false;
            }

            var (status, _) = await _vault.SendAsync(HttpMethod.Put, new Uri(address), rule.VaultVersion == 2 ? [.. "{\"data\":"u8, .. content, (byte)'}'] : [.. content], cancel);
            return (int)status / 100 == 2 ? true : throw new SealingException(VaultClient.Describe(status, WayOut));
        }
        catch (SealingException e)
        {
            throw new SealingException(address + ": " + e.Message, e);
        }
    }

    private async Task<bool> IsThereAsync(string address, byte[] content, CancellationToken cancel)
    {
        var (status, body) = await _vault.SendAsync(HttpMethod.Get, new Uri(address), body: null, cancel);
        try
        {
            return status switch
            {
                HttpStatusCode.OK => HasValues(body, content),
                HttpStatusCode.NotFound => false,
                _ => throw new SealingException(VaultClient.Describe(status, WayOut)),
            };
        }
        finally
        {
            CryptographicOperations.ZeroMemory(body);
        }
    }

    private bool HasValues(byte[] answer, byte[] content)
    {
        try
        {
            using var json = JsonDocument.Parse(answer);
            using var wanted = JsonDocument.Parse(content);
            var data = json.RootElement.GetProperty("data");
            return JsonElement.DeepEquals(rule.VaultVersion == 2 ? data.GetProperty("data") : data, wanted.RootElement);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new SealingException("what answered is not a key-value engine of Vault; check vault_kv_mount_name and vault_kv_version", e);
        }
    }

    private static string? WayOut(HttpStatusCode code) => code switch
    {
        HttpStatusCode.Forbidden => "check that the token is valid and may read and write there",
        HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed => "check vault_kv_mount_name and vault_kv_version",
        _ => null,
    };
}
