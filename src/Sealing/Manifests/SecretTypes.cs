namespace Sealing.Manifests;

/// <summary>The types of Secrets for which the API server asks for certain keys.</summary>
internal static class SecretTypes
{
    private const string ServiceAccountName = "kubernetes.io/service-account.name";

    private static readonly Dictionary<string, string[]> Needed = new(StringComparer.Ordinal)
    {
        ["kubernetes.io/tls"] = ["tls.crt", "tls.key"],
        ["kubernetes.io/dockerconfigjson"] = [".dockerconfigjson"],
        ["kubernetes.io/dockercfg"] = [".dockercfg"],
        ["kubernetes.io/ssh-auth"] = ["ssh-privatekey"],
    };

    /// <summary>What a Secret of this type lacks, or null.</summary>
    public static string? Lack(string? type, IReadOnlySet<string> keys, ObjectMetadata metadata) => type switch
    {
        null => null,
        "kubernetes.io/basic-auth" when !keys.Contains("username") && !keys.Contains("password") => Describe(type, "username or password"),
        "kubernetes.io/service-account-token" when !metadata.Annotations.ContainsKey(ServiceAccountName) => Describe(type, "the annotation " + ServiceAccountName),
        _ => Needed.GetValueOrDefault(type)?.Where(key => !keys.Contains(key)).ToArray() is { Length: > 0 } missing ? Describe(type, string.Join(" and ", missing)) : null,
    };

    private static string Describe(string type, string what) => $"a Secret of type {type} needs {what}";
}
