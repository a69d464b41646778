using Sealing.Yaml;

namespace Sealing.Sops;

/// <summary>Reads the key groups of a creation rule. Source: SOPS' documented behaviour.</summary>
internal sealed class KeyGroupReader(SopsKeyParser parser)
{
    // The names in rules and the kinds that metadata has, in the order in which the keys come.
    private static readonly (string Field, string Kind)[] RuleFields =
    [
        ("age", "age"), ("pgp", "pgp"), ("kms", "kms"), ("gcp_kms", "gcp_kms"), ("hckms", "hckms"), ("azure_keyvault", "azure_kv"), ("hc_vault_transit_uri", "hc_vault"),
    ];

    /// <summary>The groups under <c>key_groups</c> or, without any, one of the rule's own keys, which may be empty.</summary>
    public IReadOnlyList<SopsKeyGroup> Read(ConfigurationMap rule)
    {
        var groups = rule.Maps("key_groups").Select(Group).ToArray();
        return groups.Length > 0 ? groups : [new SopsKeyGroup([.. RuleFields.SelectMany(field => Keys(rule, field.Field, field.Kind))])];
    }

    private SopsKeyGroup Group(ConfigurationMap group) =>
        new([.. KeysOf(group).DistinctBy(key => (key.Kind, key.Identity))]);

    private IEnumerable<SopsMasterKey> KeysOf(ConfigurationMap group) =>
    [
        .. group.Maps("merge").SelectMany(KeysOf),
        .. Keys(group, "age", "age"),
        .. Keys(group, "pgp", "pgp"),
        .. group.Maps("kms").Select(Kms),
        .. group.Maps("gcp_kms").Select(key => parser.Read("gcp_kms", Required(key, "resource_id"))),
        .. group.Maps("hckms").Select(key => parser.Read("hckms", Required(key, "key_id"))),
        .. group.Maps("azure_keyvault").Select(key => parser.Azure(Required(key, "vaultUrl"), Required(key, "key"), key.Text("version") ?? "")),
        .. Keys(group, "hc_vault", "hc_vault"),
    ];

    private IEnumerable<SopsMasterKey> Keys(ConfigurationMap map, string field, string kind)
    {
        var profile = map.Text("aws_profile") ?? "";
        return map.List(field).Select(text => kind == "kms" ? parser.Kms(text, null, profile) : parser.Read(kind, text));
    }

    private SopsMasterKey Kms(ConfigurationMap key)
    {
        var arn = Required(key, "arn") + (key.Text("role") is { Length: > 0 } role ? "+" + role : "");
        var context = key.Has("context") && key.Find("context") is ManifestMap pairs
            ? pairs.Entries.ToDictionary(pair => pair.Key, pair => MetadataText.Of(pair.Value) ?? "", StringComparer.Ordinal)
            : null;
        return parser.Kms(arn, context, key.Text("aws_profile") ?? "");
    }

    private static string Required(ConfigurationMap map, string name) => map.Text(name) is { Length: > 0 } text
        ? text
        : throw new SopsException(SopsFailure.InvalidConfiguration, map.Field(name) + " is missing");
}
