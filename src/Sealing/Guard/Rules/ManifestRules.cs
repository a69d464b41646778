namespace Sealing.Guard.Rules;

/// <summary>Rules about Secrets and SealedSecrets.</summary>
internal static class ManifestRules
{
    public static readonly GuardRule SecretValue = new()
    {
        Id = "SG101",
        Title = "plaintext value in a Secret",
        Why = "base64 is no encryption: anyone who can read the repository can read the Secret",
        Fix = "seal it (seal < FILE > SEALED.yaml), or seal sops encrypt -i FILE where .sops.yaml covers it; the old value must count as known: change it",
        Leaks =
        [
            new RuleSample("s.yaml", "apiVersion: v1\nkind: Secret\nmetadata:\n  name: db\ndata:\n  pin: ODM0MQ==\n"),
            new RuleSample("s.json", "{\"kind\":\"Secret\",\"stringData\":{\"p\":\"{w20}\"}}"),
        ],
        Harmless =
        [
            new RuleSample("s.yaml", "apiVersion: v1\nkind: Secret\nmetadata:\n  name: db\nstringData:\n  p: ${DB_PASSWORD}\n"),
            new RuleSample("s.yaml", "apiVersion: v1\nkind: Secret\nmetadata:\n  name: db\n"),
        ],
    };

    public static readonly GuardRule SecretInList = new()
    {
        Id = "SG102",
        Title = "plaintext value in a Secret among other objects",
        Why = "a Secret in a List or behind --- is applied like any other",
        Fix = "seal it (seal < FILE > SEALED.yaml), or seal sops encrypt -i FILE where .sops.yaml covers it; the old value must count as known: change it",
        Leaks =
        [
            new RuleSample("s.yaml", "kind: List\nitems:\n- kind: Secret\n  stringData: {p: {w20}}\n"),
            new RuleSample("s.yaml", "kind: ConfigMap\n---\napiVersion: v1\nkind: Secret\nmetadata:\n  name: db\ndata: {p: ODM0MQ==}\n"),
        ],
        Harmless = [new RuleSample("s.yaml", "kind: List\nitems:\n- kind: Secret\n  stringData: {p: ''}\n")],
    };

    public static readonly GuardRule LastApplied = new()
    {
        Id = "SG103",
        Title = "Secret data in the last-applied annotation",
        Why = "kubectl apply copies the whole Secret into an annotation, which stays when the data is sealed",
        Fix = "remove the annotation kubectl.kubernetes.io/last-applied-configuration and change the value",
        Leaks = [new RuleSample("s.yaml", "kind: SealedSecret\nspec:\n  template:\n    metadata:\n      annotations:\n        kubectl.kubernetes.io/last-applied-configuration: '{\"kind\":\"Secret\",\"data\":{\"p\":\"ODM0MQ==\"}}'\n")],
        Harmless = [new RuleSample("s.yaml", "kind: ConfigMap\nmetadata:\n  annotations:\n    kubectl.kubernetes.io/last-applied-configuration: '{\"kind\":\"ConfigMap\",\"data\":{\"a\":\"b\"}}'\n")],
    };

    public static readonly GuardRule SealedTemplate = new()
    {
        Id = "SG104",
        Title = "plaintext value in the template of a SealedSecret",
        Why = "only encryptedData is encrypted; what spec.template.data holds is copied as it is",
        Fix = "seal the value into encryptedData and refer to it in the template with {{ .KEY }}",
        Leaks = [new RuleSample("s.yaml", "kind: SealedSecret\nspec:\n  template:\n    data:\n      password: {w20}\n")],
        Harmless = [new RuleSample("s.yaml", "kind: SealedSecret\nspec:\n  template:\n    data:\n      url: 'db://{{ .password }}@db'\n")],
    };

    public static readonly GuardRule NotSealed = new()
    {
        Id = "SG105",
        Title = "item of a SealedSecret that is not sealed",
        Why = "the value is not what sealing makes: it was put there in plaintext or base64",
        Fix = "seal the value, alone or into a SealedSecret that is there; then change it, since it must count as known",
        Leaks = [new RuleSample("s.yaml", "kind: SealedSecret\nspec:\n  encryptedData:\n    p: ODM0MQ==\n")],
        Harmless = [new RuleSample("s.yaml", "kind: SealedSecret\nspec:\n  encryptedData:\n    p: ''\n")],
    };

    public static readonly GuardRule SettingsOnly = new()
    {
        Id = "SG107",
        Title = "Secret that holds settings only",
        Why = "nothing in it looks secret: users, hosts, ports, addresses and paths",
        Fix = "make it a ConfigMap; or seal it where a controller wants a Secret, or switch this rule off",
        Severity = GuardSeverity.Warning,
        Leaks =
        [
            new RuleSample("s.yaml", "kind: Secret\nstringData:\n  username: app\n  server: https://kubernetes.default.svc\n"),
            new RuleSample("s.yaml", "kind: Secret\nstringData:\n  grafana.ini: |\n    [server]\n    domain = grafana.internal\n    http_port = 3000\n"),
        ],
        Harmless = [new RuleSample("s.yaml", "kind: Secret\nstringData:\n  username: ''\n")],
    };

    public static readonly GuardRule SealingKey = new()
    {
        Id = "SG106",
        Title = "private key of a sealing controller",
        Why = "it opens every SealedSecret that was ever sealed for this cluster",
        Fix = "remove it, make the controller use a new key, seal everything again and change every secret that it protected",
        Leaks = [new RuleSample("k.yaml", "kind: Secret\nmetadata:\n  labels: {sealedsecrets.bitnami.com/sealed-secrets-key: active}\ndata:\n  tls.key: {b120}\n")],
        Harmless = [new RuleSample("k.yaml", "kind: Secret\nmetadata:\n  labels: {sealedsecrets.bitnami.com/sealed-secrets-key: active}\ndata: {}\n")],
    };
}
