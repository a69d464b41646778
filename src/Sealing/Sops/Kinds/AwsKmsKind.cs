namespace Sealing.Sops.Kinds;

/// <summary>An ARN, with <c>+arn:...</c> of a role to assume where there is one, an encryption context and a profile.</summary>
internal sealed class AwsKmsKind() : MasterKeyKind("kms", 1, ["arn", "role", ContextField, ProfileField], "SOPS_KMS_ARN", "ARNs of AWS KMS keys")
{
    private const string RoleMark = "+arn:";

    public override string? ShortFlag => "-k";

    public override string[] Optional => ["role", ContextField];

    public override IReadOnlyList<string> GroupKeyFields => Fields;

    public override (string Written, string Meant)[] Slips => [("arn", RuleField), ("encryption_context", ContextField), ("profile", ProfileField)];

    public override string DetailsOf(Func<string, string> field, IReadOnlyDictionary<string, string> context) =>
        (field("role") is { Length: > 0 } role ? "+" + role : "")
        + (context.Count > 0 ? "|" + string.Join(',', context.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Key + ":" + pair.Value)) : "")
        + (field(ProfileField) is { Length: > 0 } profile ? "|" + profile : "");

    public override string[] Read(string text)
    {
        var arn = text.Replace(" ", "", StringComparison.Ordinal);
        var mark = arn.IndexOf(RoleMark, StringComparison.Ordinal);
        return mark < 0 ? [arn] : [arn[..mark], arn[(mark + 1)..]];
    }
}
