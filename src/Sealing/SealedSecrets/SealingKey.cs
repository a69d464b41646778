using System.Security.Cryptography;
using Sealing.Primitives;

namespace Sealing.SealedSecrets;

/// <summary>A controller's private key. Thread safe.</summary>
public sealed class SealingKey : IDisposable
{
    internal SealingKey(RSA key)
    {
        var parameters = key.ExportParameters(includePrivateParameters: true);
        try
        {
            if (RsaLimits.Fault(parameters, RsaLimits.MinBitsToDecrypt) is { } fault)
            {
                throw new SealingException(ErrorKind.InvalidKey, "the private key cannot be used: " + fault);
            }

            PrivateKey = RsaOaepPrivateKey.Create(parameters);
            Fingerprint = KeyFingerprint.Of(parameters);
        }
        finally
        {
            Clear(parameters.D, parameters.P, parameters.Q, parameters.DP, parameters.DQ, parameters.InverseQ);
        }
    }

    /// <summary>The size of the RSA modulus in bits.</summary>
    public int KeySize => PrivateKey.ModulusSize * 8;

    /// <summary>The fingerprint of the public key as ssh-keygen prints it: <c>SHA256:</c> and 43 characters of base64.</summary>
    public string Fingerprint { get; }

    internal RsaOaepPrivateKey PrivateKey { get; }

    /// <inheritdoc/>
    public void Dispose() => PrivateKey.Dispose();

    private static void Clear(params ReadOnlySpan<byte[]?> secrets)
    {
        foreach (var secret in secrets)
        {
            CryptographicOperations.ZeroMemory(secret);
        }
    }
}
