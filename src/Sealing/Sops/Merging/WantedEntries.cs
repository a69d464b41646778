using System.Text.RegularExpressions;

namespace Sealing.Sops.Merging;

/// <summary>The values that a merge should have: of each the one that was changed, and a conflict where it was changed on both sides to two values.</summary>
internal sealed partial class WantedEntries
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly List<string> _conflicts = [];

    public WantedEntries(IReadOnlyList<SopsEntry> before, IReadOnlyList<SopsEntry> ours, IReadOnlyList<SopsEntry> theirs)
    {
        var (b, o, t) = (ByPath(before), ByPath(ours), ByPath(theirs));
        foreach (var path in o.Keys.Union(t.Keys, StringComparer.Ordinal))
        {
            var (was, our, their) = (b.GetValueOrDefault(path), o.GetValueOrDefault(path), t.GetValueOrDefault(path));
            if (our != their && our != was && their != was)
            {
                _conflicts.Add(path);
            }
            else if ((our == was ? their : our) is { } text)
            {
                _values[path] = text;
            }
        }
    }

    /// <summary>The paths of the values that were changed on both sides.</summary>
    public IReadOnlyList<string> Conflicts => _conflicts;

    /// <summary>Whether no value outside of lists was changed on both sides: items of a list have no names, and lines tell them apart better than numbers.</summary>
    public bool HasConflictsInLists => _conflicts.Count > 0 && _conflicts.TrueForAll(IsInList);

    /// <summary>Whether these are the values.</summary>
    /// <param name="entries">What the merged text holds.</param>
    /// <param name="withLists">Whether items of lists count.</param>
    public bool AreIn(IReadOnlyList<SopsEntry> entries, bool withLists)
    {
        var found = entries.Where(entry => withLists || !IsInList(entry.Path)).ToList();
        var wanted = _values.Keys.Count(path => withLists || !IsInList(path));
        return found.Count == wanted && found.TrueForAll(entry => _values.TryGetValue(entry.Path, out var text) && text == entry.Text);
    }

    private static bool IsInList(string path) => ListStep().IsMatch(path);

    // What is given twice counts as its last, as readers have it; the merged text must have as many.
    private static Dictionary<string, string> ByPath(IReadOnlyList<SopsEntry> entries)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            values[entry.Path] = entry.Text;
        }

        return values;
    }

    [GeneratedRegex(@"\[[0-9]+\]", RegexOptions.NonBacktracking)]
    private static partial Regex ListStep();
}
