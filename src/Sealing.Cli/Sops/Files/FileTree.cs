using Sealing.Cli.Host;
using Sealing.Cli.Host.Terminals;
using Sealing.Cli.Sops.Arguments;
using Sealing.Primitives;
using Sealing.Sops;
using Sealing.Sops.Values;

namespace Sealing.Cli.Sops.Files;

/// <summary>
/// Works on every file in folders that the work is for, in place and on all cores: each file is changed whole or not at all. Goes on after a
/// failure, and says at the end how many there were.
/// </summary>
internal static class FileTree
{
    /// <summary>Encrypts what a creation rule is for and is not encrypted.</summary>
    public static void Encrypt(SopsArguments arguments)
    {
        SopsConflicts.CheckRecursive(arguments);
        if (arguments.Config is not { } config)
        {
            throw new CommandException(SopsExit.Codes.Failure, "a folder is encrypted by creation rules, and there is no .sops.yaml") { Hint = "write one in the folder or above it" };
        }

        config.WarnOfFaults();
        Run(arguments, new TreeWork("encrypted", true, file => ForRule(arguments, file), (documents, file) => documents.Encrypt(file, file.Format)));
    }

    public static void Decrypt(SopsArguments arguments)
    {
        SopsConflicts.CheckRecursive(arguments);
        Run(arguments, new TreeWork("decrypted", false, ForEncrypted, (documents, file) => documents.Decrypt(file)));
    }

    public static void Rotate(SopsArguments arguments)
    {
        SopsConflicts.CheckRecursive(arguments);
        Run(arguments, new TreeWork("rotated", true, ForEncrypted, (documents, file) => documents.Rotate(file)));
    }

    /// <summary>The files of folders, and files that are named, without those of Git.</summary>
    public static IReadOnlyList<string> Files(IEnumerable<string> paths) =>
        [.. paths.SelectMany(path => Directory.Exists(path) ? InFolder(path) : [path]).Distinct(StringComparer.Ordinal)];

    /// <summary>Whether a file is encrypted; what is no document of its format is not.</summary>
    public static bool IsEncrypted(DocumentFile file)
    {
        try
        {
            return SopsDocument.Parse(file.Bytes, file.Format).IsEncrypted;
        }
        catch (SealingException)
        {
            return false;
        }
    }

    private static void Run(SopsArguments arguments, TreeWork work)
    {
        var paths = Files(arguments.Files);
        var documents = new Documents(arguments);
        using var progress = new Progress(paths.Count);
        var results = OrderedParallel.Map(paths.Count, i =>
        {
            try
            {
                return Work(arguments, paths[i], documents, work);
            }
            catch (SealingException e)
            {
                return new TreeResult(paths[i], TreeStep.Failed, e.Message);
            }
            finally
            {
                progress.Step();
            }
        });
        TreeReport.Write(results, work.Done, arguments.Is(arguments.Options.DryRun));
    }

    private static TreeResult Work(SopsArguments arguments, string path, Documents documents, TreeWork work)
    {
        using var file = DocumentFile.ReadToWrite(arguments, path);
        var (step, reason) = work.IsFor(file);
        if (step == TreeStep.Done && !arguments.Is(arguments.Options.DryRun))
        {
            file.Replace(work.Do(documents, file), work.IsEncrypted);
        }

        return new TreeResult(path, step, reason);
    }

    private static IEnumerable<string> InFolder(string folder) => Directory
        .EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint })
        .Where(path => !path.Split(Path.DirectorySeparatorChar).Contains(".git", StringComparer.Ordinal) && Path.GetFileName(path) is not (SopsConfiguration.FileName or SopsConfiguration.MisspeltFileName))
        .Order(StringComparer.Ordinal);

    private static (TreeStep Step, string Reason) ForEncrypted(DocumentFile file) => (IsEncrypted(file) ? TreeStep.Done : TreeStep.Passed, "");

    // A file that the command line itself names is meant.
    private static (TreeStep Step, string Reason) ForRule(SopsArguments arguments, DocumentFile file)
    {
        if (file.Within(() => arguments.Config!.RuleFor(file.Name)) is not { } rule || IsEncrypted(file))
        {
            return (TreeStep.Passed, "");
        }

        var isNamed = arguments.Words.Contains(file.Path, StringComparer.Ordinal);
        return !isNamed && FolderSelection.Refusal(file, rule, arguments.Config!.Relative(file.Name)) is { } reason ? (TreeStep.LeftAlone, reason) : (TreeStep.Done, "");
    }

    private sealed record TreeWork(string Done, bool IsEncrypted, Func<DocumentFile, (TreeStep Step, string Reason)> IsFor, Func<Documents, DocumentFile, byte[]> Do);
}
