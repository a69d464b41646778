namespace Sealing.Guard.Rules;

/// <summary>Rules about files that SOPS encrypts.</summary>
internal static class SopsRules
{
    public static readonly GuardRule SopsMissing = new()
    {
        Id = "SG201",
        Title = "file that must be encrypted with SOPS and is not",
        Why = ".sops.yaml has a rule for this file, and the file has no SOPS metadata",
        Fix = "seal sops encrypt -i FILE; the values must count as known: change them",
        Leaks = [new RuleSample("s.yaml", "kind: SopsSecret\nspec:\n  secretTemplates:\n  - stringData: {p: {w20}}\n")],
        Harmless = [new RuleSample("s.yaml", "kind: SopsSecret\nspec:\n  secretTemplates:\n  - stringData: {p: ''}\n")],
    };

    public static readonly GuardRule SopsPartial = new()
    {
        Id = "SG202",
        Title = "plaintext value in a file encrypted with SOPS",
        Why = "the metadata says that this value is encrypted, and it is not: it was added without sops",
        Fix = "seal sops encrypt -i FILE after removing it, or seal sops edit FILE; change the value",
        Leaks = [new RuleSample("s.yaml", "a: ENC[AES256_GCM,data:{b40},type:str]\nb: {w20}\nsops:\n  mac: ENC[AES256_GCM,data:{b40},type:str]\n  version: 3.10.2\n")],
        Harmless = [new RuleSample("s.yaml", "a: ENC[AES256_GCM,data:{b40},type:str]\nb: ''\nsops:\n  mac: ENC[AES256_GCM,data:{b40},type:str]\n  version: 3.10.2\n")],
    };

    public static readonly GuardRule SopsOutside = new()
    {
        Id = "SG203",
        Title = "sensitive value outside of what SOPS encrypts here",
        Why = "the rule of the file (encrypted_regex, a suffix, or comments) leaves this value in plaintext",
        Fix = "widen encrypted_regex in .sops.yaml and encrypt again; change the value",
        Leaks = [new RuleSample("s.yaml", "a: ENC[AES256_GCM,data:{b40},type:str]\npassword_unencrypted: {w20}\nsops:\n  mac: ENC[AES256_GCM,data:{b40},type:str]\n  version: 3.10.2\n")],
        Harmless = [new RuleSample("s.yaml", "a: ENC[AES256_GCM,data:{b40},type:str]\nhost_unencrypted: db.internal\nsops:\n  mac: ENC[AES256_GCM,data:{b40},type:str]\n  version: 3.10.2\n")],
    };

    public static readonly GuardRule SopsUnusable = new()
    {
        Id = "SG205",
        Title = ".sops.yaml that cannot be used",
        Why = "it cannot be told which files must be encrypted, and sops fails at this file",
        Fix = "correct .sops.yaml at this place",
    };

    public static readonly GuardRule SopsMisnamed = new()
    {
        Id = "SG206",
        Title = "configuration that sops does not read",
        Why = "sops knows .sops.yaml, and in it fields of certain names: it passes over what is called otherwise, and no file is encrypted for it",
        Fix = "rename .sops.yml to .sops.yaml, and a field to what sops calls it",
        Severity = GuardSeverity.Warning,
    };

    public static readonly GuardRule SopsRecipients = new()
    {
        Id = "SG204",
        Title = "SOPS recipients that are not those of .sops.yaml",
        Why = "someone who left can still read the file, or someone who must read it cannot",
        Fix = "seal sops updatekeys FILE",
        Severity = GuardSeverity.Warning,
    };
}
