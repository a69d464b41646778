namespace Sealing.Yaml;

/// <summary>The keys of one mapping.</summary>
/// <param name="areTexts">
/// Whether they are compared as they are written, as yaml.v3 has it; else as the strings that JSON would have for them: <c>1</c> and <c>"1"</c> are the
/// same key, and so are <c>y</c> and <c>on</c>.
/// </param>
internal sealed class KeySet(bool areTexts = false)
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

        name = areTexts ? scalar.Value : Yaml11.Resolve(scalar).ToKey();
        return _names.Add(name);
    }
}
