using System.Security.Cryptography;

namespace Sealing.SealedSecrets;

/// <summary>Encrypts SealedSecrets anew for another certificate, without a cluster, with the private keys that open them. Thread safe.</summary>
public sealed class SecretReencrypter
{
    private readonly SecretUnsealer _unsealer;
    private readonly SecretSealer _sealer;

    /// <summary>Opens with <paramref name="keys"/> and seals for <paramref name="certificate"/>.</summary>
    /// <exception cref="SealingException">The certificate has expired.</exception>
    public SecretReencrypter(SealingKeyRing keys, SealingCertificate certificate, TimeProvider clock)
    {
        _unsealer = new SecretUnsealer(keys);
        _sealer = new SecretSealer(certificate, clock);
    }

    /// <summary>The same SealedSecret, every item sealed anew in its scope. All else stays, and no template is rendered.</summary>
    /// <exception cref="SealingException">An item is not base64, or no key opens it; all such items are named, sorted.</exception>
    public SealedSecret Reencrypt(SealedSecret sealedSecret)
    {
        ArgumentNullException.ThrowIfNull(sealedSecret);
        var opened = _unsealer.Open(sealedSecret).ToArray();
        try
        {
            var (scope, metadata) = (sealedSecret.Scope, sealedSecret.Metadata);
            var texts = OrderedParallel.Map(opened.Length, i => _sealer.SealValue(opened[i].Value, scope, metadata.Namespace ?? "", metadata.Name ?? ""));
            var items = opened.Zip(texts).ToDictionary(pair => pair.First.Key, pair => pair.Second, StringComparer.Ordinal);
            return sealedSecret with { EncryptedData = items };
        }
        finally
        {
            foreach (var (_, value) in opened)
            {
                CryptographicOperations.ZeroMemory(value);
            }
        }
    }
}
