using System.Text.RegularExpressions;

namespace Sealing.Guard.Tokens;

/// <summary>Tokens whose provider gave them a form of their own.</summary>
internal static partial class TokenRules
{
    private static readonly TokenRule[] Services =
    [
        Provider("SG618", "Docker Hub token", "delete the token in the account's settings", new RuleSamples("dckr_pat_{w27}", "dckr_pat_x"),
            new TokenPattern(["dckr_pat_", "dckr_oat_"], DockerHub())) with { MinEntropy = 3.0 },
        Provider("SG619", "Azure storage or bus key", "rotate the account's keys", new RuleSamples("AccountKey={b86}==", "AccountKey=<key>"),
            new TokenPattern(["AccountKey=", "SharedAccessKey="], AzureStorage())) with { MinEntropy = 3.5, IsLoose = true },
        Provider("SG620", "Azure client secret", "delete the secret of the app registration", new RuleSamples("{w3}8Q~{w34}", "a8Q~b"),
            new TokenPattern(["7Q~", "8Q~"], AzureClientSecret())) with { MinEntropy = 3.0, Lead = 3 },
        Provider("SG621", "Cloudflare origin CA key", "revoke the key in the dashboard", new RuleSamples("v1.0-{h24}-{h146}", "v1.0-beta"),
            new TokenPattern(["v1.0-"], CloudflareOriginCa())) with { MinEntropy = 2.8 },
        Provider("SG622", "Heroku key", "regenerate the key in the account's settings", new RuleSamples("HRKU-AA{w58}", "HRKU-AA"),
            new TokenPattern(["HRKU-AA"], Heroku())) with { MinEntropy = 3.0 },
        Provider("SG623", "Telegram bot token", "revoke it with BotFather", new RuleSamples("{d10}:AA{w33}", "12:AAB"),
            new TokenPattern([":AA"], Telegram())) with { MinEntropy = 3.0, Lead = 10 },
        Provider("SG624", "Discord webhook URL", "delete the webhook", new RuleSamples("https://discord.com/api/webhooks/{d18}/{w68}", "https://discord.com/api/webhooks/ID/TOKEN"),
            new TokenPattern(["discord.com/api/webhooks/", "discordapp.com/api/webhooks/"], DiscordWebhook())) with { MinEntropy = 3.0, IsLoose = true },
        Provider("SG625", "Microsoft Teams webhook URL", "remove the connector", new RuleSamples("https://x.webhook.office.com/webhookb2/{h8}-{h4}-{h4}-{h4}-{h12}@{h8}-{h4}-{h4}-{h4}-{h12}/IncomingWebhook/{h32}/{h8}-{h4}-{h4}-{h4}-{h12}", "https://x.webhook.office.com/webhookb2/id"),
            new TokenPattern(["webhook.office.com/webhookb2/"], TeamsWebhook())) with { MinEntropy = 3.0, IsLoose = true },
        Provider("SG626", "Shopify token", "rotate it in the app's settings", new RuleSamples("shpat_{h32}", "shpat_x"),
            new TokenPattern(["shpat_", "shpca_", "shppa_", "shpss_"], Shopify())) with { MinEntropy = 2.8 },
        Provider("SG627", "Square secret", "replace the secret in the dashboard", new RuleSamples("sq0csp-{w43}", "sq0csp-x"),
            new TokenPattern(["sq0csp-", "sq0atp-"], Square())) with { MinEntropy = 3.0 },
        Provider("SG628", "Mailgun key", "reset the key in the control panel", new RuleSamples("key-{h32}", "key-data"),
            new TokenPattern(["key-"], Mailgun())) with { MinEntropy = 2.8 },
        Provider("SG629", "Mailchimp key", "disable the key in the account", new RuleSamples("{h32}-us12", "db-us1"),
            new TokenPattern(["-us1", "-us2", "-us3", "-us4", "-us5", "-us6", "-us7", "-us8", "-us9"], Mailchimp())) with { MinEntropy = 2.8, Lead = 32 },
        Provider("SG630", "Databricks token", "revoke it in the user's settings", new RuleSamples("dapi{h32}", "dapi"),
            new TokenPattern(["dapi"], Databricks())) with { MinEntropy = 2.8 },
        Provider("SG631", "Grafana token", "delete the service account's token", new RuleSamples("glsa_{w32}_{h8}", "glsa_x"),
            new TokenPattern(["glsa_", "glc_eyJ"], Grafana())) with { MinEntropy = 3.0 },
        Provider("SG632", "Linear key", "revoke the key in the settings", new RuleSamples("lin_api_{w40}", "lin_api_x"),
            new TokenPattern(["lin_api_", "lin_oauth_"], Linear())) with { MinEntropy = 3.0 },
        Provider("SG633", "Notion token", "refresh the integration's secret", new RuleSamples("ntn_{d11}{w35}", "ntn_x"),
            new TokenPattern(["ntn_"], Notion())) with { MinEntropy = 3.0 },
        Provider("SG634", "Hugging Face token", "invalidate it under Access tokens", new RuleSamples("hf_{l34}", "hf_hub_download"),
            new TokenPattern(["hf_"], HuggingFace())) with { MinEntropy = 3.2 },
    ];

