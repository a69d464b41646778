using Sealing.Data;
using Sealing.Sops.Conversion;
using Sealing.Sops.Values;
using Sealing.Syntax;

namespace Sealing.Sops.Editing;

/// <summary>What nodes of a document hold, and changes of it.</summary>
internal static class NodeValues
{
    /// <summary>The value of a node, with what its aliases stand for.</summary>
    public static ManifestValue Of(YamlNode node, Func<YamlScalar, SopsValue> resolve) => node.Resolved switch
    {
        YamlMapping map => map.Entries.Aggregate(new ManifestMap(), (values, entry) => values.Add(((YamlScalar)entry.Key.Resolved).Value, Of(entry.Value, resolve))),
        YamlSequence list => new ManifestList([.. list.Items.Select(item => Of(item, resolve))]),
        var scalar => TreeValues.Scalar(resolve((YamlScalar)scalar)),
    };

    /// <summary>A value with another at a path below it, which is made where it is not there.</summary>
    /// <exception cref="SealingException">There is a map where the path has a number, or a list where it has a key.</exception>
    public static ManifestValue With(ManifestValue value, SopsTreePath path, int depth, ManifestValue leaf)
    {
        if (depth == path.Steps.Count)
        {
            return leaf;
        }

        switch (value, path.Steps[depth])
        {
            case (ManifestMap map, { Key: { } key }):
                var values = map.Entries.ToList();
                var at = values.FindIndex(entry => entry.Key == key);
                var child = With(at < 0 ? ManifestNull.Instance : values[at].Value, path, depth + 1, leaf);
                return at < 0 ? ManifestMap.OfValues([.. values, KeyValuePair.Create(key, child)]) : ManifestMap.OfValues(values.Select((entry, i) => i == at ? KeyValuePair.Create(key, child) : entry));
            case (ManifestList list, { Key: null } step):
                var index = Math.Min(step.Index, list.Items.Count);
                var item = With(index == list.Items.Count ? ManifestNull.Instance : list.Items[index], path, depth + 1, leaf);
                return new ManifestList([.. list.Items.Take(index), item, .. list.Items.Skip(index + 1)]);
            case (ManifestMap or ManifestList, _):
                throw NotFound(path);
            default:
                return Wrap(path, depth, leaf);
        }
    }

    /// <summary>A value in the maps and lists that a path names, from a depth on.</summary>
    public static ManifestValue Wrap(SopsTreePath path, int depth, ManifestValue leaf)
    {
        for (var i = path.Steps.Count - 1; i >= depth; i--)
        {
            leaf = path.Steps[i].Key is { } key ? new ManifestMap().Add(key, leaf) : new ManifestList([leaf]);
        }

        return leaf;
    }

    public static SealingException NotFound(SopsTreePath path) =>
        new(ErrorKind.PathNotFound, "the path " + path + " cannot be set: it has a key where a list stands, or a number where a map does");
}
