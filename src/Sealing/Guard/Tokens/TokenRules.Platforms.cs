using System.Text.RegularExpressions;

namespace Sealing.Guard.Tokens;

/// <summary>Tokens whose provider gave them a form of their own.</summary>
internal static partial class TokenRules
{
    private static readonly TokenRule[] Platforms =
    [
        Provider("SG601", "AWS access key identifier", "deactivate the key in IAM", new RuleSamples("AKIA{A16}", "AKIAIOSFODNN7EXAMPLE"),
            new TokenPattern(["AKIA", "ASIA", "ABIA", "ACCA"], AwsAccessKey())) with { MinEntropy = 3.0, IsPassedOver = PublicUses.IsInSignedAddress },
        Provider("SG602", "AWS secret access key", "deactivate the key in IAM", new RuleSamples("aws_secret_access_key = {b40}", "aws_secret_access_key = <your key>"),
            new TokenPattern(["aws_secret_access_key", "AWS_SECRET_ACCESS_KEY", "aws_secret_key"], AwsSecretKey())) with { MinEntropy = 3.5, IsBase64 = true },
        Provider("SG603", "GitHub token", "revoke it under Settings, Developer settings", new RuleSamples("ghp_{w36}", "ghp_short"),
            new TokenPattern(["ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_"], GitHub())) with { MinEntropy = 3.0 },
        Provider("SG604", "GitLab token", "revoke it under Access tokens", new RuleSamples("glpat-{w20}", "glpat-short"),
            new TokenPattern(["glpat-", "gldt-", "glrt-", "glcbt-", "glptt-", "glft-", "glsoat-", "glagent-", "gloas-", "glimt-", "glffct-"], GitLab())) with { MinEntropy = 3.0 },
        Provider("SG605", "Slack token", "revoke it in the app's settings", new RuleSamples("xoxb-{d12}-{d12}-{w24}", "xoxb-your-token"),
            new TokenPattern(["xoxb-", "xoxp-", "xoxa-", "xoxe-", "xoxe.", "xoxr-", "xoxs-", "xapp-"], Slack())) with { MinEntropy = 3.0 },
        Provider("SG606", "Slack webhook URL", "make a new webhook and remove this one", new RuleSamples("https://hooks.slack.com/services/T{A10}/B{A10}/{w24}", "https://hooks.slack.com/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX"),
            new TokenPattern(["hooks.slack.com/"], SlackWebhook())) with { MinEntropy = 3.0, IsLoose = true },
        Provider("SG607", "Stripe key", "roll the key in the dashboard", new RuleSamples("sk_live_{w24}", "sk_live_short"),
            new TokenPattern(["sk_live_", "rk_live_", "sk_test_", "rk_test_", "whsec_"], Stripe())) with { MinEntropy = 3.0 },
        Provider("SG608", "Google API key", "delete the key in the cloud console", new RuleSamples("AIza{w35}", "AIzaShort"),
            new TokenPattern(["AIza"], GoogleApiKey())) with { MinEntropy = 3.0 },
        Provider("SG609", "Google OAuth token or client secret", "reset the secret in the cloud console", new RuleSamples("GOCSPX-{w28}", "GOCSPX-secret"),
            new TokenPattern(["ya29.", "GOCSPX-"], GoogleOAuth())) with { MinEntropy = 3.0 },
        Provider("SG610", "SendGrid key", "delete the key under API keys", new RuleSamples("SG.{w22}.{w43}", "SG.config.value"),
            new TokenPattern(["SG."], SendGrid())) with { MinEntropy = 3.0 },
        Provider("SG611", "npm token", "npm token revoke", new RuleSamples("npm_{w36}", "npm_config_registry"),
            new TokenPattern(["npm_"], Npm())) with { MinEntropy = 3.0 },
        Provider("SG612", "DigitalOcean token", "revoke it under API", new RuleSamples("dop_v1_{h64}", "dop_v1_abc"),
            new TokenPattern(["dop_v1_", "doo_v1_", "dor_v1_"], DigitalOcean())) with { MinEntropy = 2.8 },
        Provider("SG613", "HashiCorp Vault token", "vault token revoke", new RuleSamples("hvs.{w90}", "hvs.short"),
            new TokenPattern(["hvs.", "hvb.", "hvr."], Vault())) with { MinEntropy = 3.0 },
        Provider("SG614", "Anthropic key", "disable the key in the console", new RuleSamples("sk-ant-api03-{w95}", "sk-ant-api03-key"),
            new TokenPattern(["sk-ant-"], Anthropic())) with { MinEntropy = 3.0 },
        Provider("SG615", "OpenAI key", "revoke the key under API keys", new RuleSamples("sk-proj-{w40}T3BlbkFJ{w40}", "sk-proj-key"),
            new TokenPattern(["sk-proj-", "sk-svcacct-", "sk-admin-", "T3BlbkFJ"], OpenAi())) with { MinEntropy = 3.5, Lead = 100 },
        Provider("SG616", "PyPI token", "remove the token in the account's settings", new RuleSamples("pypi-AgEIcHlwaS5vcmc{w70}", "pypi-AgE"),
            new TokenPattern(["pypi-AgE"], PyPi())) with { MinEntropy = 3.0 },
        Provider("SG617", "JSON web token", "delete what it was issued for, such as the service account's token Secret", new RuleSamples("eyJhbGciOiJSUzI1NiIs{w10}.eyJpc3MiOiJrdWJlcm5ldGVz{w30}.{w43}", "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIx"),
            new TokenPattern(["eyJ"], Jwt())) with { MinEntropy = 3.5, Window = 4300, IsPassedOver = PublicUses.IsPublicToken },
    ];

