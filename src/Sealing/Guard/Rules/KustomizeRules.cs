namespace Sealing.Guard.Rules;

/// <summary>Rules about what kustomize makes Secrets of.</summary>
internal static class KustomizeRules
{
    public static readonly GuardRule GeneratorLiteral = new()
    {
        Id = "SG301",
        Title = "literal of a secretGenerator",
        Why = "kustomize makes a Secret of it; here it is plaintext",
        Fix = "seal the Secret and list the SealedSecret under resources, or read the value from an encrypted file",
        Leaks = [new RuleSample("kustomization.yaml", "secretGenerator:\n- name: db\n  literals: [password=hunterhunter]\n")],
        Harmless = [new RuleSample("kustomization.yaml", "secretGenerator:\n- name: db\n  literals: ['password=${PASSWORD}']\n")],
    };

    public static readonly GuardRule GeneratorFile = new()
    {
        Id = "SG302",
        Title = "plaintext file of a secretGenerator",
        Why = "kustomization.yaml makes a Secret of this file",
        Fix = "seal the Secret and list the SealedSecret under resources, or encrypt the file with SOPS",
    };

    public static readonly GuardRule SecretPatch = new()
    {
        Id = "SG303",
        Title = "plaintext value in a patch of a Secret",
        Why = "the patch holds the value that it sets",
        Fix = "seal the value instead of patching it in",
        Leaks = [new RuleSample("kustomization.yaml", "patches:\n- target: {kind: Secret}\n  patch: |-\n    - op: replace\n      path: /data/p\n      value: ODM0MQ==\n")],
        Harmless = [new RuleSample("kustomization.yaml", "patches:\n- target: {kind: Secret}\n  patch: |-\n    - op: remove\n      path: /data/p\n")],
    };
}
