using System.Globalization;
using Sealing.Text;
using Sealing.Yaml;

namespace Sealing.Sops;

/// <summary>A <c>.sops.yaml</c>. Keys that are unknown here are passed over, as the reference does. Source: SOPS' documented behaviour.</summary>
public sealed class SopsConfiguration
{
    private SopsConfiguration(IReadOnlyList<SopsCreationRule>? rules, IReadOnlyDictionary<string, int> indents)
    {
        (CreationRules, Indents) = (rules, indents);
    }

    /// <summary>The creation rules in order; null where the file does not speak of any.</summary>
    public IReadOnlyList<SopsCreationRule>? CreationRules { get; }

    /// <summary>Columns by which new text is indented, by the name of the format: <c>yaml</c>, <c>json</c>, <c>json_binary</c>.</summary>
    public IReadOnlyDictionary<string, int> Indents { get; }

    /// <summary>Reads a configuration.</summary>
    /// <exception cref="SealingException">Not YAML, or a field is not of the form it must have.</exception>
    public static SopsConfiguration Parse(ReadOnlySpan<byte> bytes, SopsKeyParser keys)
    {
        var documents = YamlReader.ReadAll(SourceText.Decode(bytes).Text, ReadLimits.Default);
        if (documents is not [{ IsEmpty: false } document, ..])
        {
            return new SopsConfiguration(null, new Dictionary<string, int>(StringComparer.Ordinal));
        }

        if (document.Root is not YamlMapping)
        {
            throw new SopsException(SopsFailure.InvalidConfiguration, "the configuration must be a map");
        }

        var map = new ConfigurationMap(MetadataNodes.Read(document.Root), "");
        var groups = new KeyGroupReader(keys);
        var rules = map.Has("creation_rules")
            ? map.Items("creation_rules").Select((item, i) => Rule(ConfigurationMap.Of(item, Name(i)), i + 1, groups)).ToArray()
            : null;
        return new SopsConfiguration(rules, Indentation(map));
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

    private static string Name(int index) => string.Create(CultureInfo.InvariantCulture, $"creation rule {index + 1}");

    private static SopsCreationRule Rule(ConfigurationMap map, int number, KeyGroupReader groups) => new()
    {
        Number = number,
        PathRegex = map.Text("path_regex") ?? "",
        KeyGroups = groups.Read(map),
        ShamirThreshold = Number(map, "shamir_threshold"),
        Selection = Selection(map),
        MacOnlyEncrypted = map.Text("mac_only_encrypted") == "true",
    };

    private static SopsSelection Selection(ConfigurationMap map)
    {
        var selection = new SopsSelection
        {
            UnencryptedSuffix = map.Text("unencrypted_suffix"),
            EncryptedSuffix = map.Text("encrypted_suffix"),
            UnencryptedRegex = map.Text("unencrypted_regex"),
            EncryptedRegex = map.Text("encrypted_regex"),
            UnencryptedCommentRegex = map.Text("unencrypted_comment_regex"),
            EncryptedCommentRegex = map.Text("encrypted_comment_regex"),
        };
        return selection.Count <= 1 ? selection : throw new SopsException(
            SopsFailure.InvalidConfiguration,
            "cannot use more than one of encrypted_suffix, unencrypted_suffix, encrypted_regex, unencrypted_regex, encrypted_comment_regex, or unencrypted_comment_regex for the same rule")
        {
            Hint = map.Place + " has several",
        };
    }

    private static Dictionary<string, int> Indentation(ConfigurationMap map)
    {
        var indents = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var format in map.Has("stores") ? ["yaml", "json", "json_binary"] : Array.Empty<string>())
        {
            var stores = ConfigurationMap.Of(map.Find("stores"), "stores");
            if (stores.Has(format) && ConfigurationMap.Of(stores.Find(format), "stores." + format) is { } store && store.Has("indent"))
            {
                indents[format] = Number(store, "indent");
            }
        }

        return indents;
    }

    private static int Number(ConfigurationMap map, string name) => map.Text(name) is not { } text
        ? 0
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw new SopsException(SopsFailure.InvalidConfiguration, map.Field(name) + " must be a number");
}
