using Sealing.Guard.Tokens.Forms;

namespace Sealing.Guard.Tokens.Providers;

/// <summary>Keys of shops, payment and travel.</summary>
internal static class Payments
{
    public static readonly TokenProvider[] All =
    [
        new("SG607", "Stripe key", "roll the key in the dashboard",
            "sk_live_{w16-200}", "rk_live_{w16-200}", "sk_test_{w16-200}", "rk_test_{w16-200}", "sk_prod_{w16-200}", "rk_prod_{w16-200}",
            "whsec_{b24-100}") { MinEntropy = 3.0 },
        new("SG627", "Square secret", "replace the secret in the dashboard", "sq0csp-{u22-43}", "sq0atp-{u22-43}", "EAAA{u60}") { MinEntropy = 3.3 },
        new("SG626", "Shopify token", "rotate it in the app's settings", "shpat_{H32}", "shpca_{H32}", "shppa_{H32}", "shpss_{H32}"),
        new("SG692", "Plaid token", "invalidate the token",
            "access-sandbox-{h8}-{h4}-{h4}-{h4}-{h12}", "access-production-{h8}-{h4}-{h4}-{h4}-{h12}",
            "access-development-{h8}-{h4}-{h4}-{h4}-{h12}"),
        new("SG689", "Flutterwave key", "make new keys in the settings", "FLWSECK_TEST-{w12-40}", "FLWSECK-{w12-40}-X") { MinEntropy = 2.8 },
        new("SG686", "Duffel token", "revoke the token", "duffel_live_{e43}", "duffel_test_{e43}"),
        new("SG687", "EasyPost key", "disable the key", "EZAK{w54}", "EZTK{w54}"),
        new("SG695", "Shippo token", "regenerate the token", "shippo_live_{H40}", "shippo_test_{H40}"),
        new("SG751", "Adyen key", "generate a new key in the customer area", "AQE{w1}hmfx{b20-400}"),
        new("SG752", "Paddle key", "revoke the key under developer tools", "pdl_live_apikey_{l26}_{w22}_{w3}", "pdl_sdbx_apikey_{l26}_{w22}_{w3}"),
        new("SG753", "Braintree token", "revoke the token in the control panel",
            "access_token$production${l16}${h32}", "access_token$sandbox${l16}${h32}"),
        new("SG754", "Mercury token", "delete the token in the settings",
            "secret-token:mercury_production_wma_{w40-60}_yrucrem", "secret-token:mercury_production_rma_{w40-60}_yrucrem"),
        new("SG755", "Lob key", "roll the key in the dashboard", "live_{h35}", "test_{h35}"),
        new("SG756", "GoCardless token", "delete the token in the dashboard", "live_{e40}", "sandbox_{e40}") { MinEntropy = 3.8 },
        new("SG757", "Polar token", "revoke the token in the settings", "polar_pat_{w32-50}", "polar_oat_{w32-50}") { MinEntropy = 3.5 },
        new("SG759", "Coinbase key", "delete the key in the portal", "organizations/{h8}-{h4}-{h4}-{h4}-{h12}/apiKeys/{h8}-{h4}-{h4}-{h4}-{h12}"),
    ];
}
