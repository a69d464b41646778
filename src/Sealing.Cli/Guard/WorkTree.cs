using Sealing.Cli.Host.Files;
using Sealing.Guard;
using Sealing.Guard.Content;

namespace Sealing.Cli.Guard;

/// <summary>The repository that a file on disk lies in, found by its <c>.git</c>. Outside of any, files are named and judged by themselves.</summary>
internal sealed record WorkTree(string? Root)
{
    public static WorkTree Around(string path) =>
        new(IsOnDisk(path) ? FoldersAbove.Of(path).FirstOrDefault(folder => Path.Exists(Path.Combine(folder, ".git"))) : null);

    /// <summary>The name from the root, with <c>/</c> between its parts; outside of repositories as it was given.</summary>
    public string NameOf(string file) => Slashes(Root is null || !IsOnDisk(file) ? file : Path.GetRelativePath(Root, Path.GetFullPath(file)));

    /// <summary>The same in the repository that the program runs in. In others the path as it was given, so that it leads there.</summary>
    public string ShownNameOf(string file, WorkTree here) => Root is null || this == here ? NameOf(file) : Slashes(file);

    /// <summary>The path of the file that has this name from the root.</summary>
    public string PathOf(string name) => Root is null ? name : Path.Combine(Root, name);

    /// <summary>What must be known to judge these files: from those among them that tell about others, and from such files in the folders above.</summary>
    public GuardContext Context(IReadOnlyList<string> files)
    {
        // In a work tree git-crypt shows the plaintext, so its attributes say nothing here.
        var known = files.Where(file => IsOnDisk(file) && GuardContext.Wants(NameOf(file)) && Path.GetFileName(file) != ".gitattributes")
            .Concat(Root is null ? [] : FoldersUpTo(files).SelectMany(Telling))
            .DistinctBy(NameOf, StringComparer.Ordinal);
        return GuardContext.Read(known.Select(file => KeyValuePair.Create(NameOf(file), InputFile.Read(file))), Configuration());
    }

    public GuardBaseline Baseline() => GuardBaseline.Parse(Root is not null && Read(GitScan.BaselineFile) is { } bytes ? bytes : []);

    private GuardConfiguration? Configuration() =>
        Read(GuardConfiguration.OldFileName) is not null ? throw GitScan.OldFile() : Read(GitScan.ConfigurationFile) is { } bytes ? GitScan.Parse(bytes).Guard : null;

    private byte[]? Read(string name) => Path.Combine(Root ?? "", name) is var path && File.Exists(path) ? InputFile.Read(path) : null;

    private HashSet<string> FoldersUpTo(IEnumerable<string> files)
    {
        var folders = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in files.Where(IsOnDisk))
        {
            foreach (var folder in FoldersAbove.Of(file).Skip(1).TakeWhile(folders.Add))
            {
                if (folder == Root)
                {
                    break;
                }
            }
        }

        return folders;
    }

    /// <summary>Whether the name is that of a file, not of standard input.</summary>
    public static bool IsOnDisk(string file) => file is not ("-" or "");

    private static string Slashes(string path) => path.Replace('\\', '/') is ['.', '/', .. var rest] ? rest : path.Replace('\\', '/');

    private static IEnumerable<string> Telling(string folder) =>
        FileNames.Telling.Select(name => Path.Combine(folder, name)).Where(File.Exists);
}
