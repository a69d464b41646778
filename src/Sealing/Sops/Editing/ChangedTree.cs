using Sealing.Data;
using Sealing.Sops.Conversion;
using Sealing.Sops.Stores.Nodes;
using Sealing.Sops.Values;

namespace Sealing.Sops.Editing;

/// <summary>What a document holds after one value of it was set or removed: what the changed text is compared with.</summary>
internal static class ChangedTree
{
    /// <summary>The document with a value at a path, or without the one there.</summary>
    /// <param name="tree">The document before; it stays as it is.</param>
    /// <param name="steps">The path.</param>
    /// <param name="value">The value, or null to remove.</param>
    public static ManifestValue With(ManifestValue tree, ReadOnlySpan<SopsTreeStep> steps, ManifestValue? value) => steps switch
    {
        [] => value!,
        [{ Key: { } key }, ..] => InMap(tree as ManifestMap ?? new ManifestMap(), key, steps[1..], value),
        _ => InList(tree as ManifestList ?? new ManifestList([]), steps, value),
    };

    /// <summary>Whether two documents hold the same; comments do not count, and neither does how a number without decimals is typed.</summary>
    public static bool AreEqual(ManifestValue a, ManifestValue b) => (a, b) switch
    {
        (ManifestMap x, ManifestMap y) => AreEqual(Entries(x), Entries(y), (p, q) => p.Key == q.Key && AreEqual(p.Value, q.Value)),
        (ManifestList x, ManifestList y) => AreEqual(Items(x), Items(y), AreEqual),
        (ManifestNull, ManifestNull) => true,
        (ManifestMap or ManifestList or ManifestNull, _) or (_, ManifestMap or ManifestList or ManifestNull) => false,
        _ => IsText(a) == IsText(b) && TreeValues.ScalarOf(a).HasTextOf(TreeValues.ScalarOf(b)),
    };

    private static ManifestMap InMap(ManifestMap map, string key, ReadOnlySpan<SopsTreeStep> rest, ManifestValue? value)
    {
        var changed = new ManifestMap();
        var isThere = false;
        foreach (var (name, old) in map.Entries)
        {
            var isMeant = name == key && old is not ManifestComment;
            isThere |= isMeant;
            if (!isMeant)
            {
                changed.Add(name, old);
            }
            else if (!rest.IsEmpty || value is not null)
            {
                changed.Add(name, With(old, rest, value));
            }
        }

        return isThere || value is null ? changed : changed.Add(key, With(ManifestNull.Instance, rest, value));
    }

    private static ManifestList InList(ManifestList list, ReadOnlySpan<SopsTreeStep> steps, ManifestValue? value)
    {
        var items = Items(list);
        var index = steps[0].Index;
        var rest = steps[1..];
        if (index >= items.Count)
        {
            return value is null ? list : new ManifestList([.. items, With(ManifestNull.Instance, rest, value)]);
        }

        if (rest.IsEmpty && value is null)
        {
            items.RemoveAt(index);
        }
        else
        {
            items[index] = With(items[index], rest, value);
        }

        return new ManifestList(items);
    }

    private static bool AreEqual<T>(List<T> a, List<T> b, Func<T, T, bool> areEqual)
    {
        var isEqual = a.Count == b.Count;
        for (var i = 0; isEqual && i < a.Count; i++)
        {
            isEqual = areEqual(a[i], b[i]);
        }

        return isEqual;
    }

    private static List<KeyValuePair<string, ManifestValue>> Entries(ManifestMap map) => [.. map.Entries.Where(entry => entry.Value is not ManifestComment)];

    private static List<ManifestValue> Items(ManifestList list) => [.. list.Items.Where(item => item is not ManifestComment)];

    private static bool IsText(ManifestValue value) => value is ManifestText or ManifestScalar { Value.IsString: true };
}
