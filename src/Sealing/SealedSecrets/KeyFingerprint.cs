using System.Security.Cryptography;
using Sealing.Primitives;

namespace Sealing.SealedSecrets;

internal static class KeyFingerprint
{
    /// <summary><c>SHA256:</c> and the unpadded base64 of SHA-256 over the key as SSH writes it. Source: ssh-keygen(1).</summary>
    public static string Of(RSAParameters key) => "SHA256:" + Convert.ToBase64String(SHA256.HashData(SshKeyBlob.Rsa(key))).TrimEnd('=');
}
