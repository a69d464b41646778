using Sealing.Cli.Host;
using Sealing.Cli.SealedSecrets;
using Sealing.Manifests;
using Sealing.SealedSecrets;

namespace Sealing.Cli.Secrets.Conversion;

/// <summary>Opens SealedSecrets and files of SOPS.</summary>
internal sealed class ToSecret(SealingKeyRing? keys) : IConversion
{
    public byte[] Convert(SourceFile file) => file.Items.Any(item => item.IsSealedSecret)
        ? file.With(item => item.IsSealedSecret ? Open(item, file.Format) : null)
        : file.Plain;

    private string Open(ManifestItem item, ManifestFormat format)
    {
        var ring = keys ?? throw new UsageException("no private key is given, and SealedSecrets open with one") { Hint = "name the controller's, or a backup of it, with --key FILE" };
        var secret = GivenNamespace.Open(SealedSecret.Read(item), new SecretUnsealer(ring).Unseal);
        try
        {
            return format.Write(ReadableSecret.Manifest(secret));
        }
        finally
        {
            secret.Clear();
        }
    }
}
