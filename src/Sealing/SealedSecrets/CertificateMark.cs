using System.Security.Cryptography;

namespace Sealing.SealedSecrets;

/// <summary>
/// The annotation of a SealedSecret that says which certificate its items were sealed for, since nothing in an item does. It stands on the SealedSecret, never in
/// its template, so that no Secret has it. Nothing vouches for it: it tells mistakes, not forgeries.
/// </summary>
public static class CertificateMark
{
    /// <summary>The name of the annotation.</summary>
    public const string Annotation = "sealing/certificate";

    private const int Bytes = 8;

    /// <summary>The mark that a SealedSecret has, or null.</summary>
    public static string? Of(SealedSecret sealedSecret)
    {
        ArgumentNullException.ThrowIfNull(sealedSecret);
        return sealedSecret.Metadata.Annotations.GetValueOrDefault(Annotation);
    }

    /// <summary><c>sha256:</c> and the first 16 digits of what <c>openssl x509 -fingerprint -sha256</c> prints.</summary>
    internal static string Of(ReadOnlySpan<byte> der) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(der).AsSpan(0, Bytes));

    /// <summary>The same SealedSecret with this mark.</summary>
    internal static SealedSecret Put(SealedSecret sealedSecret, string mark) => sealedSecret with
    {
        Metadata = sealedSecret.Metadata.WithAnnotation(Annotation, mark),
        Template = sealedSecret.Template with { Metadata = sealedSecret.Template.Metadata.WithAnnotation(Annotation, null) },
    };
}
