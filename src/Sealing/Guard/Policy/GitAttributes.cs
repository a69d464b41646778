using System.Text;

namespace Sealing.Guard.Policy;

/// <summary>
/// Which files a <c>.gitattributes</c> gives to git-crypt. As in Git the last line that matches decides; a folder's name stands here for what is in it too,
/// since people write that in the belief that it encrypts, and it does not.
/// </summary>
internal sealed class GitAttributes
{
    private readonly List<(PathGlob Glob, bool IsEncrypted)> _lines = [];

    private GitAttributes()
    {
    }

    public static GitAttributes Read(ReadOnlySpan<byte> utf8)
    {
        var attributes = new GitAttributes();
        foreach (var line in Encoding.UTF8.GetString(utf8).Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] is not ('#' or '[')))
        {
            var (pattern, rest) = Split(line);
            foreach (var word in rest.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries))
            {
                if ((word is "-filter" or "!filter" || word.StartsWith("filter=", StringComparison.Ordinal)) && PathGlob.TryCreate(pattern) is { } glob)
                {
                    attributes._lines.Add((glob, word.StartsWith("filter=git-crypt", StringComparison.Ordinal)));
                }
            }
        }

        return attributes;
    }

    /// <summary>Whether git-crypt has to encrypt a file, by its path from the folder of the attributes; null where no line speaks of it.</summary>
    public bool? IsEncrypted(string path)
    {
        for (var i = _lines.Count - 1; i >= 0; i--)
        {
            if (_lines[i].Glob.Matches(path))
            {
                return _lines[i].IsEncrypted;
            }
        }

        return null;
    }

    private static (string Pattern, string Words) Split(string line)
    {
        var isQuoted = line[0] == '"';
        var end = isQuoted ? line.IndexOf('"', 1) : line.AsSpan().IndexOfAny(' ', '\t');
        return end < 0 ? (line, "") : (line[(isQuoted ? 1 : 0)..end], line[(end + 1)..]);
    }
}
