using Sealing.Cli.SealedSecrets;
using Sealing.Manifests;
using Sealing.SealedSecrets;

namespace Sealing.Cli.Secrets.Conversion;

/// <summary>Seals Secrets, of SOPS and in plaintext.</summary>
internal sealed class ToSealed(Sealers sealers, Lazy<string?> standard) : IConversion
{
    public byte[] Convert(SourceFile file)
    {
        if (!file.Items.Any(item => item.Kind == "Secret"))
        {
            return file.IsSops ? throw new SealingException("SOPS has encrypted something else than a Secret, which cannot be sealed") : file.Bytes;
        }

        if (file.IsSops && file.Items.Any(item => item.Kind != "Secret"))
        {
            throw new SealingException("SOPS has encrypted other objects beside the Secret, which would stand there in plaintext") { Hint = "put the Secret into a file of its own" };
        }

        var target = sealers.Of(file.Path);
        return file.With(item => item.Kind == "Secret" ? Seal(item, target).Write(file.Format) : null);
    }

    private SealedSecret Seal(ManifestItem item, ClusterSealer target)
    {
        var secret = SecretReader.Read(item);
        if (secret.Doubts is [var doubt, ..])
        {
            throw doubt;
        }

        var annotated = SealingScopes.FromAnnotations(secret.Metadata.Annotations);
        var scope = annotated == SealingScope.Strict ? target.Scope : null;
        var space = secret.Metadata.Namespace ?? ((scope ?? annotated) == SealingScope.ClusterWide ? null : standard.Value);
        try
        {
            return target.Sealer.Seal(secret with { Metadata = secret.Metadata with { Namespace = space } }, scope);
        }
        finally
        {
            secret.Clear();
        }
    }
}