    [GeneratedRegex(@"\Adckr_[po]at_[A-Za-z0-9_\-]{27,40}", RegexOptions.CultureInvariant)]
    private static partial Regex DockerHub();

    [GeneratedRegex(@"\A(?:AccountKey|SharedAccessKey)=[A-Za-z0-9+/]{42,86}={1,2}", RegexOptions.CultureInvariant)]
    private static partial Regex AzureStorage();

    [GeneratedRegex(@"\A[A-Za-z0-9_~.]{3}[78]Q~[A-Za-z0-9_~.\-]{31,34}", RegexOptions.CultureInvariant)]
    private static partial Regex AzureClientSecret();

    [GeneratedRegex(@"\Av1\.0-[a-f0-9]{24}-[a-f0-9]{146}", RegexOptions.CultureInvariant)]
    private static partial Regex CloudflareOriginCa();

    [GeneratedRegex(@"\AHRKU-AA[A-Za-z0-9_\-]{58}", RegexOptions.CultureInvariant)]
    private static partial Regex Heroku();

    [GeneratedRegex(@"\A[0-9]{8,10}:AA[A-Za-z0-9_\-]{33}", RegexOptions.CultureInvariant)]
    private static partial Regex Telegram();

    [GeneratedRegex(@"\Adiscord(?:app)?\.com/api/webhooks/[0-9]{17,20}/[A-Za-z0-9_\-]{60,70}", RegexOptions.CultureInvariant)]
    private static partial Regex DiscordWebhook();

    [GeneratedRegex(@"\Awebhook\.office\.com/webhookb2/[a-z0-9@\-]{60,90}/IncomingWebhook/[a-z0-9]{32}/[a-z0-9\-]{36}", RegexOptions.CultureInvariant)]
    private static partial Regex TeamsWebhook();

    [GeneratedRegex(@"\Ashp(?:at|ca|pa|ss)_[A-Fa-f0-9]{32}", RegexOptions.CultureInvariant)]
    private static partial Regex Shopify();

    [GeneratedRegex(@"\Asq0(?:csp|atp)-[A-Za-z0-9_\-]{22,43}", RegexOptions.CultureInvariant)]
    private static partial Regex Square();

    [GeneratedRegex(@"\Akey-[a-f0-9]{32}", RegexOptions.CultureInvariant)]
    private static partial Regex Mailgun();

    [GeneratedRegex(@"\A[a-f0-9]{32}-us[0-9]{1,2}", RegexOptions.CultureInvariant)]
    private static partial Regex Mailchimp();

    [GeneratedRegex(@"\Adapi[a-f0-9]{32}(?:-[0-9])?", RegexOptions.CultureInvariant)]
    private static partial Regex Databricks();

    [GeneratedRegex(@"\A(?:glsa_[A-Za-z0-9]{32}_[A-Fa-f0-9]{8}|glc_eyJ[A-Za-z0-9+/=]{30,300})", RegexOptions.CultureInvariant)]
    private static partial Regex Grafana();

    [GeneratedRegex(@"\Alin_(?:api|oauth)_[A-Za-z0-9]{32,64}", RegexOptions.CultureInvariant)]
    private static partial Regex Linear();

    [GeneratedRegex(@"\Antn_[0-9]{11}[A-Za-z0-9]{35}", RegexOptions.CultureInvariant)]
    private static partial Regex Notion();

    [GeneratedRegex(@"\Ahf_[A-Za-z]{34}", RegexOptions.CultureInvariant)]
    private static partial Regex HuggingFace();
}
