using Sealing.Syntax;

namespace Sealing.Manifests;

/// <summary>
/// The fields of a mapping in a manifest, read as Kubernetes reads them: by exact name, else whatever the case; merge keys applied;
/// scalars where a string is wanted become strings, as sigs.k8s.io/yaml does. Null counts as absent.
/// </summary>
public sealed class ObjectFields
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
    internal YamlNode Node { get; }

    /// <summary>Names and values in order.</summary>
    internal IReadOnlyList<KeyValuePair<string, YamlNode>> Entries => _entries;

    internal static ObjectFields OfRoot(YamlNode root, ManifestPlace place) => new(root, "", place);

    /// <summary>The names of the fields, in the order of the file.</summary>
    public IEnumerable<string> Names => _entries.Select(entry => entry.Key);

    /// <summary>The string, or null where the field is absent.</summary>
    /// <exception cref="SealingException">It is a mapping or a list, or, in JSON, a number or a boolean.</exception>
    public string? Text(string name) => Find(name) is { } node ? ToText(node, name) : null;

    /// <summary>The boolean, or null where the field is absent.</summary>
    /// <exception cref="SealingException">It is something else.</exception>
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

    /// <summary>The fields of a mapping, or null where the field is absent.</summary>
    /// <exception cref="SealingException">It is no mapping.</exception>
    public ObjectFields? Object(string name) =>
        Find(name) is { } node ? new ObjectFields(node, PathOf(name), new ManifestPlace(_document, !_coerces)) : null;

    /// <summary>The mappings in a list, none where the field is absent.</summary>
    /// <exception cref="SealingException">It is no list, or holds something else.</exception>
    public IReadOnlyList<ObjectFields> Objects(string name) => [.. Items(name).Select(item => OfRoot(item, new ManifestPlace(_document, !_coerces)))];

    internal IReadOnlyList<YamlNode> Items(string name) => Find(name) switch
    {
        null => [],
        { Resolved: YamlSequence list } => list.Items,
        { } node => throw Error(node, name, "must be a list"),
    };

    /// <summary>The strings in a list, none where the field is absent.</summary>
    /// <exception cref="SealingException">It is no list, or holds something else.</exception>
    public IReadOnlyList<string> Texts(string name) => [.. Items(name).Select(item => ToText(item, name))];

    /// <summary>The strings in a list, or the one string that stands in its place; none where the field is absent.</summary>
    /// <exception cref="SealingException">It is something else.</exception>
    public IReadOnlyList<string> TextOrTexts(string name) => Find(name) is { Resolved: not YamlSequence } node ? [ToText(node, name)] : Texts(name);

    /// <summary>A map of strings, empty where the field is absent; null values are empty strings.</summary>
    /// <exception cref="SealingException">It is something else.</exception>
    public IReadOnlyDictionary<string, string> TextMap(string name) =>
        Object(name) is { } map ? map.EachTo(map.ToText) : new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>A map of strings some of which may be null, empty where the field is absent.</summary>
    /// <exception cref="SealingException">It is something else.</exception>
    public IReadOnlyDictionary<string, string?> OptionalTextMap(string name) =>
        Object(name) is { } map ? map.EachTo((value, key) => IsNull(value) ? null : map.ToText(value, key)) : new Dictionary<string, string?>(StringComparer.Ordinal);

    internal string ToText(YamlNode node, string name)
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

    /// <summary>An error about a field, with the place of the mapping.</summary>
    /// <param name="name">The field, which need not be there.</param>
    /// <param name="message">What is wrong, lower case and without a final full stop.</param>
    public SealingException Error(string name, string message) => Error(Node, name, message);

    internal SealingException Error(YamlNode node, string name, string message) =>
        new(ErrorKind.InvalidDocument, message, new(_document, node.Span.Line, node.Span.Column, PathOf(name)));

    /// <summary>The value of a field, or null where it is absent or null.</summary>
    internal YamlNode? Find(string name)
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