    [GeneratedRegex(@"\A(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}", RegexOptions.CultureInvariant)]
    private static partial Regex AwsAccessKey();

    [GeneratedRegex(@"\A(?:aws_secret_access_key|AWS_SECRET_ACCESS_KEY|aws_secret_key)[\x22']?[ \t]{0,8}[:=][ \t]{0,8}[\x22']?[A-Za-z0-9/+]{40}", RegexOptions.CultureInvariant)]
    private static partial Regex AwsSecretKey();

    [GeneratedRegex(@"\A(?:gh[pousr]_[A-Za-z0-9]{36,255}|github_pat_[A-Za-z0-9_]{82})", RegexOptions.CultureInvariant)]
    private static partial Regex GitHub();

    [GeneratedRegex(@"\Agl(?:pat|dt|rt|cbt|ptt|ft|soat|agent|oas|imt|ffct)-[A-Za-z0-9_.\-]{20,200}", RegexOptions.CultureInvariant)]
    private static partial Regex GitLab();

    [GeneratedRegex(@"\A(?:xox[bpares]-[A-Za-z0-9\-]{20,250}|xoxe\.xox[bp]-1-[A-Za-z0-9]{20,250}|xapp-[0-9]-[A-Za-z0-9\-]{20,250})", RegexOptions.CultureInvariant)]
    private static partial Regex Slack();

    [GeneratedRegex(@"\Ahooks\.slack\.com/(?:services|workflows|triggers)/[A-Za-z0-9]{6,20}/[A-Za-z0-9]{6,24}/[A-Za-z0-9/]{16,60}", RegexOptions.CultureInvariant)]
    private static partial Regex SlackWebhook();

    [GeneratedRegex(@"\A(?:[sr]k_(?:live|test)_[A-Za-z0-9]{16,200}|whsec_[A-Za-z0-9+/=]{24,100})", RegexOptions.CultureInvariant)]
    private static partial Regex Stripe();

    [GeneratedRegex(@"\AAIza[A-Za-z0-9_\-]{35}", RegexOptions.CultureInvariant)]
    private static partial Regex GoogleApiKey();

    [GeneratedRegex(@"\A(?:ya29\.[A-Za-z0-9_\-]{30,250}|GOCSPX-[A-Za-z0-9_\-]{28})", RegexOptions.CultureInvariant)]
    private static partial Regex GoogleOAuth();

    [GeneratedRegex(@"\ASG\.[A-Za-z0-9_\-]{22}\.[A-Za-z0-9_\-]{43}", RegexOptions.CultureInvariant)]
    private static partial Regex SendGrid();

    [GeneratedRegex(@"\Anpm_[A-Za-z0-9]{36}", RegexOptions.CultureInvariant)]
    private static partial Regex Npm();

    [GeneratedRegex(@"\Ado[por]_v1_[a-f0-9]{64}", RegexOptions.CultureInvariant)]
    private static partial Regex DigitalOcean();

    [GeneratedRegex(@"\Ahv[sbr]\.[A-Za-z0-9_\-]{24,300}", RegexOptions.CultureInvariant)]
    private static partial Regex Vault();

    [GeneratedRegex(@"\Ask-ant-[a-z]{3,8}[0-9]{2}-[A-Za-z0-9_\-]{60,200}", RegexOptions.CultureInvariant)]
    private static partial Regex Anthropic();

    [GeneratedRegex(@"\Ask-[A-Za-z0-9_\-]{20,200}", RegexOptions.CultureInvariant)]
    private static partial Regex OpenAi();

    [GeneratedRegex(@"\Apypi-AgE[A-Za-z0-9_\-]{60,300}", RegexOptions.CultureInvariant)]
    private static partial Regex PyPi();

    [GeneratedRegex(@"\AeyJ[A-Za-z0-9_\-]{14,1000}\.eyJ[A-Za-z0-9_\-]{14,2500}\.[A-Za-z0-9_\-]{20,700}", RegexOptions.CultureInvariant)]
    private static partial Regex Jwt();
}
