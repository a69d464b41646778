using Sealing.Syntax;

namespace Sealing.Sops.Editing;

/// <summary>Finds the aliases of a document that would change together with what they name.</summary>
internal sealed class NodeAliases
{
    private readonly HashSet<YamlNode> _changed = new(ReferenceEqualityComparer.Instance);
    private readonly List<NodeParent> _values = [];
    private readonly List<YamlAlias> _keys = [];

    /// <param name="root">The document.</param>
    /// <param name="changed">The nodes around the change, the outermost first.</param>
    /// <param name="removed">What goes with the change.</param>
    public NodeAliases(YamlNode root, IEnumerable<YamlNode> changed, IReadOnlyList<YamlNode> removed)
    {
        _changed.UnionWith(changed);
        foreach (var node in removed)
        {
            AddAll(node);
        }

        Find(root, [.. removed]);
    }

    /// <summary>The aliases that stand for values.</summary>
    public IReadOnlyList<NodeParent> Values => _values;

    /// <summary>The aliases that stand for keys.</summary>
    public IReadOnlyList<YamlAlias> Keys => _keys;

    private void AddAll(YamlNode node)
    {
        _changed.Add(node);
        foreach (var child in Children(node))
        {
            AddAll(child);
        }
    }

    private static IEnumerable<YamlNode> Children(YamlNode node) => node switch
    {
        YamlMapping map => map.Entries.SelectMany(entry => new[] { entry.Key, entry.Value }),
        YamlSequence list => list.Items,
        _ => [],
    };

    private void Find(YamlNode node, HashSet<YamlNode> removed)
    {
        foreach (var key in node is YamlMapping map ? map.Entries.Select(entry => entry.Key).OfType<YamlAlias>() : [])
        {
            if (!removed.Contains(key) && _changed.Contains(key.Target))
            {
                _keys.Add(key);
            }
        }

        var count = node is YamlMapping or YamlSequence ? new NodeParent(node, 0).Count : 0;
        for (var i = 0; i < count; i++)
        {
            var place = new NodeParent(node, i);
            if (place.Child is YamlAlias alias && !removed.Contains(alias) && _changed.Contains(alias.Target))
            {
                _values.Add(place);
            }
            else if (!removed.Contains(place.Child))
            {
                Find(place.Child, removed);
            }
        }
    }
}
