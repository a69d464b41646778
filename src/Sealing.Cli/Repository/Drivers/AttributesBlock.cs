using System.Text;
using Sealing.Cli.Host.Files;
using Sealing.Cli.Host.Plumbing;

namespace Sealing.Cli.Repository.Drivers;

/// <summary>The lines of <c>.gitattributes</c> that are ours, between two comments; all else in it stays.</summary>
internal static class AttributesBlock
{
    public const string FileName = ".gitattributes";

    private const string Start = "# seal: git shows and merges these by their values; each clone needs once: seal git install";
    private const string End = "# seal: end";
    private const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>Writes a line for each pattern in the place of those that are there; none takes the block away.</summary>
    public static void Write(IReadOnlyList<string> patterns)
    {
        var path = Path.Combine(Git.TryLine("rev-parse", "--show-toplevel") ?? throw new GitException("not in a work tree"), FileName);
        var old = File.Exists(path) ? Encoding.UTF8.GetString(InputFile.Read(path)) : "";
        var text = Without(old) + Block(patterns);
        if (text != old)
        {
            FileOutput.Replace(path, Encoding.UTF8.GetBytes(text), Readable);
        }
    }

    private static string Block(IReadOnlyList<string> patterns) =>
        patterns.Count == 0 ? "" : $"{Start}\n{string.Concat(patterns.Select(pattern => pattern + " diff=seal merge=seal\n"))}{End}\n";

    private static string Without(string text)
    {
        var start = text.IndexOf(Start + "\n", StringComparison.Ordinal);
        var end = start < 0 ? -1 : text.IndexOf(End + "\n", start, StringComparison.Ordinal);
        var rest = end < 0 ? text : text.Remove(start, end + End.Length + 1 - start);
        return rest.Length == 0 || rest.EndsWith('\n') ? rest : rest + "\n";
    }
}
