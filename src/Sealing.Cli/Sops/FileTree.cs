using Sealing.Sops;

namespace Sealing.Cli.Sops;

/// <summary>
/// Works on every file in folders that the work is for, in place and on all cores: each file is changed whole or not at all. Goes on after a
/// failure, and says at the end how many there were.
/// </summary>
internal static class FileTree
{
    /// <summary>Encrypts what a creation rule is for and is not encrypted.</summary>
    public static void Encrypt(SopsArguments arguments)
    {
        if (arguments.Config is null)
        {
            throw new CommandFailure(SopsExit.Codes.Failure, "a folder is encrypted by creation rules, and there is no .sops.yaml") { Hint = "write one in the folder or above it" };
        }

        Run(arguments, "encrypted", isEncrypted: true, file => IsForRule(arguments, file) && !IsEncrypted(file), (documents, file) => documents.Encrypt(file, file.Format));
    }

    public static void Decrypt(SopsArguments arguments) =>
        Run(arguments, "decrypted", isEncrypted: false, IsEncrypted, (documents, file) => documents.Decrypt(file));

    public static void Rotate(SopsArguments arguments) =>
        Run(arguments, "rotated", isEncrypted: true, IsEncrypted, (documents, file) => documents.Rotate(file));

    /// <summary>The files of folders, and files that are named, without those of Git.</summary>
    public static IReadOnlyList<string> Files(IEnumerable<string> paths) =>
        [.. paths.SelectMany(path => Directory.Exists(path) ? InFolder(path) : [path]).Distinct(StringComparer.Ordinal)];

    /// <summary>Whether a file is encrypted; what is no document of its format is not.</summary>
    public static bool IsEncrypted(SopsFile file)
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

    private static void Run(SopsArguments arguments, string done, bool isEncrypted, Func<SopsFile, bool> isFor, Func<Documents, SopsFile, byte[]> work)
    {
        var paths = Files(arguments.Words.Count > 0 ? arguments.Words : throw new CommandFailure(SopsExit.NoFile, "no folder specified"));
        var documents = new Documents(arguments);
        using var progress = new Progress(paths.Count);
        var results = OrderedParallel.Map(paths.Count, i =>
        {
            try
            {
                return (IsChanged: Work(arguments, paths[i], isEncrypted, isFor, file => work(documents, file)), Error: (string?)null);
            }
            catch (SealingException e)
            {
                return (IsChanged: false, Error: e.Message);
            }
            finally
            {
                progress.Step();
            }
        });
        Report(done, results.Count(result => result.IsChanged), [.. results.Select(result => result.Error).OfType<string>()]);
    }

    private static bool Work(SopsArguments arguments, string path, bool isEncrypted, Func<SopsFile, bool> isFor, Func<SopsFile, byte[]> work)
    {
        using var file = SopsFile.ReadToWrite(arguments, path);
        if (!isFor(file))
        {
            return false;
        }

        file.Replace(work(file), isEncrypted);
        return true;
    }

    private static void Report(string done, int changed, string[] errors)
    {
        Array.ForEach(errors, Terminal.Error);
        Terminal.Line($"{changed} {(changed == 1 ? "file" : "files")} {done}{(errors.Length == 0 ? "" : $", {errors.Length} failed")}");
        if (errors.Length > 0)
        {
            throw new CommandFailure(SopsExit.Codes.Failure, "not all files could be worked on");
        }
    }

    private static IEnumerable<string> InFolder(string folder) => Directory
        .EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint })
        .Where(path => !path.Split(Path.DirectorySeparatorChar).Contains(".git", StringComparer.Ordinal) && Path.GetFileName(path) != ".sops.yaml")
        .Order(StringComparer.Ordinal);

    private static bool IsForRule(SopsArguments arguments, SopsFile file)
    {
        try
        {
            return arguments.Config!.RuleFor(file.Name) is not null;
        }
        catch (SopsException e) when (e.Message.Contains("no matching creation rules", StringComparison.Ordinal))
        {
            return false;
        }
    }
}
