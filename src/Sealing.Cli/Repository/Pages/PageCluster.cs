using System.Text.Json;
using Sealing.SealedSecrets;

namespace Sealing.Cli.Repository.Pages;

/// <summary>What the page knows of a cluster: all of it is public.</summary>
internal sealed record PageCluster(string Name, byte[] PublicKey, string Fingerprint, int Bits, DateTimeOffset NotAfter)
{
    public static PageCluster Of(string name, SealingCertificate certificate) =>
        new(name, certificate.PublicKeyInfo(), certificate.Fingerprint, certificate.KeySize, certificate.NotAfter);

    /// <summary>An object with <c>name</c>, <c>key</c> (SubjectPublicKeyInfo, base64), <c>fingerprint</c>, <c>bits</c> and <c>notAfter</c> (ISO 8601, UTC).</summary>
    public void WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("name", Name);
        json.WriteBase64String("key", PublicKey);
        json.WriteString("fingerprint", Fingerprint);
        json.WriteNumber("bits", Bits);
        json.WriteString("notAfter", NotAfter.UtcDateTime);
        json.WriteEndObject();
    }
}
