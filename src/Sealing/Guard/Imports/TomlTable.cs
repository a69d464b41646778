namespace Sealing.Guard.Imports;

/// <summary>A table of a TOML file: the name in its header, empty for what stands before any, and its values, each a list of texts.</summary>
internal sealed record TomlTable(string Name)
{
    public Dictionary<string, List<string>> Values { get; } = new(StringComparer.Ordinal);

    public string? Text(string key) => Values.TryGetValue(key, out var values) ? values.FirstOrDefault() : null;

    public IReadOnlyList<string> Texts(params ReadOnlySpan<string> keys)
    {
        var found = new List<string>();
        foreach (var key in keys)
        {
            found.AddRange(Values.GetValueOrDefault(key) ?? []);
        }

        return found;
    }
}
