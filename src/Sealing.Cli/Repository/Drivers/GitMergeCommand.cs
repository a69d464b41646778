using System.CommandLine;
using System.Globalization;
using System.Text;
using Sealing.Cli.Host.Files;
using Sealing.Cli.Host.Terminals;
using Sealing.Cli.Sops.Arguments;
using Sealing.Cli.Sops.Files;
using Sealing.Cli.Sops.Keys;
using Sealing.Cli.Sops.Merging;
using Sealing.SealedSecrets;
using Sealing.Sops;
using Sealing.Sops.Merging;
using Sealing.Syntax;

namespace Sealing.Cli.Repository.Drivers;

/// <summary>
/// <c>seal git merge</c>, a merge driver as gitattributes(5) has it: the result takes the place of our version; exit code 0 where it is merged, 1 where there are
/// conflicts. What cannot be merged by its values gets Git's own conflict.
/// </summary>
internal static class GitMergeCommand
{
    private const int Conflicts = 1;

    public static Command Create()
    {
        var words = new Argument<string[]>("BASE OURS THEIRS SIZE PATH") { Arity = new ArgumentArity(5, 5), Description = "What Git has as %O %A %B %L %P" };
        var command = new Command("merge", "Merge two versions of a file, as Git's merge driver") { words };
        command.SetAction(line => Run(line.GetValue(words)!));
        return command;
    }

    private static int Run(string[] words)
    {
        var (before, ours, theirs, path) = (words[0], words[1], words[2], words[4]);
        var size = int.TryParse(words[3], NumberStyles.None, CultureInfo.InvariantCulture, out var given) && given > 0 ? given : ValueMerge.MarkerSize;
        var files = new FileVersions(InputFile.Read(before, SizeLimit.Sops), InputFile.Read(ours, SizeLimit.Sops), InputFile.Read(theirs, SizeLimit.Sops));
        try
        {
            if (SopsFormats.Of(null, path, ours) is var format && IsSops(files.Ours, format))
            {
                return MergeSops(files, format, ours, path) ? 0 : OrdinaryMerge.Run(before, ours, theirs, size);
            }

            return IsSealed(files.Ours) ? MergeSealed(files, format, ours, size) : OrdinaryMerge.Run(before, ours, theirs, size);
        }
        catch (SealingException e)
        {
            Terminal.Warning($"{path}: not merged by its values: {e.Message}");
            Terminal.Hint(e.Hint);
            return OrdinaryMerge.Run(before, ours, theirs, size);
        }
    }

    private static bool MergeSops(FileVersions files, SopsFormat format, string ours, string path)
    {
        using var merge = SopsFileMerge.Open(files, format, KeyServices.Create());
        if (merge.Merged.HasConflicts)
        {
            Terminal.Warning($"{path}: changed on both sides: {(merge.Merged.Paths.Count > 0 ? string.Join(", ", merge.Merged.Paths) : "neighbouring lines")}");
            Terminal.Hint("open it with 'seal sops edit', which shows both sides in the editor, then git add it");
            return false;
        }

        FileOutput.Replace(ours, Cleared.Use(Encoding.UTF8.GetBytes(merge.Merged.Text), plain => merge.Encrypt(plain)));
        return true;
    }

    // Ciphertexts are values that no line of which is ours to read: each is taken whole.
    private static int MergeSealed(FileVersions files, SopsFormat format, string ours, int size)
    {
        var source = SourceText.Decode(files.Ours);
        var texts = new ThreeTexts(SourceText.Decode(files.Base).Text, source.Text, SourceText.Decode(files.Theirs).Text);
        var merged = ValueMerge.Merge(texts, format == SopsFormat.Json ? SopsFormat.Json : SopsFormat.Yaml, size);
        FileOutput.Replace(ours, source.Encode(merged.Text));
        return merged.HasConflicts ? Conflicts : 0;
    }

    private static bool IsSops(byte[] bytes, SopsFormat format)
    {
        try
        {
            return SopsDocument.Parse(bytes, format).IsEncrypted;
        }
        catch (SealingException)
        {
            return false;
        }
    }

    private static bool IsSealed(byte[] bytes)
    {
        try
        {
            return SealedSecretFile.Read(bytes).SealedSecrets.Count > 0;
        }
        catch (SealingException)
        {
            return false;
        }
    }
}
