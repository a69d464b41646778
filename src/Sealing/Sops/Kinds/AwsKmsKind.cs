namespace Sealing.Sops.Kinds;

/// <summary>An ARN, with <c>+arn:...</c> of a role to assume where there is one, an encryption context and a profile.</summary>
internal sealed class AwsKmsKind() : SopsKeyKind("kms", 1, ["arn", "role", ContextField, ProfileField], "SOPS_KMS_ARN", "ARNs of AWS KMS keys")
{
    private const string RoleMark = "+arn:";

    public override string? ShortFlag => "-k";

    internal override string[] Optional => ["role", ContextField];

    internal override IReadOnlyList<string> GroupKeyFields => Fields;

    internal override (string Written, string Meant)[] Slips => [("arn", RuleField), ("encryption_context", ContextField), ("profile", ProfileField)];

    internal override string IdentityOf(SopsMasterKey key) => IdOf(key)
        + (key["role"] is { Length: > 0 } role ? "+" + role : "")
        + (key.Context is { Count: > 0 } context ? "|" + string.Join(',', context.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Key + ":" + pair.Value)) : "")
        + (key[ProfileField] is { Length: > 0 } profile ? "|" + profile : "");

    internal override string[] Read(string text)
    {
        var arn = text.Replace(" ", "", StringComparison.Ordinal);
        var mark = arn.IndexOf(RoleMark, StringComparison.Ordinal);
        return mark < 0 ? [arn] : [arn[..mark], arn[(mark + 1)..]];
    }
}
