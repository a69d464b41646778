using System.Security.Cryptography;

namespace Sealing.Primitives;

/// <summary>Signatures by RSASSA-PKCS1-v1_5. Source: RFC 8017 sA.2.4.</summary>
internal static class RsaSignature
{
    /// <summary>The digest of an algorithm, as X.509 names it, or null for one that is not verified here: SHA-1, PSS and others.</summary>
    public static HashAlgorithmName? DigestOf(string algorithm) => algorithm switch
    {
        "1.2.840.113549.1.1.11" => HashAlgorithmName.SHA256,
        "1.2.840.113549.1.1.12" => HashAlgorithmName.SHA384,
        "1.2.840.113549.1.1.13" => HashAlgorithmName.SHA512,
        _ => null,
    };
}
