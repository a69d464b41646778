using System.Globalization;
using System.Text;
using Sealing.Cli.Host.Plumbing;

namespace Sealing.Cli.Repository.Status;

/// <summary>When files were last changed by a commit: one walk through the history, which ends when all are found.</summary>
internal static class CommitTimes
{
    private const char Mark = '\u0001'; // before the time of a commit; no name of a file begins with it

    /// <summary>The times by path; none for what is not committed as it is, and none at all where there is no repository, or no commit in it.</summary>
    /// <param name="paths">The paths from the root.</param>
    /// <param name="root">The root that the paths are from.</param>
    public static Dictionary<string, DateTimeOffset> Of(HashSet<string> paths, string root)
    {
        var times = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        if (paths.Count == 0 || Git.TryLine("rev-parse", "--show-cdup") is not { } up || Prefix(up, root) is not { } prefix || Git.TryLine("rev-parse", "--verify", "--quiet", "HEAD") is null)
        {
            return times;
        }

        var changed = Names(Git.Run("diff", "--name-only", "-z", "--no-ext-diff", "--no-textconv", "--no-renames", "HEAD")).ToHashSet(StringComparer.Ordinal);
        var wanted = paths.Select(path => prefix + path).Where(path => !changed.Contains(path)).ToHashSet(StringComparer.Ordinal);
        using var process = Git.Start(["log", "--format=" + Mark + "%ct", "--name-only", "-z", "--no-renames", "--no-ext-diff", "--diff-merges=first-parent"]);
        process.StandardInput.Close();
        Read(process.StandardOutput.BaseStream, wanted, (path, time) => times[path[prefix.Length..]] = time);
        process.Kill();
        return times;
    }

    // The path of the folder that names are from, within Git's own root.
    private static string? Prefix(string up, string root)
    {
        var relative = Path.GetRelativePath(Path.GetFullPath(up.Length == 0 ? "." : up), root).Replace(Path.DirectorySeparatorChar, '/');
        return relative == "." ? "" : relative.StartsWith("..", StringComparison.Ordinal) ? null : relative + "/";
    }

    private static void Read(Stream output, HashSet<string> wanted, Action<string, DateTimeOffset> found)
    {
        using var reader = new StreamReader(output, Encoding.UTF8, detectEncodingFromByteOrderMarks: false, bufferSize: 1 << 16);
        var time = default(DateTimeOffset);
        foreach (var name in Pieces(reader).Select(piece => piece.TrimStart('\n')))
        {
            if (name.StartsWith(Mark))
            {
                time = DateTimeOffset.FromUnixTimeSeconds(long.Parse(name.AsSpan(1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
            }
            else if (wanted.Remove(name))
            {
                found(name, time);
                if (wanted.Count == 0)
                {
                    return;
                }
            }
        }
    }

    private static IEnumerable<string> Pieces(StreamReader reader)
    {
        var piece = new StringBuilder();
        for (int unit; (unit = reader.Read()) >= 0;)
        {
            if (unit == 0)
            {
                yield return piece.ToString();
                piece.Clear();
            }
            else
            {
                piece.Append((char)unit);
            }
        }
    }

    private static string[] Names(byte[] output) => Encoding.UTF8.GetString(output).Split('\0', StringSplitOptions.RemoveEmptyEntries);
}
