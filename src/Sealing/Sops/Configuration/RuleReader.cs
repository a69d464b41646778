using System.Globalization;

namespace Sealing.Sops;

/// <summary>Reads the rules of a configuration. Source: SOPS' documented behaviour.</summary>
internal sealed class RuleReader(KeyGroupReader groups)
{
    public SopsCreationRule Creation(ConfigurationMap map, int number) => new()
    {
        Number = number,
        PathRegex = map.Text("path_regex") ?? "",
        KeyGroups = groups.Read(map),
        ShamirThreshold = map.Number("shamir_threshold"),
        Selection = Selection(map),
        MacOnlyEncrypted = map.Text("mac_only_encrypted") == "true",
    };

    public SopsDestinationRule Destination(ConfigurationMap map, int number)
    {
        var rule = new SopsDestinationRule
        {
            Number = number,
            PathRegex = map.Text("path_regex") ?? "",
            S3Bucket = Named(map, "s3_bucket"),
            S3Prefix = map.Text("s3_prefix") ?? "",
            GcsBucket = Named(map, "gcs_bucket"),
            VaultPath = Named(map, "vault_path"),
            VaultAddress = Named(map, "vault_address"),
            VaultMount = Named(map, "vault_kv_mount_name") ?? "secret/",
            VaultVersion = map.Has("vault_kv_version") ? map.Number("vault_kv_version") : 2,
            OmitExtensions = map.Text("omit_extensions") == "true",
            RecreationRule = map.Has("recreation_rule") ? Recreation(ConfigurationMap.Of(map.Find("recreation_rule"), map.Field("recreation_rule")), number) : null,
        };
        var count = new[] { rule.S3Bucket, rule.GcsBucket, rule.VaultPath }.Count(name => name is not null);
        return rule with
        {
            Fault = count != 1 ? map.Place + " must name one destination: s3_bucket, gcs_bucket or vault_path"
                : rule.VaultVersion is not (1 or 2) ? map.Field("vault_kv_version") + " must be 1 or 2" : null,
        };
    }

    // A rule without keys says nothing: files go as they are.
    private SopsCreationRule? Recreation(ConfigurationMap map, int number) =>
        Creation(map, number) is { } rule && rule.KeyGroups.Any(group => group.Keys.Count > 0) ? rule : null;

    /// <summary>Which values a rule has encrypted.</summary>
    /// <exception cref="SopsException">It names more than one way to choose them.</exception>
    public static SopsSelection Selection(ConfigurationMap map)
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

    private static string? Named(ConfigurationMap map, string field) => map.Text(field) is { Length: > 0 } text ? text : null;
}
