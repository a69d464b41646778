using System.Text.RegularExpressions;

namespace Sealing.Guard.Tokens;

/// <summary>Tokens whose provider gave them a form of their own.</summary>
internal static partial class TokenRules
{
    private static readonly TokenRule[] Tools =
    [
        Provider("SG635", "Postman key", "revoke the key in the settings", new RuleSamples("PMAK-{h24}-{h34}", "PMAK-x"),
            new TokenPattern(["PMAK-"], Postman())) with { MinEntropy = 2.8 },
        Provider("SG636", "PlanetScale secret", "delete it in the dashboard", new RuleSamples("pscale_tkn_{w43}", "pscale_tkn_x"),
            new TokenPattern(["pscale_tkn_", "pscale_pw_", "pscale_oauth_"], PlanetScale())) with { MinEntropy = 3.0 },
        Provider("SG637", "Pulumi token", "delete it under Access tokens", new RuleSamples("pul-{h40}", "pul-x"),
            new TokenPattern(["pul-"], Pulumi())) with { MinEntropy = 2.8 },
        Provider("SG638", "Terraform Cloud token", "delete the token in the settings", new RuleSamples("{w14}.atlasv1.{w67}", "x.atlasv1.y"),
            new TokenPattern([".atlasv1."], TerraformCloud())) with { MinEntropy = 3.0, Lead = 14 },
        Provider("SG639", "Doppler token", "revoke it in the dashboard", new RuleSamples("dp.pt.{w43}", "dp.pt.x"),
            new TokenPattern(["dp.pt.", "dp.st.", "dp.sa.", "dp.ct.", "dp.scim.", "dp.audit."], Doppler())) with { MinEntropy = 3.0 },
        Provider("SG640", "New Relic key", "delete the key under API keys", new RuleSamples("NRAK-{A27}", "NRAK-x"),
            new TokenPattern(["NRAK-", "NRJS-", "NRII-"], NewRelic())) with { MinEntropy = 2.8 },
        Provider("SG641", "Dynatrace token", "delete it under Access tokens", new RuleSamples("dt0c01.{A24}.{A64}", "dt0c01.x"),
            new TokenPattern(["dt0c01.", "dt0s01.", "dt0s16."], Dynatrace())) with { MinEntropy = 3.0 },
        Provider("SG642", "Sentry token", "revoke it in the settings", new RuleSamples("sntryu_{h64}", "sntryu_x"),
            new TokenPattern(["sntrys_", "sntryu_"], Sentry())) with { MinEntropy = 2.8 },
        Provider("SG643", "1Password service account token", "revoke the service account's token", new RuleSamples("ops_eyJ{w260}", "ops_eyJ"),
            new TokenPattern(["ops_eyJ"], OnePassword())) with { MinEntropy = 3.5, Window = 1300 },
        Provider("SG644", "RubyGems key", "delete the key in the settings", new RuleSamples("rubygems_{h48}", "rubygems_version"),
            new TokenPattern(["rubygems_"], RubyGems())) with { MinEntropy = 2.8 },
        Provider("SG645", "Atlassian token", "revoke it in the account's security settings", new RuleSamples("ATATT3{w180}", "ATATT3"),
            new TokenPattern(["ATATT3", "ATCTT3"], Atlassian())) with { MinEntropy = 3.5 },
        Provider("SG646", "Tailscale key", "revoke the key in the console", new RuleSamples("tskey-auth-{w17}-{w32}", "tskey-auth-x"),
            new TokenPattern(["tskey-"], Tailscale())) with { MinEntropy = 3.0 },
        Provider("SG647", "Supabase token", "revoke it in the dashboard", new RuleSamples("sbp_{h40}", "sbp_x"),
            new TokenPattern(["sbp_", "sb_secret_"], Supabase())) with { MinEntropy = 2.8 },
        Provider("SG648", "CircleCI token", "revoke it in the user's settings", new RuleSamples("CCIPAT_{w22}_{h40}", "CCIPAT_x"),
            new TokenPattern(["CCIPAT_", "CCIPRJ_"], CircleCi())) with { MinEntropy = 3.0 },
        Provider("SG649", "Fly.io token", "fly tokens revoke", new RuleSamples("fo1_{w43}", "fo1_x"),
            new TokenPattern(["fm2_", "fo1_"], FlyIo())) with { MinEntropy = 3.5, Window = 720 },
    ];

    [GeneratedRegex(@"\APMAK-[a-f0-9]{24}-[a-f0-9]{34}", RegexOptions.CultureInvariant)]
    private static partial Regex Postman();

    [GeneratedRegex(@"\Apscale_(?:tkn|pw|oauth)_[A-Za-z0-9_.\-]{32,64}", RegexOptions.CultureInvariant)]
    private static partial Regex PlanetScale();

    [GeneratedRegex(@"\Apul-[a-f0-9]{40}", RegexOptions.CultureInvariant)]
    private static partial Regex Pulumi();

    [GeneratedRegex(@"\A[A-Za-z0-9]{14}\.atlasv1\.[A-Za-z0-9_\-=]{60,70}", RegexOptions.CultureInvariant)]
    private static partial Regex TerraformCloud();

    [GeneratedRegex(@"\Adp\.(?:pt|st|sa|ct|scim|audit)\.[A-Za-z0-9_.\-]{40,90}", RegexOptions.CultureInvariant)]
    private static partial Regex Doppler();

    [GeneratedRegex(@"\A(?:NRAK-[A-Z0-9]{27}|NRJS-[a-f0-9]{19}|NRII-[A-Za-z0-9\-]{32})", RegexOptions.CultureInvariant)]
    private static partial Regex NewRelic();

    [GeneratedRegex(@"\Adt0[a-z][0-9]{2}\.[A-Z0-9]{8,24}\.[A-Z0-9]{64}", RegexOptions.CultureInvariant)]
    private static partial Regex Dynatrace();

    [GeneratedRegex(@"\A(?:sntrys_eyJ[A-Za-z0-9+/=_]{60,300}|sntryu_[a-f0-9]{64})", RegexOptions.CultureInvariant)]
    private static partial Regex Sentry();

    [GeneratedRegex(@"\Aops_eyJ[A-Za-z0-9+/=_\-]{200,1200}", RegexOptions.CultureInvariant)]
    private static partial Regex OnePassword();

    [GeneratedRegex(@"\Arubygems_[a-f0-9]{48}", RegexOptions.CultureInvariant)]
    private static partial Regex RubyGems();

    [GeneratedRegex(@"\AAT[AC]TT3[A-Za-z0-9_\-=]{60,300}", RegexOptions.CultureInvariant)]
    private static partial Regex Atlassian();

    [GeneratedRegex(@"\Atskey-(?:auth|api|client|scim|webhook)-[A-Za-z0-9]{8,24}-[A-Za-z0-9]{16,50}", RegexOptions.CultureInvariant)]
    private static partial Regex Tailscale();

    [GeneratedRegex(@"\A(?:sbp_[a-f0-9]{40}|sb_secret_[A-Za-z0-9_\-]{30,50})", RegexOptions.CultureInvariant)]
    private static partial Regex Supabase();

    [GeneratedRegex(@"\ACCIP(?:AT|RJ)_[A-Za-z0-9]{20,24}_[a-f0-9]{40}", RegexOptions.CultureInvariant)]
    private static partial Regex CircleCi();

    [GeneratedRegex(@"\A(?:fm2_[A-Za-z0-9+/]{100,700}={0,2}|fo1_[A-Za-z0-9_\-]{43})", RegexOptions.CultureInvariant)]
    private static partial Regex FlyIo();
}
