using Sealing.Fuzz.Targets;
using Sealing.Sops;

namespace Sealing.Fuzz;

/// <summary>All targets, one file each in Targets.</summary>
public static class FuzzTargets
{
    public static IReadOnlyList<IFuzzTarget> All { get; } =
    [
        new CertificateTarget(),
        new SealingKeyTarget(),
        new PgpKeyTarget(),
        new PgpMessageTarget(),
        new AgeFileTarget(),
        new AgeIdentitiesTarget(),
        new AgeRecipientsTarget(),
        new KubeConfigTarget(),
        new SopsConfigurationTarget(),
        new GuardConfigurationTarget(),
        new GuardTarget(),
        new TemplateTarget(),
        new SecretTarget(),
        new SealedSecretTarget(),
        new YamlTextTarget(),
        new SopsTarget("sops-yaml", SopsFormat.Yaml),
        new SopsTarget("sops-json", SopsFormat.Json),
        new SopsTarget("sops-ini", SopsFormat.Ini),
        new SopsTarget("sops-dotenv", SopsFormat.Dotenv),
        new SopsTarget("sops-binary", SopsFormat.Binary),
    ];
}
