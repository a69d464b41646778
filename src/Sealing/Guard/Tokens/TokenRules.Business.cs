using System.Text.RegularExpressions;

namespace Sealing.Guard.Tokens;

/// <summary>Tokens of services for mail, payment, tables, maps and work.</summary>
internal static partial class TokenRules
{
    private static readonly TokenRule[] Business =
    [
        Provider("SG684", "Brevo key", "delete the key under SMTP & API", new RuleSamples("xkeysib-{h64}-{w16}", "xkeysib-x"), new TokenPattern(["xkeysib-", "xsmtpsib-"], Brevo())) with { MinEntropy = 2.8 },
        Provider("SG685", "Contentful token", "revoke the token", new RuleSamples("CFPAT-{w43}", "CFPAT-x"), new TokenPattern(["CFPAT-"], Contentful())) with { MinEntropy = 3.5 },
        Provider("SG686", "Duffel token", "revoke the token", new RuleSamples("duffel_live_{w43}", "duffel_live_x"), new TokenPattern(["duffel_live_", "duffel_test_"], Duffel())) with { MinEntropy = 3.3 },
        Provider("SG687", "EasyPost key", "disable the key", new RuleSamples("EZAK{w54}", "EZAK"), new TokenPattern(["EZAK", "EZTK"], EasyPost())) with { MinEntropy = 3.5 },
        Provider("SG688", "Figma token", "revoke the token in the settings", new RuleSamples("figd_{w40}", "figd_x"), new TokenPattern(["figd_"], Figma())) with { MinEntropy = 3.5 },
        Provider("SG689", "Flutterwave key", "make new keys in the settings", new RuleSamples("FLWSECK_TEST-{h32}-X", "FLWSECK_TEST-x"), new TokenPattern(["FLWSECK_TEST-", "FLWSECK-"], Flutterwave())) with { MinEntropy = 2.8 },
        Provider("SG690", "HubSpot token", "rotate the token of the private app", new RuleSamples("pat-na1-{h8}-{h4}-{h4}-{h4}-{h12}", "pat-na1-x"), new TokenPattern(["pat-na", "pat-eu"], HubSpot())) with { MinEntropy = 2.8 },
        Provider("SG691", "Mapbox secret token", "delete the token", new RuleSamples("sk.eyJ{w70}.{w22}", "sk.eyJ"), new TokenPattern(["sk.eyJ"], Mapbox())) with { MinEntropy = 3.5 },
        Provider("SG692", "Plaid token", "invalidate the token", new RuleSamples("access-production-{h8}-{h4}-{h4}-{h4}-{h12}", "access-production-x"), new TokenPattern(["access-sandbox-", "access-production-", "access-development-"], Plaid())) with { MinEntropy = 2.8 },
        Provider("SG693", "ReadMe key", "delete the key", new RuleSamples("rdme_{h70}", "rdme_x"), new TokenPattern(["rdme_"], ReadMe())) with { MinEntropy = 2.8 },
        Provider("SG694", "Resend key", "delete the key", new RuleSamples("re_{w8}_{w24}", "re_x"), new TokenPattern(["re_"], Resend())) with { MinEntropy = 3.8 },
        Provider("SG695", "Shippo token", "regenerate the token", new RuleSamples("shippo_live_{h40}", "shippo_live_x"), new TokenPattern(["shippo_live_", "shippo_test_"], Shippo())) with { MinEntropy = 2.8 },
        Provider("SG697", "Typeform token", "delete the token", new RuleSamples("tfp_{w40}_{w18}", "tfp_x"), new TokenPattern(["tfp_"], Typeform())) with { MinEntropy = 3.5 },
        Provider("SG698", "Alibaba access key", "disable the key", new RuleSamples("LTAI{w20}", "LTAIx"), new TokenPattern(["LTAI"], Alibaba())) with { MinEntropy = 3.0 },
        Provider("SG699", "Adafruit key", "regenerate the key", new RuleSamples("aio_{w28}", "aio_x"), new TokenPattern(["aio_"], Adafruit())) with { MinEntropy = 3.3 },
    ];

    [GeneratedRegex(@"\Ax(?:key|smtp)sib-[a-f0-9]{64}-[A-Za-z0-9]{16}", RegexOptions.CultureInvariant)]
    private static partial Regex Brevo();

    [GeneratedRegex(@"\ACFPAT-[A-Za-z0-9_\-]{43}", RegexOptions.CultureInvariant)]
    private static partial Regex Contentful();

    [GeneratedRegex(@"\Aduffel_(?:live|test)_[A-Za-z0-9_\-=]{43}", RegexOptions.CultureInvariant)]
    private static partial Regex Duffel();

    [GeneratedRegex(@"\AEZ[AT]K[A-Za-z0-9]{54}", RegexOptions.CultureInvariant)]
    private static partial Regex EasyPost();

    [GeneratedRegex(@"\Afigd_[A-Za-z0-9_\-]{38,44}", RegexOptions.CultureInvariant)]
    private static partial Regex Figma();

    [GeneratedRegex(@"\AFLWSECK(?:_TEST)?-[a-h0-9]{12,40}-X", RegexOptions.CultureInvariant)]
    private static partial Regex Flutterwave();

    [GeneratedRegex(@"\Apat-(?:na|eu)[0-9]-[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}", RegexOptions.CultureInvariant)]
    private static partial Regex HubSpot();

    [GeneratedRegex(@"\Ask\.eyJ[A-Za-z0-9_\-]{40,120}\.[A-Za-z0-9_\-]{22}", RegexOptions.CultureInvariant)]
    private static partial Regex Mapbox();

    [GeneratedRegex(@"\Aaccess-(?:sandbox|development|production)-[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}", RegexOptions.CultureInvariant)]
    private static partial Regex Plaid();

    [GeneratedRegex(@"\Ardme_[a-z0-9]{70}", RegexOptions.CultureInvariant)]
    private static partial Regex ReadMe();

    [GeneratedRegex(@"\Are_[A-Za-z0-9]{8}_[A-Za-z0-9]{24}", RegexOptions.CultureInvariant)]
    private static partial Regex Resend();

    [GeneratedRegex(@"\Ashippo_(?:live|test)_[a-f0-9]{40}", RegexOptions.CultureInvariant)]
    private static partial Regex Shippo();

    [GeneratedRegex(@"\Atfp_[A-Za-z0-9_\-]{40,60}", RegexOptions.CultureInvariant)]
    private static partial Regex Typeform();

    [GeneratedRegex(@"\ALTAI[A-Za-z0-9]{20}", RegexOptions.CultureInvariant)]
    private static partial Regex Alibaba();

    [GeneratedRegex(@"\Aaio_[A-Za-z0-9]{28}", RegexOptions.CultureInvariant)]
    private static partial Regex Adafruit();
}
