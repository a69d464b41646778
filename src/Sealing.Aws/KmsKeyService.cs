using System.Security.Cryptography;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Amazon.Runtime;
using Sealing.Sops;
using Sealing.Sops.Kinds;

namespace Sealing.Aws;

/// <summary>
/// Master keys of the kind <c>kms</c>: AWS KMS encrypts and decrypts the data key itself. Credentials come from where AWS programs have them, or from a
/// role that they may assume. What was decrypted once is not asked for again. Thread safe.
/// </summary>
/// <remarks>Source: AWS KMS API reference, Encrypt and Decrypt; SOPS' documented behaviour.</remarks>
public sealed class KmsKeyService : ISopsKeyService, IDisposable
{
    private readonly Lock _lock = new();
    private readonly KmsClients _clients;
    private readonly Dictionary<(string Key, string Encrypted), byte[]> _decrypted = [];

    /// <summary>A service that asks AWS, or the endpoints that <c>AWS_ENDPOINT_URL_KMS</c>, <c>AWS_ENDPOINT_URL_STS</c> and <c>AWS_ENDPOINT_URL</c> name.</summary>
    public KmsKeyService()
    {
        _clients = new KmsClients();
    }

    /// <inheritdoc/>
    public bool Supports(SopsKeyKind kind) => kind == SopsKeyKind.AwsKms;

    /// <inheritdoc/>
    public string Encrypt(SopsMasterKey key, ReadOnlySpan<byte> dataKey)
    {
        ArgumentNullException.ThrowIfNull(key);
        var bytes = dataKey.ToArray();
        try
        {
            return Call(key, client =>
            {
                using var plaintext = new MemoryStream(bytes);
                var request = new EncryptRequest { KeyId = key.Id, Plaintext = plaintext, EncryptionContext = Context(key) };
                return Convert.ToBase64String(client.EncryptAsync(request).GetAwaiter().GetResult().CiphertextBlob.ToArray());
            });
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    /// <inheritdoc/>
    public byte[] Decrypt(SopsMasterKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        lock (_lock)
        {
            if (!_decrypted.TryGetValue((key.Identity, key.EncryptedDataKey), out var dataKey))
            {
                _decrypted[(key.Identity, key.EncryptedDataKey)] = dataKey = DecryptAnew(key);
            }

            return [.. dataKey];
        }
    }

    /// <summary>Clears what was decrypted.</summary>
    public void Dispose()
    {
        foreach (var dataKey in _decrypted.Values)
        {
            CryptographicOperations.ZeroMemory(dataKey);
        }

        _clients.Dispose();
    }

    private byte[] DecryptAnew(SopsMasterKey key)
    {
        var ciphertext = new byte[key.EncryptedDataKey.Length];
        if (!Convert.TryFromBase64String(key.EncryptedDataKey, ciphertext, out var length))
        {
            throw new SealingException(key.Id + ": the encrypted data key is not base64");
        }

        return Call(key, client =>
        {
            using var blob = new MemoryStream(ciphertext, 0, length);
            var request = new DecryptRequest { KeyId = key.Id, CiphertextBlob = blob, EncryptionContext = Context(key) };
            using var plaintext = client.DecryptAsync(request).GetAwaiter().GetResult().Plaintext;
            return plaintext.ToArray();
        });
    }

    private T Call<T>(SopsMasterKey key, Func<IAmazonKeyManagementService, T> call)
    {
        try
        {
            return call(_clients.For(key));
        }
        catch (Exception e) when (AwsErrors.IsKnown(e))
        {
            throw KmsErrors.Describe(key, e);
        }
    }

    private static Dictionary<string, string>? Context(SopsMasterKey key) =>
        key.Context.Count == 0 ? null : key.Context.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
}
