using System.Security.Cryptography;
using Sealing.Primitives;

namespace Sealing.SealedSecrets;

/// <summary>Encrypts SealedSecrets anew for another certificate, without a cluster, with the private keys that open them. Thread safe.</summary>
public sealed class SecretReencrypter
{
    private readonly SecretUnsealer _unsealer;
    private readonly SecretSealer _sealer;
    private readonly SealingKey? _newKey;

    /// <summary>Opens with <paramref name="keys"/> and seals for <paramref name="certificate"/>.</summary>
    /// <exception cref="SealingException">The certificate has expired.</exception>
    public SecretReencrypter(SealingKeyRing keys, SealingCertificate certificate, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(keys);
        _unsealer = new SecretUnsealer(keys);
        _sealer = new SecretSealer(certificate, time);
        _newKey = keys.Keys.FirstOrDefault(key => key.Fingerprint == certificate.Fingerprint);
    }

    /// <inheritdoc cref="SecretSealer.MarksCertificate"/>
    /// <remarks>A mark that is there already is changed in any case: it would not be true any more.</remarks>
    public bool MarksCertificate { get; init; }

    /// <summary>
    /// The same SealedSecret, every item sealed anew in its scope, but for those that the certificate's own key opens, where that is among the keys: these are
    /// kept. So are those that no key opens where <see cref="CertificateMark"/> says that they are for the certificate. All else stays, and no template is rendered.
    /// </summary>
    /// <exception cref="SealingException">An item is not base64, or no key opens it; all such items are named, sorted.</exception>
    public SealedSecret Reencrypt(SealedSecret sealedSecret)
    {
        ArgumentNullException.ThrowIfNull(sealedSecret);
        var opened = _unsealer.Open(sealedSecret, passesOver: _newKey is null && CertificateMark.Of(sealedSecret) == _sealer.Mark).ToArray();
        try
        {
            var (scope, metadata) = (sealedSecret.Scope, sealedSecret.Metadata);
            string Seal(OpenedItem item) => _sealer.SealValue(item.Plaintext, scope, metadata.Namespace ?? "", metadata.Name ?? "");
            var texts = OrderedParallel.Map(opened.Length, i => opened[i].Value.Key == _newKey ? sealedSecret.EncryptedData[opened[i].Key] : Seal(opened[i].Value));
            var items = new Dictionary<string, string>(sealedSecret.EncryptedData, StringComparer.Ordinal);
            foreach (var (item, text) in opened.Zip(texts))
            {
                items[item.Key] = text;
            }

            var renewed = sealedSecret with { EncryptedData = items };
            return MarksCertificate || CertificateMark.Of(sealedSecret) is not null ? CertificateMark.Put(renewed, _sealer.Mark) : renewed;
        }
        finally
        {
            foreach (var (_, item) in opened)
            {
                CryptographicOperations.ZeroMemory(item.Plaintext);
            }
        }
    }
}
