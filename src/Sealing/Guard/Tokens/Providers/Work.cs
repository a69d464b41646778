using Sealing.Guard.Tokens.Forms;

namespace Sealing.Guard.Tokens.Providers;

/// <summary>Tokens for tables, drawings, texts and people at work.</summary>
internal static class Work
{
    public static readonly TokenProvider[] All =
    [
        new("SG688", "Figma token", "revoke the token in the settings", "figd_{u38-44}") { MinEntropy = 3.5 },
        new("SG690", "HubSpot token", "rotate the token of the private app",
            "pat-na1-{H8}-{H4}-{H4}-{H4}-{H12}", "pat-na2-{H8}-{H4}-{H4}-{H4}-{H12}", "pat-eu1-{H8}-{H4}-{H4}-{H4}-{H12}"),
        new("SG632", "Linear key", "revoke the key in the settings", "lin_api_{w32-64}", "lin_oauth_{w32-64}") { MinEntropy = 3.0 },
        new("SG693", "ReadMe key", "delete the key", "rdme_{l70}"),
        new("SG697", "Typeform token", "delete the token", "tfp_{t40-62}") { MinEntropy = 3.5 },
        new("SG782", "Adobe client secret", "delete the secret of the project", "p8e-{w32}", "p8-{w32}"),
        new("SG783", "Asana token", "delete the token in the developer console", "1/{d15-17}:{h32}", "2/{d15-17}/{d15-17}:{h32}"),
        new("SG784", "ClickUp token", "regenerate the token in the settings", "pk_{d6-9}_{A32}"),
        new("SG785", "Frame.io token", "delete the token in the developer site", "fio-u-{e64}"),
        new("SG788", "Unkey or Zuplo key", "revoke the key in the dashboard", "unkey_{w22-32}", "zpka_{h32}_{h8}"),
    ];
}
