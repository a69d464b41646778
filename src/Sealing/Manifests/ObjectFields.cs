using Sealing.Syntax;

namespace Sealing.Manifests;

/// <summary>
/// The fields of a mapping in a manifest, read as Kubernetes reads them: by exact name, else whatever the case; merge keys applied;
/// scalars where a string is wanted become strings, as sigs.k8s.io/yaml does. Null counts as absent.
/// </summary>
internal sealed class ObjectFields
{
    private readonly string _path;
    private readonly int _document;
    private readonly bool _coerces;
    private readonly List<KeyValuePair<string, YamlNode>> _entries;

    private ObjectFields(YamlNode node, string path, ManifestPlace place)
    {
        (Node, _path, _document, _coerces) = (node, path, place.Document, !place.IsJson);
        _entries = MergedEntries.Of(Mapping(node, path));
    }

    /// <summary>The mapping itself.</summary>
    public YamlNode Node { get; }

    /// <summary>Names and values in order.</summary>
    public IReadOnlyList<KeyValuePair<string, YamlNode>> Entries => _entries;

    public static ObjectFields OfRoot(YamlNode root, ManifestPlace place) => new(root, "", place);

    /// <summary>The string, or null where the field is absent.</summary>
    public string? Text(string name) => Find(name) is { } node ? ToText(node, name) : null;

    public bool? Flag(string name)
    {
        if (Find(name) is not { } node)
        {
            return null;
        }

        return node.Resolved is YamlScalar scalar && Yaml11.Resolve(scalar) is { Kind: ScalarKind.Bool, Text: var text }
            ? text == "true"
            : throw Error(node, name, "must be true or false");
    }

    public ObjectFields? Object(string name) =>
        Find(name) is { } node ? new ObjectFields(node, PathOf(name), new ManifestPlace(_document, !_coerces)) : null;

    public IReadOnlyList<YamlNode> Items(string name) => Find(name) switch
    {
        null => [],
        { Resolved: YamlSequence list } => list.Items,
        { } node => throw Error(node, name, "must be a list"),
    };

    public IReadOnlyList<string> Texts(string name) => [.. Items(name).Select(item => ToText(item, name))];

    /// <summary>A map of strings, empty where the field is absent; null values are empty strings.</summary>
    public Dictionary<string, string> TextMap(string name) =>
        Object(name) is { } map ? map.EachTo(map.ToText) : new(StringComparer.Ordinal);

    /// <summary>A map of strings some of which may be null, empty where the field is absent.</summary>
    public Dictionary<string, string?> OptionalTextMap(string name) =>
        Object(name) is { } map ? map.EachTo((value, key) => IsNull(value) ? null : map.ToText(value, key)) : new(StringComparer.Ordinal);

    public string ToText(YamlNode node, string name)
    {
        if (node.Resolved is not YamlScalar scalar)
        {
            throw Error(node, name, "must be a string");
        }

        var value = Yaml11.Resolve(scalar);
        if (!_coerces && value.Kind is not (ScalarKind.String or ScalarKind.Null))
        {
            throw Error(node, name, "must be a string: put it in quotes");
        }

        return value.ToJsonString();
    }

    public SealingException Error(YamlNode node, string name, string message) =>
        new(ErrorKind.InvalidDocument, message, new(_document, node.Span.Line, node.Span.Column, PathOf(name)));

    /// <summary>The value of a field, or null where it is absent or null.</summary>
    public YamlNode? Find(string name)
    {
        var found = _entries.Find(entry => entry.Key == name).Value
            ?? _entries.Find(entry => string.Equals(entry.Key, name, StringComparison.OrdinalIgnoreCase)).Value;
        return found is null || IsNull(found) ? null : found;
    }

    private Dictionary<string, T> EachTo<T>(Func<YamlNode, string, T> read)
    {
        var values = new Dictionary<string, T>(_entries.Count, StringComparer.Ordinal);
        foreach (var (key, value) in _entries)
        {
            values[key] = read(value, key);
        }

        return values;
    }

    private static bool IsNull(YamlNode node) => node.Resolved is YamlScalar scalar && Yaml11.Resolve(scalar).Kind == ScalarKind.Null;

    /// <summary>A field as messages name it.</summary>
    public string PathOf(string name) => _path.Length == 0 ? name : _path + "." + name;

    private YamlMapping Mapping(YamlNode node, string path) =>
        node.Resolved as YamlMapping
        ?? throw new SealingException(ErrorKind.InvalidDocument, "must be a mapping of keys to values", new(_document, node.Span.Line, node.Span.Column, path.Length == 0 ? null : path));
}

/// <summary>The document that an object stands in, and whether it is JSON, where numbers are no strings.</summary>
internal readonly record struct ManifestPlace(int Document, bool IsJson);
