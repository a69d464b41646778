using Sealing.Guard.Rules;
using Sealing.Guard.Tokens;

namespace Sealing.Guard;

/// <summary>The rules, as data: what <c>seal guard explain</c> prints.</summary>
public static class GuardRules
{
    /// <summary>Every rule, in the order of the identifiers.</summary>
    public static IReadOnlyList<GuardRule> All { get; } =
    [
        .. new[]
        {
            ManifestRules.SecretValue,
            ManifestRules.SecretInList,
            ManifestRules.LastApplied,
            ManifestRules.SealedTemplate,
            ManifestRules.NotSealed,
            ManifestRules.SealingKey,
            ManifestRules.SettingsOnly,
            SopsRules.SopsMissing,
            SopsRules.SopsPartial,
            SopsRules.SopsOutside,
            SopsRules.SopsRecipients,
            SopsRules.SopsUnusable,
            SopsRules.SopsMisnamed,
            KustomizeRules.GeneratorLiteral,
            KustomizeRules.GeneratorFile,
            KustomizeRules.SecretPatch,
            ConfigurationRules.HelmTemplate,
            ConfigurationRules.HelmValue,
            ConfigurationRules.ReleaseValue,
            ConfigurationRules.EnvironmentLiteral,
            ConfigurationRules.ConfigMapValue,
            ConfigurationRules.ConfigurationValue,
            FileRules.LoginFile,
            FileRules.PrivateKey,
            FileRules.AgeKey,
            FileRules.KubeConfig,
            FileRules.DockerAuth,
            FileRules.Dotenv,
            FileRules.KeyStore,
            FileRules.EmbeddedSecret,
            FileRules.EncryptedKey,
            LineRules.UrlCredentials,
            LineRules.PasswordHash,
            LineRules.Netrc,
            LineRules.PgPass,
            LineRules.CommandPassword,
            LineRules.ConnectionString,
            LineRules.RegistryToken,
            LineRules.Header,
            FileRules.NotGitCrypted,
            ReadingRules.Unreadable,
            ReadingRules.TooLarge,
            ReadingRules.NotListed,
            ReadingRules.NotRead,
            ReadingRules.Silencing,
            ReadingRules.NoReason,
        }
            .Concat(TokenRules.All)
            .Distinct()
            .OrderBy(rule => rule.Id, StringComparer.Ordinal),
    ];

    /// <summary>The rule with this identifier, whatever its case, or null.</summary>
    public static GuardRule? Find(string id) => All.FirstOrDefault(rule => string.Equals(rule.Id, id, StringComparison.OrdinalIgnoreCase));
}
