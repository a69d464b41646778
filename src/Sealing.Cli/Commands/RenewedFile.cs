using Sealing.Cli.Files;
using Sealing.Manifests;
using Sealing.SealedSecrets;

namespace Sealing.Cli.Commands;

/// <summary>A file whose items are encrypted anew, not yet written.</summary>
internal sealed record RenewedFile(string File, byte[] Text)
{
    /// <summary>Replaces the file; what came from standard input goes to standard output.</summary>
    public void WriteInPlace(FileUpdates updates)
    {
        if (File == "-")
        {
            Terminal.Write(Text);
        }
        else
        {
            updates.Replace(File, [Text]);
        }
    }

    /// <summary>The text itself, or, where another format is wanted, the SealedSecrets in that.</summary>
    public byte[] As(Func<ManifestFormat, ManifestFormat> format)
    {
        var stream = ManifestStream.Read(Text);
        var wanted = format(stream.Format);
        return wanted == stream.Format
            ? Text
            : [.. SealedSecret.ReadAll(stream).SelectMany(item => item.WriteUtf8(wanted))];
    }
}
