using Sealing.Guard.Tokens.Forms;

namespace Sealing.Guard.Tokens.Providers;

/// <summary>Tokens of those who build, check and run software.</summary>
internal static class Delivery
{
    public static readonly TokenProvider[] All =
    [
        new("SG664", "SonarQube token", "revoke it in the account's security settings", "squ_{h40}", "sqp_{h40}", "sqa_{h40}"),
        new("SG666", "Buildkite token", "revoke the token in the organization's settings", "bkua_{h40}", "bkat_{h40}"),
        new("SG648", "CircleCI token", "revoke it in the user's settings", "CCIPAT_{w20-24}_{h40}", "CCIPRJ_{w20-24}_{h40}"),
        new("SG672", "Octopus Deploy key", "delete the key in the profile", "API-{A26}"),
        new("SG673", "Harness token", "delete the token in the profile", "pat.{u22}.{w24}.{w20}", "sat.{u22}.{w24}.{w20}"),
        new("SG674", "Infracost key", "make a new key", "ico-{w32}") { MinEntropy = 3.5 },
        new("SG675", "Prefect key", "delete the key in the settings", "pnu_{w36}", "pnb_{w36}"),
        new("SG637", "Pulumi token", "delete it under Access tokens", "pul-{h40}"),
        new("SG638", "Terraform Cloud token", "delete the token in the settings", "{w14}.atlasv1.{e60-70}"),
        new("SG613", "HashiCorp Vault token", "vault token revoke", "hvs.{u24-300}", "hvb.{u24-400}", "hvr.{u24-300}") { MinEntropy = 3.0 },
        new("SG639", "Doppler token", "revoke it in the dashboard",
            "dp.pt.{w40-44}", "dp.st.{z40-90}", "dp.sa.{w40-44}", "dp.ct.{w40-44}", "dp.scim.{w40-44}", "dp.audit.{w40-44}") { MinEntropy = 3.0 },
        new("SG643", "1Password service account token", "revoke the service account's token", "ops_eyJ{b200-1200}") { MinEntropy = 3.5 },
        new("SG717", "1Password secret key", "make a new secret key in the account",
            "A3-{A6}-{A6}-{A5}-{A5}-{A5}-{A5}", "A3-{A6}-{A11}-{A5}-{A5}-{A5}") { MinEntropy = 3.3 },
        new("SG718", "Bitwarden access token", "revoke the token of the machine account", "0.{h8}-{h4}-{h4}-{h4}-{h12}.{w30}:{b22}=="),
        new("SG719", "Infisical token", "delete the token in the project's settings",
            "st.{h24}.{h32}.{h32}", "st.{h8}-{h4}-{h4}-{h4}-{h12}.{h32}.{h32}"),
        new("SG720", "Authress key", "delete the access key of the service client",
            "sc_{l5-30}.{l4-6}.acc_{s10-32}.{t30-120}", "ext_{l5-30}.{l4-6}.acc_{s10-32}.{t30-120}",
            "scauth_{l5-30}.{l4-6}.acc_{s10-32}.{t30-120}", "authress_{l5-30}.{l4-6}.acc_{s10-32}.{t30-120}"),
        new("SG635", "Postman key", "revoke the key in the settings", "PMAK-{H24}-{H34}"),
        new("SG681", "k3s join token", "k3s token rotate", "K10{h64}::server:{w16-64}", "K10{h64}::node:{w16-64}"),
        new("SG722", "Snyk token", "revoke the token in the account's settings", "snyk_uat.{h8}.{u40-400}", "snyk_sat.{h8}.{u40-400}"),
        new("SG723", "Mergify key", "delete the key in the dashboard", "mka_{w40-64}") { MinEntropy = 3.5 },
        new("SG724", "LaunchDarkly key", "reset the key in the environment's settings",
            "sdk-{h8}-{h4}-{h4}-{h4}-{h12}", "api-{h8}-{h4}-{h4}-{h4}-{h12}"),
        new("SG725", "Settlemint token", "delete the token", "sm_aat_{w16}", "sm_pat_{w16}", "sm_sat_{w16}") { MinEntropy = 3.0 },
    ];
}
