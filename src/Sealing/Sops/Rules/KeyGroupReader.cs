namespace Sealing.Sops.Rules;

/// <summary>Reads the key groups of a creation rule. Source: SOPS' documented behaviour.</summary>
internal sealed class KeyGroupReader(SopsKeyParser parser)
{
    // The names in rules and the kinds that metadata has, in the order in which the keys come.
    private static readonly (string Field, string Kind)[] RuleFields =
    [
        ("age", "age"), ("pgp", "pgp"), ("kms", "kms"), ("gcp_kms", "gcp_kms"), ("hckms", "hckms"), ("azure_keyvault", "azure_kv"), ("hc_vault_transit_uri", "hc_vault"),
    ];

    /// <summary>The groups under <c>key_groups</c> or, without any, one of the rule's own keys, which may be empty.</summary>
    public IReadOnlyList<SopsKeyGroup> Read(RuleMap rule)
    {
        var groups = rule.Maps("key_groups").Select(Group).ToArray();
        return groups.Length > 0 ? groups : [new SopsKeyGroup([.. RuleFields.SelectMany(field => Keys(rule, field.Field, field.Kind))])];
    }

    private SopsKeyGroup Group(RuleMap group) => new([.. KeysOf(group).DistinctBy(key => (key.Kind, key.Identity))]);

    private IEnumerable<SopsMasterKey> KeysOf(RuleMap group) =>
    [
        .. group.Knowing(FieldNames.Group).Maps("merge").SelectMany(KeysOf),
        .. Keys(group, "age", "age"),
        .. Keys(group, "pgp", "pgp"),
        .. group.Maps("kms").Select(Kms).OfType<SopsMasterKey>(),
        .. Named(group, "gcp_kms", FieldNames.GcpKms),
        .. Named(group, "hckms", FieldNames.HcKms),
        .. group.Maps("azure_keyvault").Select(Azure).OfType<SopsMasterKey>(),
        .. Keys(group, "hc_vault", "hc_vault"),
    ];

    private List<SopsMasterKey> Keys(RuleMap map, string field, string kind)
    {
        var profile = map.Text("aws_profile") ?? "";
        var keys = new List<SopsMasterKey>();
        foreach (var (text, place) in map.List(field))
        {
            try
            {
                keys.Add(kind == "kms" ? parser.Kms(text, null, profile) : parser.Read(kind, text));
            }
            catch (SopsException e)
            {
                map.Notes.Faults.Add(place with { Reason = e.Message });
            }
        }

        return keys;
    }

    private IEnumerable<SopsMasterKey> Named(RuleMap group, string kind, string[] fields) =>
        group.Maps(kind).Select(key => key.Knowing(fields).Required(fields[0])).OfType<string>().Select(text => parser.Read(kind, text));

    private SopsMasterKey? Azure(RuleMap key) => (key.Knowing(FieldNames.Azure).Required("vaultUrl"), key.Required("key")) is ({ } url, { } name)
        ? parser.Azure(url, name, key.Text("version") ?? "")
        : null;

    private SopsMasterKey? Kms(RuleMap key)
    {
        var context = key.Knowing(FieldNames.Kms).Map("context") is { } pairs ? pairs.Names.ToDictionary(name => name, name => pairs.Text(name) ?? "", StringComparer.Ordinal) : null;
        return key.Required("arn") is { } arn ? parser.Kms(arn + (key.Named("role") is { } role ? "+" + role : ""), context, key.Text("aws_profile") ?? "") : null;
    }
}
