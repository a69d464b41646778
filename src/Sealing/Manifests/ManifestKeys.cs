using Sealing.Syntax;

namespace Sealing.Manifests;

/// <summary>Finds what a message means by a key such as <c>spec.encryptedData.tls.key</c>, whose parts may have dots of their own.</summary>
internal static class ManifestKeys
{
    /// <summary>The deepest value on the way to the key; the object itself where nothing of it is there.</summary>
    public static YamlNode Find(ManifestItem item, string key)
    {
        var node = item.Fields.Node;
        for (var rest = key; rest.Length > 0 && node.Resolved is YamlMapping map;)
        {
            var next = map.Entries.Where(entry => entry.Key.Resolved is YamlScalar name && (rest == name.Value || rest.StartsWith(name.Value + ".", StringComparison.Ordinal)))
                .Select(entry => (((YamlScalar)entry.Key.Resolved).Value.Length, entry.Value)).DefaultIfEmpty().MaxBy(entry => entry.Length);
            if (next.Value is null)
            {
                break;
            }

            rest = rest[Math.Min(rest.Length, next.Length + 1)..];
            node = next.Value;
        }

        return node;
    }
}
