using System.Globalization;
using Sealing.Data;
using Sealing.Syntax;

namespace Sealing.Sops.Rules;

/// <summary>
/// A mapping of a <c>.sops.yaml</c> with the places of its fields. Fields that a merge key (<c>&lt;&lt;</c>) brings in count where the mapping has none of that
/// name. Nothing throws: a field of another form than it must have is noted, and absent.
/// </summary>
internal sealed class RuleMap
{
    private readonly Dictionary<string, YamlEntry> _fields = new(StringComparer.Ordinal);
    private readonly YamlNode _node;
    private readonly string _place;

    public RuleMap(YamlNode node, string place, RuleNotes notes)
    {
        (_node, _place, Notes) = (node, place, notes);
        if (node.Resolved is YamlMapping map)
        {
            Add(map);
        }
        else
        {
            Note(node, place, "must be a map");
        }
    }

    public RuleNotes Notes { get; }

    public IEnumerable<string> Names => _fields.Keys;

    public bool Has(string name) => _fields.TryGetValue(name, out var entry) && !IsNull(entry.Value);

    public string Field(string name) => _place.Length == 0 ? name : name.Length == 0 ? _place : _place + "." + name;

    /// <summary>Where a field stands, or, without it, the map.</summary>
    public SopsConfigurationFault At(string name, string reason = "") => At(_fields.TryGetValue(name, out var entry) ? entry.Value : _node, Field(name), reason);

    /// <summary>Where the name of a field stands.</summary>
    public SopsConfigurationFault AtName(string name, string reason) => At(_fields[name].Key, Field(name), reason);

    public void Note(string name, string reason) => Notes.Faults.Add(At(name, reason));

    /// <summary>A text as it is written, whatever type it would have elsewhere; null where there is none.</summary>
    public string? Text(string name) => Has(name) ? TextOf(_fields[name].Value, Field(name), "must be a text") : null;

    /// <summary>A text that is not empty, or null.</summary>
    public string? Named(string name) => Text(name) is { Length: > 0 } text ? text : null;

    /// <summary>A text that must be there; null is noted.</summary>
    public string? Required(string name)
    {
        var count = Notes.Faults.Count;
        var text = Named(name);
        if (text is null && Notes.Faults.Count == count)
        {
            Note(name, "it is missing");
        }

        return text;
    }

    /// <summary>A number; 0 where there is none.</summary>
    public int Number(string name)
    {
        var number = 0;
        if (Text(name) is { } text && !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number))
        {
            Note(name, "must be a number");
        }

        return number;
    }

    /// <summary>A switch in the words that yaml.v3 takes for one; off where there is none.</summary>
    public bool Switch(string name)
    {
        switch (Text(name)?.ToUpperInvariant())
        {
            case "TRUE" or "YES" or "ON" or "Y":
                return true;
            case null or "FALSE" or "NO" or "OFF" or "N":
                return false;
            default:
                Note(name, "must be true or false");
                return false;
        }
    }

    /// <summary>The map of a field, or null where there is none.</summary>
    public RuleMap? Map(string name) => Has(name) ? new RuleMap(_fields[name].Value, Field(name), Notes) : null;

    /// <summary>The maps of a list; none where there is no list.</summary>
    public IReadOnlyList<RuleMap> Maps(string name) => [.. Items(name).Select(item => new RuleMap(item.Node, item.Place, Notes))];

    /// <summary>The items of a list with their places; none where there is no list.</summary>
    public IReadOnlyList<(YamlNode Node, string Place)> Items(string name)
    {
        if (!Has(name))
        {
            return [];
        }

        if (_fields[name].Value.Resolved is YamlSequence list)
        {
            return [.. list.Items.Select((item, i) => (item, string.Create(CultureInfo.InvariantCulture, $"{Field(name)}[{i}]")))];
        }

        Note(name, "must be a list");
        return [];
    }

    /// <summary>The items of a list of texts, or of a text with commas between; the empty ones of a text are passed over.</summary>
    public IReadOnlyList<(string Text, SopsConfigurationFault Place)> List(string name)
    {
        if (!Has(name) || _fields[name].Value.Resolved is YamlSequence)
        {
            return [.. Items(name).Select(item => (Text: TextOf(item.Node, item.Place, "must be a text"), At(item.Node, item.Place))).Where(item => item.Text is not null).Select(item => (item.Text!, item.Item2))];
        }

        var text = TextOf(_fields[name].Value, Field(name), "must be a list or a text") ?? "";
        return [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(item => (item, At(name)))];
    }

    private string? TextOf(YamlNode node, string field, string otherwise)
    {
        if (node.Resolved is YamlScalar scalar && !IsNull(node))
        {
            return scalar.Value;
        }

        Note(node, field, otherwise);
        return null;
    }

    private void Note(YamlNode node, string field, string reason) => Notes.Faults.Add(At(node, field, reason));

    private static SopsConfigurationFault At(YamlNode node, string field, string reason = "") => new(field, node.Span.Line, node.Span.Column, reason);

    private static bool IsNull(YamlNode node) =>
        node.Resolved is YamlScalar { Tag: null, Style: YamlStyle.Plain, Text.Span: "" or "~" or "null" or "Null" or "NULL" } or YamlScalar { Tag: "tag:yaml.org,2002:null" };

    // The limit of what aliases bring in bounds the depth.
    private void Add(YamlMapping map)
    {
        foreach (var entry in map.Entries)
        {
            if (entry.Key.Resolved is YamlScalar key && !Yaml11.IsMergeKey(key))
            {
                _fields.TryAdd(key.Value, entry);
            }
        }

        foreach (var source in map.Entries.Where(entry => entry.Key.Resolved is YamlScalar key && Yaml11.IsMergeKey(key)).SelectMany(Sources))
        {
            Add(source);
        }
    }

    private IEnumerable<YamlMapping> Sources(YamlEntry merge)
    {
        foreach (var node in merge.Value.Resolved is YamlSequence list ? list.Items : [merge.Value])
        {
            if (node.Resolved is YamlMapping source)
            {
                yield return source;
            }
            else
            {
                Note(node, Field("<<"), "a merge key needs a map or a list of maps");
            }
        }
    }
}
