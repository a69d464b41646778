using Sealing.Data;

namespace Sealing.Sops.Kinds;

/// <summary>Keys of AWS KMS: an ARN, with <c>+arn:...</c> of a role to assume where there is one, an encryption context and a profile.</summary>
internal sealed class AwsKmsKind() : MasterKeyKind("kms", 1, ["arn", "role", Context, Profile], new KeyKindFlag("kms", "SOPS_KMS_ARN", "ARNs of AWS KMS keys", "-k"))
{
    private const string RoleMark = "+arn:";

    public override string[] GroupKeyFields => ["arn"];

    public override string[] GroupKeyOptions => ["role", Context, Profile];

    public override (string Written, string Meant)[] RuleSlips => [("arn", "kms"), ("encryption_context", Context), ("profile", Profile)];

    public override string IdentityOf(SopsMasterKey key) => IdOf(key)
        + (key["role"] is { Length: > 0 } role ? "+" + role : "")
        + (key.Context is { Count: > 0 } context ? "|" + string.Join(',', context.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Key + ":" + pair.Value)) : "")
        + (key[Profile] is { Length: > 0 } profile ? "|" + profile : "");

    public override ManifestMap Read(string text)
    {
        var arn = text.Replace(" ", "", StringComparison.Ordinal);
        var mark = arn.IndexOf(RoleMark, StringComparison.Ordinal);
        return new ManifestMap().Add("arn", mark < 0 ? arn : arn[..mark]).AddIfPresent("role", mark < 0 ? null : arn[(mark + 1)..]);
    }

    public override ManifestMap ReadGroupKey(Func<string, string> field) => Read(field("arn") + (field("role") is { Length: > 0 } role ? "+" + role : ""));
}
