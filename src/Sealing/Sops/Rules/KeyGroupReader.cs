using Sealing.Sops.Kinds;
using Sealing.Sops.Values;

namespace Sealing.Sops.Rules;

/// <summary>Reads the key groups of a creation rule. Source: SOPS' documented behaviour.</summary>
internal sealed class KeyGroupReader(SopsKeyParser parser)
{
    // Keys of rules come in the order in which they would be tried.
    private static readonly MasterKeyKind[] Kinds = [.. DecryptionOrder.Default.Sort(MasterKeyKind.All, kind => kind.Name)];

    /// <summary>The groups under <c>key_groups</c> or, without any, one of the rule's own keys, which may be empty.</summary>
    public IReadOnlyList<SopsKeyGroup> Read(RuleMap rule)
    {
        var groups = rule.Maps("key_groups").Select(Group).ToArray();
        if (groups.Length > 0)
        {
            return groups;
        }

        var profile = rule.Text(MasterKeyKind.Profile) ?? "";
        return [new SopsKeyGroup([.. Kinds.SelectMany(kind => Texts(rule, kind.RuleField, kind, profile))])];
    }

    private SopsKeyGroup Group(RuleMap group) => new([.. KeysOf(group).DistinctBy(key => (key.Kind, key.Identity))]);

    private IEnumerable<SopsMasterKey> KeysOf(RuleMap group) =>
    [
        .. group.Knowing(FieldNames.Group).Maps("merge").SelectMany(KeysOf),
        .. Kinds.SelectMany(kind => kind.GroupKeyFields.Length == 0 ? Texts(group, kind.GroupField, kind, "") : group.Maps(kind.GroupField).Select(key => Key(key, kind)).OfType<SopsMasterKey>()),
    ];

    private List<SopsMasterKey> Texts(RuleMap map, string field, MasterKeyKind kind, string profile)
    {
        var keys = new List<SopsMasterKey>();
        foreach (var (text, place) in map.List(field))
        {
            try
            {
                keys.Add(parser.Read(kind, text, null, profile));
            }
            catch (SopsException e)
            {
                map.Notes.Faults.Add(place with { Reason = e.Message });
            }
        }

        return keys;
    }

    private SopsMasterKey? Key(RuleMap key, MasterKeyKind kind)
    {
        key.Knowing([.. kind.GroupKeyFields, .. kind.GroupKeyOptions]);
        var context = kind.HasContext ? Context(key) : null;
        var texts = kind.GroupKeyFields.ToDictionary(name => name, key.Required, StringComparer.Ordinal);
        if (texts.ContainsValue(null))
        {
            return null;
        }

        foreach (var name in kind.GroupKeyOptions.Where(name => name != MasterKeyKind.Context))
        {
            texts[name] = key.Text(name);
        }

        return parser.Key(kind, kind.ReadGroupKey(name => texts[name] ?? ""), context, texts.GetValueOrDefault(MasterKeyKind.Profile) ?? "");
    }

    private static Dictionary<string, string>? Context(RuleMap key) =>
        key.Map(MasterKeyKind.Context) is { } pairs ? pairs.Names.ToDictionary(name => name, name => pairs.Text(name) ?? "", StringComparer.Ordinal) : null;
}
