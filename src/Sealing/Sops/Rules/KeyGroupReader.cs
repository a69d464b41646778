using Sealing.Sops.Values;

namespace Sealing.Sops.Rules;

/// <summary>Reads the key groups of a creation rule. Source: SOPS' documented behaviour.</summary>
internal sealed class KeyGroupReader(TimeProvider time)
{
    // Keys of rules come in the order in which they would be tried.
    private static readonly SopsKeyKind[] Kinds = [.. DecryptionOrder.Default.Sort(SopsKeyKind.All, kind => kind)];

    private readonly SopsKeyParser _parser = new(time);

    /// <summary>The groups under <c>key_groups</c> or, without any, one of the rule's own keys, which may be empty.</summary>
    public IReadOnlyList<SopsKeyGroup> Read(RuleMap rule)
    {
        var groups = rule.Maps("key_groups").Select(Group).ToArray();
        var parser = new SopsKeyParser(time) { Profile = rule.Text(SopsKeyKind.ProfileField) ?? "" };
        return groups.Length > 0 ? groups : [new SopsKeyGroup([.. Kinds.SelectMany(kind => Texts(rule, kind.Form.RuleField, kind, parser))])];
    }

    private SopsKeyGroup Group(RuleMap group) => new([.. KeysOf(group).DistinctBy(key => (key.Kind, key.Identity))]);

    private IEnumerable<SopsMasterKey> KeysOf(RuleMap group) =>
    [
        .. group.Knowing(FieldNames.Group).Maps("merge").SelectMany(KeysOf),
        .. Kinds.SelectMany(kind => kind.Form.GroupKeyFields.Count > 0 ? Maps(group, kind) : Texts(group, kind.Form.GroupField, kind, _parser)),
    ];

    private static List<SopsMasterKey> Texts(RuleMap map, string field, SopsKeyKind kind, SopsKeyParser parser)
    {
        var keys = new List<SopsMasterKey>();
        foreach (var (text, place) in map.List(field))
        {
            try
            {
                keys.Add(parser.Read(kind, text));
            }
            catch (SealingException e)
            {
                map.Notes.Faults.Add(place with { Reason = e.Message });
            }
        }

        return keys;
    }

    private IEnumerable<SopsMasterKey> Maps(RuleMap group, SopsKeyKind kind)
    {
        foreach (var key in group.Maps(kind.Form.GroupField))
        {
            key.Knowing(kind.Form.GroupKeyFields);
            var context = kind.Form.HasContext ? key.Map(SopsKeyKind.ContextField) : null;
            var values = kind.Form.GroupKeyFields.Select((name, i) => i < kind.Form.RequiredGroupKeyFields ? key.Required(name) : name == SopsKeyKind.ContextField ? "" : key.Text(name) ?? "").ToArray();
            if (!values.Contains(null))
            {
                yield return _parser.Create(kind, values!, context?.Names.ToDictionary(name => name, name => context.Text(name) ?? "", StringComparer.Ordinal));
            }
        }
    }
}
