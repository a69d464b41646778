using Sealing.Guard.Tokens.Forms;

namespace Sealing.Guard.Tokens.Providers;

/// <summary>Tokens of databases and of what keeps data.</summary>
internal static class Stores
{
    public static readonly TokenProvider[] All =
    [
        new("SG636", "PlanetScale secret", "delete it in the dashboard", "pscale_tkn_{t32-64}", "pscale_pw_{t32-64}", "pscale_oauth_{t32-64}") { MinEntropy = 3.0 },
        new("SG647", "Supabase token", "revoke it in the dashboard", "sbp_{h40}", "sb_secret_{u30-50}"),
        new("SG680", "MongoDB Atlas service account secret", "delete the secret in the project", "mdb_sa_sk_{u40}"),
        new("SG767", "ClickHouse Cloud secret", "delete the key in the organization", "4b1d{w38}") { MinEntropy = 3.5 },
        new("SG768", "CockroachDB key", "delete the key of the service account", "CCDB1_{w22}_{w40}"),
        new("SG769", "DataStax token", "delete the token in the settings", "AstraCS:{w24}:{h64}"),
        new("SG770", "Neon key", "revoke the key in the account's settings", "napi_{w60-70}"),
        new("SG771", "Xata key", "delete the key in the account's settings", "xau_{w32-48}"),
        new("SG772", "Dropbox token", "revoke the app's access", "sl.{u130-152}", "sl.u.{u130-1300}", "{w11}AAAAAAAAAA{u43}"),
        new("SG685", "Contentful token", "revoke the token", "CFPAT-{u43}"),
        new("SG773", "Airtable token", "delete the token", "pat{w14}.{h64}"),
        new("SG633", "Notion token", "refresh the integration's secret", "ntn_{d11}{w35}", "secret_{w43}") { MinEntropy = 3.3 },
    ];
}
