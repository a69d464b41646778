using Sealing.Guard.Tokens.Forms;

namespace Sealing.Guard.Tokens.Providers;

/// <summary>Tokens of those who watch and measure.</summary>
internal static class Monitoring
{
    public static readonly TokenProvider[] All =
    [
        new("SG631", "Grafana token", "delete the service account's token", "glsa_{w32}_{H8}") { MinEntropy = 3.0, HasRightSum = TokenSums.IsOfGrafana },
        new("SG760", "Grafana Cloud token", "delete the access policy's token", "glc_{b32-400}") { MinEntropy = 3.3 },
        new("SG761", "Grafana API key", "delete the key", "eyJrIjoi{w70-400}") { MinEntropy = 3.3 },
        new("SG640", "New Relic key", "delete the key under API keys", "NRAK-{w27}", "NRJS-{H19}", "NRII-{s32}") { MinEntropy = 2.8 },
        new("SG641", "Dynatrace token", "delete it under Access tokens", "dt0c01.{w24}.{w64}", "dt0s01.{w8-24}.{w64}", "dt0s16.{w8-24}.{w64}") { MinEntropy = 3.0 },
        new("SG642", "Sentry token", "revoke it in the settings", "sntrys_eyJ{b60-400}_{b43}", "sntrys_eyJ{b60-400}=_{b43}", "sntrys_eyJ{b60-400}==_{b43}", "sntryu_{h64}"),
        new("SG762", "Honeycomb key", "delete the key in the environment", "hcaik_{l58}", "hcamk_{l58}", "hcxik_{l58}"),
        new("SG763", "Axiom token", "delete the token in the settings", "xaat-{h8}-{h4}-{h4}-{h4}-{h12}", "xapt-{h8}-{h4}-{h4}-{h4}-{h12}"),
        new("SG678", "PostHog key", "roll the key in the settings", "phx_{w43-48}", "phs_{w43-48}"),
        new("SG630", "Databricks token", "revoke it in the user's settings", "dapi{h32}", "dapi{h32}-{d1}"),
    ];
}
