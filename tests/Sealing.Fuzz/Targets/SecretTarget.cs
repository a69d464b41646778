using System.Text;
using Sealing.Manifests;
using Sealing.SealedSecrets;

namespace Sealing.Fuzz.Targets;

/// <summary>Secrets in YAML and JSON. What is read is sealed, unsealed, written, and read again as it was.</summary>
internal sealed class SecretTarget : IFuzzTarget
{
    private readonly SealingCertificate _certificate = SealingCertificate.Load(SeedFolder.Key("pub-sealed-secrets-dev.pem"));

    public string Name => "secret";

    public IReadOnlyList<byte[]> Seeds { get; } = SeedFolder.Read("secret");

    public void Run(byte[] input)
    {
        var sealer = new SecretSealer(_certificate, TimeProvider.System);
        foreach (var secret in SecretManifest.ReadAll(input))
        {
            if (secret.Data.Count <= 8)
            {
                sealer.Seal(secret, SealingScope.ClusterWide);
            }

            Check(secret, ManifestFormat.Yaml);
            Check(secret, ManifestFormat.Json);
        }
    }

    private static void Check(SecretManifest secret, ManifestFormat format)
    {
        var text = secret.Write(format);
        var again = SecretManifest.ReadAll(Encoding.UTF8.GetBytes(text));
        if (again is not [var only] || only.Write(format) != text)
        {
            throw new BrokenPromiseException("a Secret is not read as it was written in " + format);
        }
    }
}
