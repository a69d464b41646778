using Sealing.Cli.Sops.Arguments;
using Sealing.Cli.Sops.Files;
using Sealing.SealedSecrets;
using Sealing.Sops;

namespace Sealing.Cli.Secrets.Conversion;

/// <summary>Encrypts with SOPS, by the creation rule of the path: Secrets in plaintext, and those that are in SealedSecrets.</summary>
internal sealed class ToSops(SealingKeyRing? keys) : IConversion
{
    private readonly SopsArguments _arguments = SopsArguments.Standard();
    private readonly ToSecret _open = new(keys);

    public byte[] Convert(SourceFile file)
    {
        if (file.IsSops || !file.Items.Any(item => item.IsSealedSecret || item.Kind == "Secret"))
        {
            return file.Bytes;
        }

        if (file.Items.FirstOrDefault(item => !item.IsSealedSecret && item.Kind != "Secret") is { } other)
        {
            throw other.Error($"{other.Kind} beside a Secret would be encrypted with it: put the Secret into a file of its own", "kind");
        }

        var settings = NewFileSettings.For(_arguments, file.Path); // before anything is opened
        return Cleared.Use(_open.Convert(file), plain => new Documents(_arguments).Encrypt(SopsDocument.Parse(plain, SopsFormats.Of(null, file.Path)), settings));
    }
}
