using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Sealing.Sops.Values;

namespace Sealing.Sops.Merging;

/// <summary>
/// Merges two changed texts by lines. The lines are found again in the text before by their names: by all that stands in them, as Git does, or by what stands
/// before the colon or the equals sign, so that two people may change neighbouring values.
/// </summary>
internal sealed class LineMerge
{
    private readonly List<string> _lines = [];
    private readonly bool _byName;
    private readonly int _markerSize;
    private bool _hasConflicts;

    private LineMerge(bool byName, int markerSize)
    {
        (_byName, _markerSize) = (byName, markerSize);
    }

    /// <param name="texts">The versions.</param>
    /// <param name="byName">Whether lines are found again by what stands before the colon or the equals sign; lines that are new on both sides are then all kept.</param>
    /// <param name="markerSize">Characters of a conflict marker.</param>
    public static MergedText Merge(ThreeTexts texts, bool byName, int markerSize)
    {
        var merge = new LineMerge(byName, markerSize);
        merge.Run(texts.Base.Split('\n'), texts.Ours.Split('\n'), texts.Theirs.Split('\n'));
        return new MergedText(string.Join('\n', merge._lines), merge._hasConflicts, []);
    }

    /// <summary>The lines that two texts have in common: what was before them, as far as anybody can tell.</summary>
    public static string Common(string ours, string theirs)
    {
        var (before, after) = (ours.Split('\n'), theirs.Split('\n'));
        var pairs = CommonSubsequence.Pair(Array.ConvertAll(before, Digest), Array.ConvertAll(after, Digest));
        return string.Join('\n', after.Where((_, i) => pairs[i] >= 0));
    }

    // From one line that all three have to the next.
    private void Run(string[] before, string[] ours, string[] theirs)
    {
        var (inOurs, inTheirs) = (Find(before, ours), Find(before, theirs));
        var (b, o, t) = (0, 0, 0);
        for (var i = 0; i < before.Length; i++)
        {
            if (inOurs[i] < 0 || inTheirs[i] < 0)
            {
                continue;
            }

            Add(before[b..i], ours[o..inOurs[i]], theirs[t..inTheirs[i]]);
            (b, o, t) = (i + 1, inOurs[i] + 1, inTheirs[i] + 1);
            Add([before[i]], [ours[o - 1]], [theirs[t - 1]]);
        }

        Add(before[b..], ours[o..], theirs[t..]);
    }

    private int[] Find(string[] before, string[] after) =>
        CommonSubsequence.Pair(Array.ConvertAll(after, line => Digest(Name(line))), Array.ConvertAll(before, line => Digest(Name(line))));

    private void Add(string[] before, string[] ours, string[] theirs)
    {
        if (ours.SequenceEqual(theirs) || theirs.SequenceEqual(before))
        {
            _lines.AddRange(ours);
        }
        else if (ours.SequenceEqual(before))
        {
            _lines.AddRange(theirs);
        }
        else if (_byName && before.Length == 0)
        {
            _lines.AddRange(ours);
            _lines.AddRange(theirs);
        }
        else
        {
            _hasConflicts = true;
            _lines.AddRange([Marker('<') + " ours", .. ours, Marker('='), .. theirs, Marker('>') + " theirs"]);
        }
    }

    private string Marker(char character) => new(character, _markerSize);

    private string Name(string line) => _byName && line.AsSpan().IndexOfAny(':', '=') is >= 0 and var end ? line[..end] : line;

    // 128 bits of SHA-256, as many as make an accident impossible.
    private static UInt128 Digest(string line) => MemoryMarshal.Read<UInt128>(SHA256.HashData(Encoding.UTF8.GetBytes(line)));
}
