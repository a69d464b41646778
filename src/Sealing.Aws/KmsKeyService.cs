using System.Security.Cryptography;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Sealing.Sops;

namespace Sealing.Aws;

/// <summary>
/// Master keys of the kind <c>kms</c>: AWS KMS encrypts and decrypts the data key itself. What was decrypted once is not asked for again. Thread safe.
/// </summary>
/// <remarks>Source: AWS KMS API reference, Encrypt and Decrypt; SOPS' documented behaviour.</remarks>
public sealed class KmsKeyService : ISopsKeyService, IDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly KmsClients? _clients;
    private readonly Func<SopsMasterKey, IAmazonKeyManagementService> _clientFor;
    private readonly Dictionary<(string Key, string Encrypted), byte[]> _decrypted = [];

    /// <summary>
    /// A service that asks AWS in the region of each key, or the endpoints that <c>AWS_ENDPOINT_URL_KMS</c>, <c>AWS_ENDPOINT_URL_STS</c> and
    /// <c>AWS_ENDPOINT_URL</c> name. Credentials are those that AWS programs find, of the profile of a key where it names one, or of a role that they may assume.
    /// </summary>
    public KmsKeyService()
    {
        _clients = new KmsClients();
        _clientFor = _clients.For;
    }

    /// <summary>A service that asks with a client, which stays the caller's, for every key: its region and credentials count, and no role or profile of a key.</summary>
    public KmsKeyService(IAmazonKeyManagementService client)
    {
        ArgumentNullException.ThrowIfNull(client);
        _clientFor = _ => client;
    }

    /// <inheritdoc/>
    public bool Supports(SopsKeyKind kind) => SopsKeyKind.AwsKms.Equals(kind);

    /// <inheritdoc/>
    public async ValueTask<string> EncryptAsync(SopsMasterKey key, ReadOnlyMemory<byte> dataKey, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        var bytes = dataKey.ToArray();
        try
        {
            using var plaintext = new MemoryStream(bytes);
            var request = new EncryptRequest { KeyId = key.Id, Plaintext = plaintext, EncryptionContext = Context(key) };
            var answer = await CallAsync(key, client => client.EncryptAsync(request, cancellationToken), cancellationToken).ConfigureAwait(false);
            return Convert.ToBase64String(answer.CiphertextBlob.ToArray());
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    /// <inheritdoc/>
    public async ValueTask<byte[]> DecryptAsync(SopsMasterKey key, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!_decrypted.TryGetValue((key.Identity, key.EncryptedDataKey), out var dataKey))
            {
                _decrypted[(key.Identity, key.EncryptedDataKey)] = dataKey = await DecryptAnewAsync(key, cancellationToken).ConfigureAwait(false);
            }

            return [.. dataKey];
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Clears what was decrypted.</summary>
    public void Dispose()
    {
        foreach (var dataKey in _decrypted.Values)
        {
            CryptographicOperations.ZeroMemory(dataKey);
        }

        _clients?.Dispose();
        _gate.Dispose();
    }

    private async Task<byte[]> DecryptAnewAsync(SopsMasterKey key, CancellationToken cancel)
    {
        var ciphertext = new byte[key.EncryptedDataKey.Length];
        if (!Convert.TryFromBase64String(key.EncryptedDataKey, ciphertext, out var length))
        {
            throw new SealingException(key.Id + ": the encrypted data key is not base64");
        }

        using var blob = new MemoryStream(ciphertext, 0, length);
        var request = new DecryptRequest { KeyId = key.Id, CiphertextBlob = blob, EncryptionContext = Context(key) };
        using var plaintext = (await CallAsync(key, client => client.DecryptAsync(request, cancel), cancel).ConfigureAwait(false)).Plaintext;
        return plaintext.ToArray();
    }

    private async Task<T> CallAsync<T>(SopsMasterKey key, Func<IAmazonKeyManagementService, Task<T>> call, CancellationToken cancel)
    {
        try
        {
            return await call(_clientFor(key)).ConfigureAwait(false);
        }
        catch (Exception e) when (AwsErrors.IsKnown(e) && !cancel.IsCancellationRequested)
        {
            throw KmsErrors.Describe(key, e);
        }
    }

    private static Dictionary<string, string>? Context(SopsMasterKey key) =>
        key.Context.Count == 0 ? null : key.Context.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
}
