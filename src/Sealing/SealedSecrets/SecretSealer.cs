using Sealing.Manifests;

namespace Sealing.SealedSecrets;

/// <summary>Seals Secrets for one controller. Thread safe.</summary>
public sealed class SecretSealer
{
    private readonly SealingCertificate _certificate;

    /// <summary>A sealer for the controller that holds the certificate's key.</summary>
    /// <exception cref="SealingException">The certificate has expired.</exception>
    public SecretSealer(SealingCertificate certificate, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        certificate.ThrowIfExpired(time);
        _certificate = certificate;
    }

    /// <summary>Whether SealedSecrets say by <see cref="CertificateMark"/> which certificate they are for. The reference's do not.</summary>
    public bool MarksCertificate { get; init; }

    /// <summary>The mark of the certificate.</summary>
    internal string Mark => _certificate.Mark;

    /// <summary>
    /// The Secret sealed in the scope that its annotations say, or in <paramref name="scope"/>, which then replaces them;
    /// <see cref="SealingScope.Strict"/> is the same as null: as in the reference, annotations still decide.
    /// </summary>
    /// <exception cref="SealingException">The Secret has no name, or no namespace where the scope needs one.</exception>
    public SealedSecret Seal(SecretManifest secret, SealingScope? scope = null)
    {
        ArgumentNullException.ThrowIfNull(secret);
        return SealAll([SealingOrder.Of(secret, scope)], (_, sealedSecret) => sealedSecret)[0];
    }

    /// <summary>One value as the base64 text of an item; name and namespace are those it will be opened under.</summary>
    public string SealValue(ReadOnlySpan<byte> value, SealingScope scope, string namespaceName, string name)
    {
        using var encryptor = new HybridEncryptor(_certificate.PublicKey, scope.Label(namespaceName, name));
        return encryptor.EncryptToBase64(value);
    }

    /// <inheritdoc cref="SealingRun{T}.Seal"/>
    internal T[] SealAll<T>(IReadOnlyList<SealingOrder> orders, Func<int, SealedSecret, T> finish) =>
        SealingRun<T>.Seal(_certificate.PublicKey, orders, MarksCertificate ? (i, sealedSecret) => finish(i, CertificateMark.Put(sealedSecret, Mark)) : finish);
}
