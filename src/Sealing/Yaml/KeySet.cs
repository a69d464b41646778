namespace Sealing.Yaml;

/// <summary>The keys of one mapping, as the strings that JSON would have for them: <c>1</c> and <c>"1"</c> are the same key.</summary>
internal sealed class KeySet
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>False where the key is there already. Merge keys may repeat; keys that are collections are not compared.</summary>
    public bool Add(YamlNode key, out string? name)
    {
        name = null;
        if (key.Resolved is not YamlScalar scalar || Yaml11.IsMergeKey(scalar))
        {
            return true;
        }

        name = Yaml11.Resolve(scalar).ToKey();
        return _names.Add(name);
    }
}
