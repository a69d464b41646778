using System.Text;
using Sealing.Cli.Host.Files;
using Sealing.Cli.Host.Terminals;
using Sealing.Manifests;
using Sealing.SealedSecrets;
using Sealing.Text;

namespace Sealing.Cli.SealedSecrets.Renewal;

/// <summary>A file whose items are encrypted anew, not yet written.</summary>
internal sealed record RenewedFile(string File, byte[] Before, byte[] Text)
{
    /// <summary>How many items it has.</summary>
    public int Items { get; init; }

    /// <summary>How many of them stay as they were.</summary>
    public int Kept { get; init; }

    private bool IsChanged => !Text.AsSpan().SequenceEqual(Before);

    /// <summary>Says that the file would be replaced, where it would.</summary>
    public RenewedFile Announce()
    {
        if (IsChanged)
        {
            Terminal.Write(Encoding.UTF8.GetBytes(Printable.Line(File) + "\n"));
        }

        return this;
    }

    /// <summary>Replaces the file where anything changed; what came from standard input goes to standard output.</summary>
    public RenewedFile WriteInPlace(FileUpdates updates)
    {
        if (File == "-")
        {
            Terminal.Write(Text);
        }
        else if (IsChanged)
        {
            updates.Replace(File, [Text]);
        }

        return this;
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
