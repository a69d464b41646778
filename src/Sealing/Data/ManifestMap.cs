namespace Sealing.Data;

/// <summary>
/// A map with distinct keys: a struct, whose fields JSON writes in the order they were added, or a string map, which JSON sorts.
/// YAML sorts both, by <see cref="NaturalOrder"/>.
/// </summary>
internal sealed record ManifestMap : ManifestValue
{
    private readonly List<KeyValuePair<string, ManifestValue>> _entries = [];

    /// <summary>Whether this is a Go map, such as labels or encryptedData: its keys have no order of their own.</summary>
    public bool IsStringMap { get; init; }

    public IReadOnlyList<KeyValuePair<string, ManifestValue>> Entries => _entries;

    /// <summary>A Go map, empty where <paramref name="entries"/> are.</summary>
    public static ManifestMap OfStrings(IEnumerable<KeyValuePair<string, string>> entries) =>
        OfValues(entries.Select(entry => KeyValuePair.Create(entry.Key, (ManifestValue)new ManifestText(entry.Value))));

    /// <summary>A Go map of values, empty where <paramref name="entries"/> are.</summary>
    public static ManifestMap OfValues(IEnumerable<KeyValuePair<string, ManifestValue>> entries)
    {
        var map = new ManifestMap { IsStringMap = true };
        map._entries.AddRange(entries);
        return map;
    }

    public ManifestMap Add(string key, ManifestValue value)
    {
        _entries.Add(KeyValuePair.Create(key, value));
        return this;
    }

    public ManifestMap Add(string key, string value) => Add(key, new ManifestText(value));

    /// <summary>Adds a string unless it is null or empty: Go's <c>omitempty</c>.</summary>
    public ManifestMap AddIfPresent(string key, string? value) => string.IsNullOrEmpty(value) ? this : Add(key, value);

    /// <summary>Adds a boolean unless it is null; false is written, as Go does for a pointer.</summary>
    public ManifestMap AddIfPresent(string key, bool? value) => value is { } known ? Add(key, new ManifestBool(known)) : this;

    /// <summary>Adds a value unless it is null, an empty string, an empty map or an empty list: Go's <c>omitempty</c>.</summary>
    public ManifestMap AddIfPresent(string key, ManifestValue? value) => value switch
    {
        null or ManifestText { Value: "" } or ManifestMap { Entries: [] } or ManifestList { Items: [] } => this,
        _ => Add(key, value),
    };

    /// <summary>Adds a Go map of strings unless it is null or empty.</summary>
    public ManifestMap AddIfPresent(string key, IEnumerable<KeyValuePair<string, string>>? value) =>
        AddIfPresent(key, value is null ? null : OfStrings(value));
}
