using Sealing.Guard.Tokens.Forms;

namespace Sealing.Guard.Tokens.Providers;

/// <summary>Keys of networks, and of homes.</summary>
internal static class Networks
{
    public static readonly TokenProvider[] All =
    [
        new("SG646", "Tailscale key", "revoke the key in the console",
            "tskey-auth-{w8-24}-{w16-50}", "tskey-api-{w8-24}-{w16-50}", "tskey-client-{w8-24}-{w16-50}", "tskey-scim-{w8-24}-{w16-50}",
            "tskey-webhook-{w8-24}-{w16-50}") { MinEntropy = 3.0 },
        new("SG776", "Defined Networking token", "delete the key in the console", "dnkey-{e26}-{e52}"),
        new("SG778", "MaxMind license key", "delete the key in the account", "{w6}_{w29}_mmk"),
        new("SG779", "WakaTime key", "reset the key in the settings", "waka_{h8}-{h4}-{h4}-{h4}-{h12}"),
        new("SG780", "ntfy token", "delete the token in the account", "tk_{l29}") { MinEntropy = 3.5 },
        new("SG691", "Mapbox secret token", "delete the token", "sk.eyJ{u40-120}.{u22}"),
        new("SG699", "Adafruit key", "regenerate the key", "aio_{w28}"),
    ];
}
