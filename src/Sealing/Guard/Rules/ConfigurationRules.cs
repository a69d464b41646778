namespace Sealing.Guard.Rules;

/// <summary>Rules about secrets among settings.</summary>
internal static class ConfigurationRules
{
    public static readonly GuardRule HelmTemplate = new()
    {
        Id = "SG401",
        Title = "plaintext value in a template of a Secret",
        Why = "the value is written in the chart for all its users",
        Fix = "take the value from .Values or from a Secret that exists",
        Leaks = [new RuleSample("c/templates/s.yaml", "kind: Secret\nmetadata:\n  name: {{ .Release.Name }}\nstringData:\n  p: {{ .Values.p | default \"{w20}\" }}\n")],
        Harmless = [new RuleSample("c/templates/s.yaml", "kind: Secret\nmetadata:\n  name: {{ .Release.Name }}\nstringData:\n  p: {{ .Values.p | quote }}\n")],
    };

    public static readonly GuardRule HelmValue = new()
    {
        Id = "SG402",
        Title = "secret among Helm values",
        Why = "values files are committed as they are",
        Fix = "name a Secret with existingSecret or valuesFrom, or encrypt the values with SOPS",
        Leaks = [new RuleSample("values.yaml", "auth:\n  password: {w20}\n")],
        Harmless = [new RuleSample("values.yaml", "auth:\n  existingSecret: my-db-secret\n  password: ''\n")],
    };

    public static readonly GuardRule ReleaseValue = new()
    {
        Id = "SG403",
        Title = "secret among the values of a release",
        Why = "HelmRelease and Application objects are committed as they are",
        Fix = "use spec.valuesFrom with a Secret, or a parameter from one",
        Leaks =
        [
            new RuleSample("r.yaml", "kind: HelmRelease\nspec:\n  values:\n    adminPassword: {w20}\n"),
            new RuleSample("r.yaml", "kind: Application\nspec:\n  source:\n    helm:\n      parameters:\n      - name: adminPassword\n        value: {w20}\n"),
        ],
        Harmless = [new RuleSample("r.yaml", "kind: HelmRelease\nspec:\n  valuesFrom:\n  - kind: Secret\n    name: grafana-admin\n    valuesKey: adminPassword\n")],
    };

    public static readonly GuardRule EnvironmentLiteral = new()
    {
        Id = "SG404",
        Title = "secret as an environment variable or argument",
        Why = "it is plaintext here, and anyone who may list pods reads it in the cluster",
        Fix = "use valueFrom.secretKeyRef or a mounted file",
        Leaks =
        [
            new RuleSample("d.yaml", "kind: Deployment\nspec:\n  env:\n  - name: DB_PASSWORD\n    value: {w20}\n"),
            new RuleSample("d.yaml", "kind: Pod\nspec:\n  args: ['--db-password={w20}']\n"),
        ],
        Harmless = [new RuleSample("d.yaml", "kind: Deployment\nspec:\n  env:\n  - name: DB_PASSWORD_FILE\n    value: /run/secrets/db/password\n")],
    };

    public static readonly GuardRule ConfigMapValue = new()
    {
        Id = "SG405",
        Title = "secret in a ConfigMap",
        Why = "a ConfigMap is not for secrets: it is readable for many and never encrypted",
        Fix = "put the value into a SealedSecret",
        Leaks =
        [
            new RuleSample("c.yaml", "kind: ConfigMap\ndata:\n  DB_PASSWORD: {w20}\n"),
            new RuleSample("c.yaml", "kind: ConfigMap\ndata:\n  app.properties: |\n    db.user=app\n    db.password={w20}\n"),
        ],
        Harmless = [new RuleSample("c.yaml", "kind: ConfigMap\ndata:\n  DB_PASSWORD_KEY: password\n")],
    };

    public static readonly GuardRule ConfigurationValue = new()
    {
        Id = "SG406",
        Title = "secret in a configuration file",
        Why = "the name says that the value is a secret, and the value looks like one",
        Fix = "keep it in a SealedSecret or a SOPS file and refer to it",
        Leaks =
        [
            new RuleSample("c.yml", "smtp:\n  auth_password: {w20}\n"),
            new RuleSample("prod.tfvars", "db_password = \"{w20}\"\n"),
        ],
        Harmless =
        [
            new RuleSample("c.yml", "smtp:\n  auth_password: ${SMTP_PASSWORD}\n"),
            new RuleSample("prod.tfvars", "token_endpoint = \"https://idp.internal/oauth/token\"\n"),
        ],
    };
}
