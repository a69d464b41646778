using System.Text;
using Sealing.Cli.Host.Files;
using Sealing.Cli.Host.Plumbing;

namespace Sealing.Cli.Sops.Merging;

/// <summary>A file that Git left with a conflict: its versions are in the index.</summary>
internal static class ConflictedFile
{
    private static readonly byte[] Marker = "<<<<<<< "u8.ToArray();

    /// <summary>The versions; null where the file holds no conflict marker, or Git knows of no conflict.</summary>
    public static FileVersions? Read(string path)
    {
        if (!File.Exists(path) || !HasMarker(InputFile.Read(path, SizeLimit.Sops)))
        {
            return null;
        }

        var stages = Stages(path);
        return stages.TryGetValue(2, out var ours) && stages.TryGetValue(3, out var theirs)
            ? new FileVersions(stages.TryGetValue(1, out var before) ? Blob(before) : [], Blob(ours), Blob(theirs))
            : null;
    }

    /// <summary>Whether a line starts as Git's conflict markers do.</summary>
    public static bool HasMarker(ReadOnlySpan<byte> text) => text.StartsWith(Marker) || text.IndexOf([(byte)'\n', .. Marker]) >= 0;

    // mode, object, stage; then a tab and the name
    private static Dictionary<int, string> Stages(string path)
    {
        try
        {
            return Encoding.UTF8.GetString(Git.Run("ls-files", "--unmerged", "-z", "--", ":(literal)" + path)).Split('\0', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.Split('\t')[0].Split(' '))
                .ToDictionary(fields => fields[2][0] - '0', fields => fields[1]);
        }
        catch (GitException)
        {
            return []; // no repository: the markers are not Git's
        }
    }

    private static byte[] Blob(string id) => Git.Run("cat-file", "blob", id);
}
