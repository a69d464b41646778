using System.Globalization;
using System.Text;
using Sealing.Guard;

namespace Sealing.Cli.Host.Plumbing;

/// <summary>A file of a commit or of the index: the object that holds its content, and its name.</summary>
internal sealed record GitEntry(string ObjectId, string Path)
{
    public const string Link = "120000";

    /// <summary>What Git is asked to write before the files of a commit.</summary>
    public const string CommitFormat = "--format=%H %aI";

    private const string Submodule = "160000";
    private const string Nothing = "000000";

    /// <summary>What Git says of the kind: a file, one that can be run, or a symbolic link.</summary>
    public string Mode { get; private init; } = "100644";

    /// <summary>The commit that brings it in, where commits are looked at.</summary>
    public FindingCommit? Commit { get; private init; }

    /// <summary>Whether the name is not UTF-8, so that <see cref="Path"/> only shows it.</summary>
    public bool IsNameLossy => Path.Contains('\uFFFD', StringComparison.Ordinal);

    /// <summary>
    /// The entries of <c>git diff --raw -z</c>: <c>:mode mode oid oid S NUL path NUL</c>, names as they are. Deletions and submodules have no content here;
    /// a symbolic link's content is the path it points to. Before those of a commit stands <c>identifier date NUL LF</c>, where <see cref="CommitFormat"/> says so.
    /// </summary>
    public static List<GitEntry> ParseDiff(ReadOnlySpan<byte> raw)
    {
        var entries = new List<GitEntry>();
        FindingCommit? commit = null;
        while (raw.IndexOf((byte)0) is > 0 and var end)
        {
            var fields = Encoding.ASCII.GetString(raw[..end].TrimStart((byte)'\n')).Split(' ');
            raw = raw[(end + 1)..];
            if (fields is [[not ':', ..] id, var date])
            {
                commit = new FindingCommit(id, DateTimeOffset.Parse(date, CultureInfo.InvariantCulture));
                continue;
            }

            var length = raw.IndexOf((byte)0);
            if (length < 0 || fields.Length < 5)
            {
                throw new GitException("git diff wrote what cannot be read");
            }

            if (fields[1] is not (Submodule or Nothing))
            {
                entries.Add(new GitEntry(fields[3], Encoding.UTF8.GetString(raw[..length])) { Mode = fields[1], Commit = commit });
            }

            raw = raw[(length + 1)..];
        }

        return entries;
    }

    /// <summary>The entries of <c>git ls-files -s -z</c> (mode oid stage) and <c>git ls-tree -r -z</c> (mode type oid), a tab before each name.</summary>
    public static List<GitEntry> ParseList(ReadOnlySpan<byte> list, int idField)
    {
        var entries = new List<GitEntry>();
        while (list.IndexOf((byte)0) is > 0 and var end)
        {
            var tab = list[..end].IndexOf((byte)'\t');
            var fields = Encoding.ASCII.GetString(list[..tab]).Split(' ');
            if (fields[0] != Submodule)
            {
                entries.Add(new GitEntry(fields[idField], Encoding.UTF8.GetString(list[(tab + 1)..end])) { Mode = fields[0] });
            }

            list = list[(end + 1)..];
        }

        return entries;
    }
}
