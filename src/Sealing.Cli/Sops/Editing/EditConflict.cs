using System.Text;
using Sealing.Cli.Host.Terminals;
using Sealing.Cli.Sops.Arguments;
using Sealing.Cli.Sops.Files;
using Sealing.Cli.Sops.Keys;
using Sealing.Cli.Sops.Merging;
using Sealing.Sops;

namespace Sealing.Cli.Sops.Editing;

/// <summary>A file that Git could not merge: its plaintext with conflict markers in the editor, and what is saved without them becomes the file.</summary>
internal static class EditConflict
{
    /// <exception cref="SealingException">A version cannot be opened, or nothing was changed.</exception>
    public static void Run(SopsArguments arguments, string path, FileVersions versions)
    {
        using var file = DocumentFile.ReadToAsk(arguments, path);
        file.Within(() =>
        {
            using var merge = SopsFileMerge.Open(versions, file.Format, KeyServices.Create(arguments));
            var plain = Encoding.UTF8.GetBytes(merge.Merged.Text);
            if (merge.Merged.HasConflicts)
            {
                Cleared.Use(plain, shown => Ask(file, merge, shown));
            }
            else
            {
                file.Replace(Cleared.Use(plain, merged => merge.Encrypt(merged)), isEncrypted: true);
                Terminal.Line($"{path}: merged: no value was changed on both sides");
            }

            return 0;
        });
    }

    private static int Ask(DocumentFile file, SopsFileMerge merge, byte[] shown)
    {
        EditSession.Run(file.Name, shown, saved => file.Replace(merge.Encrypt(WithoutMarkers(saved)), isEncrypted: true));
        return 0;
    }

    private static byte[] WithoutMarkers(byte[] saved) =>
        ConflictedFile.HasMarker(saved) ? throw new SealingException(ErrorKind.InvalidDocument, "there are conflict markers in it still") : saved;
}
