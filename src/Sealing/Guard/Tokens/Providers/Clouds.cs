using Sealing.Guard.Tokens.Forms;

namespace Sealing.Guard.Tokens.Providers;

/// <summary>Tokens of clouds and of what is built upon them.</summary>
internal static class Clouds
{
    public static readonly TokenProvider[] All =
    [
        new("SG601", "AWS access key identifier", "deactivate the key in IAM", "AKIA{A16}", "ASIA{A16}", "ABIA{A16}", "ACCA{A16}") { MinEntropy = 3.0, IsPassedOver = PublicUses.IsInSignedAddress },
        new("SG701", "Amazon Bedrock key", "delete the service credential in IAM", "ABSK{b109-269}", "bedrock-api-key-{b28-4000}"),
        new("SG608", "Google API key", "delete the key in the cloud console", "AIza{u35}") { MinEntropy = 3.0 },
        new("SG609", "Google OAuth token or client secret", "reset the secret in the cloud console", "ya29.{u30-400}", "GOCSPX-{u28}", "1//0{u40-200}") { MinEntropy = 3.0 },
        new("SG702", "Google Cloud Storage HMAC key identifier", "deactivate the key in the cloud console", "GOOG1E{A57}") { MinEntropy = 3.0 },
        new("SG703", "Firebase server key", "delete the key in the console", "AAAA{u7}:APA91b{u134}"),
        new("SG620", "Azure client secret", "delete the secret of the app registration", "{w3}{d1}Q~{z31-34}", "{w2}{d1}Q~{z31-34}", "{w1}{d1}Q~{z31-34}"),
        new("SG619", "Azure storage or bus key", "rotate the account's keys", "AccountKey={b86}==", "SharedAccessKey={b42-43}=") { MinEntropy = 3.5 },
        new("SG704", "Azure key that says what it is for", "rotate the key", "{w52}JQQJ99{w26}"),
        new("SG612", "DigitalOcean token", "revoke it under API", "dop_v1_{h64}", "doo_v1_{h64}", "dor_v1_{h64}"),
        new("SG698", "Alibaba access key identifier", "disable the key", "LTAI{w20}") { MinEntropy = 3.0 },
        new("SG705", "Tencent Cloud secret identifier", "disable the key in the console", "AKID{w32}") { MinEntropy = 3.6 },
        new("SG706", "Yandex Cloud key or token", "delete it in the console",
            "AQVN{u35-40}", "YCAJE{u20}", "YCM{u37}", "YCN{u37}", "YCO{u37}", "YCP{u37}", "t1.{u3-40}.{u60-120}", "y0_{u55-70}") { MinEntropy = 3.0 },
        new("SG622", "Heroku key", "regenerate the key in the account's settings", "HRKU-AA{u58}"),
        new("SG621", "Cloudflare origin CA key", "revoke the key in the dashboard", "v1.0-{h24}-{h146}"),
        new("SG707", "Cloudflare tunnel token", "rotate the tunnel's token", "eyJhIjoi{b120-260}") { MinEntropy = 3.8 },
        new("SG676", "Scalingo token", "revoke the token", "tk-us-{u48}"),
        new("SG649", "Fly.io token", "fly tokens revoke", "fm2_{b100-700}", "fm1r_{b100-700}", "fm1a_{b100-700}", "fo1_{u43}"),
        new("SG671", "OpenShift token", "oc delete the token, or log out", "sha256~{u43}"),
        new("SG708", "Render key", "delete the key in the account's settings", "rnd_{w32}") { MinEntropy = 3.5 },
        new("SG709", "Vercel token", "delete the token in the account's settings", "vcp_{w56}", "vci_{w56}", "vca_{w56}", "vcr_{w56}", "vck_{w56}") { MinEntropy = 3.5 },
        new("SG670", "Netlify token", "revoke it in the user's settings",
            "nfp_{w36-40}", "nfc_{w36-40}", "nfo_{w36-40}", "nfu_{w36-40}", "nfb_{w36-40}"),
        new("SG682", "Deno Deploy token", "revoke the token", "ddp_{w36}", "ddo_{w36}"),
        new("SG679", "Aiven password", "reset the user's password", "AVNS_{u19}") { MinEntropy = 3.0 },
        new("SG617", "JSON web token", "delete what it was issued for, such as the service account's token Secret", "eyJ{u14-1000}.eyJ{u14-2500}.{u20-700}") { MinEntropy = 3.5, IsPassedOver = PublicUses.IsPublicToken },
    ];
}
