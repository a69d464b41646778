using System.Globalization;
using Sealing.Text;
using Sealing.Yaml;

namespace Sealing.Sops;

/// <summary>A <c>.sops.yaml</c>. Keys that are unknown here are passed over, as the reference does. Source: SOPS' documented behaviour.</summary>
public sealed class SopsConfiguration
{
    private SopsConfiguration(IReadOnlyList<SopsCreationRule>? rules, IReadOnlyList<SopsDestinationRule> destinations, IReadOnlyDictionary<string, int> indents)
    {
        (CreationRules, DestinationRules, Indents) = (rules, destinations, indents);
    }

    /// <summary>The creation rules in order; null where the file does not speak of any.</summary>
    public IReadOnlyList<SopsCreationRule>? CreationRules { get; }

    /// <summary>The destination rules in order.</summary>
    public IReadOnlyList<SopsDestinationRule> DestinationRules { get; }

    /// <summary>Columns by which new text is indented, by the name of the format: <c>yaml</c>, <c>json</c>, <c>json_binary</c>.</summary>
    public IReadOnlyDictionary<string, int> Indents { get; }

    /// <summary>Reads a configuration.</summary>
    /// <exception cref="SealingException">Not YAML, or a field is not of the form it must have.</exception>
    public static SopsConfiguration Parse(ReadOnlySpan<byte> bytes, SopsKeyParser keys)
    {
        var documents = YamlReader.ReadAll(SourceText.Decode(bytes).Text, ReadLimits.Default);
        if (documents is not [{ IsEmpty: false } document, ..])
        {
            return new SopsConfiguration(null, [], new Dictionary<string, int>(StringComparer.Ordinal));
        }

        if (document.Root is not YamlMapping)
        {
            throw new SopsException(SopsFailure.InvalidConfiguration, "the configuration must be a map");
        }

        var map = new ConfigurationMap(MetadataNodes.Read(document.Root), "");
        var reader = new RuleReader(new KeyGroupReader(keys));
        var rules = map.Has("creation_rules")
            ? map.Items("creation_rules").Select((item, i) => reader.Creation(ConfigurationMap.Of(item, Name("creation", i)), i + 1)).ToArray()
            : null;
        var destinations = map.Items("destination_rules").Select((item, i) => reader.Destination(ConfigurationMap.Of(item, Name("destination", i)), i + 1)).ToArray();
        return new SopsConfiguration(rules, destinations, Indentation(map));
    }

    /// <summary>The first rule that a path, relative to the folder of the configuration, falls under; null where the file does not speak of rules.</summary>
    /// <exception cref="SopsException">No rule is for the path, or an expression on the way to it is broken.</exception>
    public SopsCreationRule? RuleFor(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return CreationRules is null
            ? null
            : CreationRules.FirstOrDefault(rule => rule.Matches(path)) ?? throw new SopsException(SopsFailure.InvalidConfiguration, "error loading config: no matching creation rules found");
    }

    /// <summary>The first destination rule that a path, as it was given, falls under.</summary>
    /// <exception cref="SopsException">No rule is for the path, the one that is names several destinations or none, or an expression on the way to it is broken.</exception>
    public SopsDestinationRule DestinationFor(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var found = DestinationRules.FirstOrDefault(rule => rule.Matches(path));
        return found is { Fault: null } ? found : throw new SopsException(SopsFailure.InvalidConfiguration, "error loading config: " + (found?.Fault ?? "no destination rule is for this path"));
    }

    private static string Name(string kind, int index) => string.Create(CultureInfo.InvariantCulture, $"{kind} rule {index + 1}");

    private static Dictionary<string, int> Indentation(ConfigurationMap map)
    {
        var indents = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var format in map.Has("stores") ? ["yaml", "json", "json_binary"] : Array.Empty<string>())
        {
            var stores = ConfigurationMap.Of(map.Find("stores"), "stores");
            if (stores.Has(format) && ConfigurationMap.Of(stores.Find(format), "stores." + format) is { } store && store.Has("indent"))
            {
                indents[format] = store.Number("indent");
            }
        }

        return indents;
    }
}
