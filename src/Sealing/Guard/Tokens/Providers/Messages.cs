using Sealing.Guard.Tokens.Forms;

namespace Sealing.Guard.Tokens.Providers;

/// <summary>Tokens for mail, chat, telephone and alarms.</summary>
internal static class Messages
{
    public static readonly TokenProvider[] All =
    [
        new("SG605", "Slack token", "revoke it in the app's settings",
            "xoxb-{s20-250}", "xoxp-{s20-250}", "xoxa-{s20-250}", "xoxo-{s20-250}", "xoxe-{s20-250}", "xoxr-{s20-250}", "xoxs-{s20-250}",
            "xoxc-{s20-250}", "xoxd-{s20-250}", "xoxe.xoxb-1-{w20-250}", "xoxe.xoxp-1-{w20-250}", "xapp-{d1}-{s20-250}") { MinEntropy = 2.8 },
        new("SG606", "Slack webhook URL", "make a new webhook and remove this one",
            "hooks.slack.com/services/{w6-20}/{w6-24}/{w16-60}", "hooks.slack.com/services/{w40-60}", "hooks.slack.com/workflows/{w6-20}/{w6-24}/{d6-24}/{w16-60}",
            "hooks.slack.com/triggers/{w6-20}/{d6-24}/{h16-60}") { MinEntropy = 3.0 },
        new("SG740", "Discord bot token", "reset the token in the developer portal", "{w24-28}.{u6}.{u27-38}") { MinEntropy = 3.8, Shown = "ODQyMDk5MzE3NjQ1MTAyNTY4.{u6}.{u27}", IsPassedOver = PublicUses.IsNoBotToken },
        new("SG624", "Discord webhook URL", "delete the webhook",
            "discord.com/api/webhooks/{d17-20}/{u60-70}", "discordapp.com/api/webhooks/{d17-20}/{u60-70}") { MinEntropy = 3.0 },
        new("SG625", "Microsoft Teams webhook URL", "remove the connector",
            "webhook.office.com/webhookb2/{l8}-{l4}-{l4}-{l4}-{l12}@{l8}-{l4}-{l4}-{l4}-{l12}/IncomingWebhook/{l32}/{l8}-{l4}-{l4}-{l4}-{l12}") { MinEntropy = 3.0 },
        new("SG623", "Telegram bot token", "revoke it with BotFather", "{d8-10}:AA{u32-33}") { MinEntropy = 3.0 },
        new("SG610", "SendGrid key", "delete the key under API keys", "SG.{u20-22}.{u40-43}") { MinEntropy = 3.0 },
        new("SG628", "Mailgun key", "reset the key in the control panel", "key-{h32}"),
        new("SG629", "Mailchimp key", "disable the key in the account", "{h32}-us{d1-2}"),
        new("SG684", "Brevo key", "delete the key under SMTP & API", "xkeysib-{h64}-{w16}", "xsmtpsib-{h64}-{w16}"),
        new("SG741", "MailerSend token", "delete the token in the domain's settings", "mlsn.{h64}"),
        new("SG694", "Resend key", "delete the key", "re_{w8}_{w24}") { MinEntropy = 3.8 },
        new("SG743", "Twilio key identifier", "delete the key in the console", "SK{h32}"),
        new("SG744", "Telnyx key", "delete the key in the portal", "KEY01{A30}_{w22}"),
        new("SG745", "Intra 42 client secret", "make a new secret", "s-s4t2ud-{h64}", "s-s4t2af-{h64}"),
        new("SG746", "Facebook token", "log the app out, or change the password",
            "EAACEdEose0cBA{w20-300}", "EAAM{w100-300}", "EAAC{w100-300}", "EAAG{w100-300}") { MinEntropy = 3.5 },
        new("SG747", "Facebook app token", "reset the app secret", "{d15-16}|{u27-40}") { MinEntropy = 3.0 },
        new("SG748", "Twitter bearer token", "revoke the token in the developer portal", "AAAAAAAAAAAAAAAAAAAAAA{p80-110}") { MinEntropy = 3.0 },
        new("SG749", "Pinterest token", "revoke the app's access", "pina_{A100-120}"),
        new("SG750", "Lichess token", "delete the token in the preferences", "lip_{w20}") { MinEntropy = 3.0 },
    ];
}
