namespace Sealing.Syntax.Scanning;

/// <summary>What the handles of tags stand for in a document, by its directives (YAML 1.1 s7.1.2).</summary>
internal sealed class TagHandles
{
    private readonly Dictionary<string, string> _prefixes = new(StringComparer.Ordinal);

    /// <summary>Forgets those of the document before.</summary>
    public void Clear() => _prefixes.Clear();

    /// <summary>False where the handle has a prefix already.</summary>
    public bool TryAdd(string handle, string prefix) => _prefixes.TryAdd(handle, prefix);

    /// <summary>The prefix, or null where none is known.</summary>
    public string? Find(string handle) => _prefixes.TryGetValue(handle, out var prefix) ? prefix : handle switch
    {
        "!" => "!",
        "!!" => "tag:yaml.org,2002:",
        _ => null,
    };
}
