using Sealing.Text;

namespace Sealing.Sops.Rules;

/// <summary>The fields that sops knows in the maps of a <c>.sops.yaml</c>. It passes others over without a word, so that a slip switches a rule off.</summary>
internal static class FieldNames
{
    public static readonly string[] File = ["creation_rules", "destination_rules", "stores"];

    public static readonly string[] Creation =
    [
        "path_regex", .. SopsKeyKind.All.Select(kind => kind.Form.RuleField), SopsKeyKind.ProfileField, "key_groups", "shamir_threshold",
        .. SopsSelection.Names, SopsSelection.MacOnlyEncrypted,
    ];

    public static readonly string[] Destination =
    [
        "path_regex", "s3_bucket", "s3_prefix", "gcs_bucket", "gcs_prefix", "vault_path", "vault_address", "vault_kv_mount_name", "vault_kv_version", "omit_extensions",
        "recreation_rule",
    ];

    public static readonly string[] Group = ["merge", .. SopsKeyKind.All.Select(kind => kind.Form.GroupField)];

    private static readonly (string Written, string Meant)[] Others =
    [
        ("filename_regex", "path_regex"), ("reencryption_rule", "recreation_rule"), ("regex", "path_regex"), ("threshold", "shamir_threshold"),
        .. SopsKeyKind.All.SelectMany(kind => kind.Form.Slips),
    ];

    /// <summary>Notes the fields of a map that are none of these.</summary>
    public static RuleMap Knowing(this RuleMap map, IReadOnlyList<string> known)
    {
        foreach (var name in map.Names.Except(known, StringComparer.Ordinal))
        {
            var meant = Meant(name, known);
            if (meant is not null || known != File) // beside the rules people keep what their anchors stand for
            {
                map.Notes.Unknown.Add(map.AtName(name, "sops does not know this field and passes it over" + (meant is null ? "" : ": write " + meant)));
            }
        }

        return map;
    }

    private static string? Meant(string name, IReadOnlyList<string> known)
    {
        var plain = NearField.Plain(name);
        return Others.Where(other => NearField.Plain(other.Written) == plain).Select(other => other.Meant).FirstOrDefault(other => known.Contains(other, StringComparer.Ordinal))
            ?? NearField.Find(name, known, takesBeginnings: known != File);
    }
}
