using System.Text.RegularExpressions;

namespace Sealing.Guard.Tokens;

/// <summary>Tokens of those who build, check, publish and run software.</summary>
internal static partial class TokenRules
{
    private static readonly TokenRule[] Delivery =
    [
        Provider("SG661", "Azure DevOps token", "revoke it in the user's settings", new RuleSamples("{w76}AZDO{w4}", "AZDO"), new TokenPattern(["AZDO"], AzureDevOps())) with { MinEntropy = 3.5, Lead = 76 },
        Provider("SG662", "Bitbucket token", "revoke it in the repository's or the account's settings", new RuleSamples("ATBB{w28}{h8}", "ATBB"), new TokenPattern(["ATBB"], Bitbucket())) with { MinEntropy = 3.5 },
        Provider("SG663", "Artifactory key", "revoke it in the user's profile", new RuleSamples("AKCp{w69}", "AKCp"), new TokenPattern(["AKCp", "cmVmdGtuO"], Artifactory())) with { MinEntropy = 3.5 },
        Provider("SG664", "SonarQube token", "revoke it in the account's security settings", new RuleSamples("squ_{h40}", "squ_x"), new TokenPattern(["squ_", "sqp_", "sqa_"], Sonar())) with { MinEntropy = 2.8 },
        Provider("SG665", "Sourcegraph token", "delete the token in the user's settings", new RuleSamples("sgp_{h16}_{h40}", "sgp_x"), new TokenPattern(["sgp_"], Sourcegraph())) with { MinEntropy = 2.8 },
        Provider("SG666", "Buildkite token", "revoke the token in the organization's settings", new RuleSamples("bkua_{h40}", "bkua_x"), new TokenPattern(["bkua_"], Buildkite())) with { MinEntropy = 2.8 },
        Provider("SG667", "Clojars token", "disable the token", new RuleSamples("CLOJARS_{h60}", "CLOJARS_TOKEN"), new TokenPattern(["CLOJARS_"], Clojars())) with { MinEntropy = 2.8 },
        Provider("SG668", "NuGet key", "delete the key in the account", new RuleSamples("oy2{l43}", "oy2x"), new TokenPattern(["oy2"], NuGet())) with { MinEntropy = 3.2 },
        Provider("SG670", "Netlify token", "revoke it in the user's settings", new RuleSamples("nfp_{w36}", "nfp_x"), new TokenPattern(["nfp_"], Netlify())) with { MinEntropy = 3.3 },
        Provider("SG671", "OpenShift token", "oc delete the token, or log out", new RuleSamples("sha256~{w43}", "sha256~x"), new TokenPattern(["sha256~"], OpenShift())) with { MinEntropy = 3.5 },
        Provider("SG672", "Octopus Deploy key", "delete the key in the profile", new RuleSamples("API-{A26}", "API-KEY"), new TokenPattern(["API-"], Octopus())) with { MinEntropy = 3.3 },
        Provider("SG673", "Harness token", "delete the token in the profile", new RuleSamples("pat.{w22}.{h24}.{w20}", "pat.x"), new TokenPattern(["pat.", "sat."], Harness())) with { MinEntropy = 3.3 },
        Provider("SG674", "Infracost key", "make a new key", new RuleSamples("ico-{w32}", "ico-x"), new TokenPattern(["ico-"], Infracost())) with { MinEntropy = 3.5 },
        Provider("SG675", "Prefect key", "delete the key in the settings", new RuleSamples("pnu_{w36}", "pnu_x"), new TokenPattern(["pnu_", "pnb_"], Prefect())) with { MinEntropy = 3.3 },
        Provider("SG676", "Scalingo token", "revoke the token", new RuleSamples("tk-us-{w48}", "tk-us-x"), new TokenPattern(["tk-us-"], Scalingo())) with { MinEntropy = 3.5 },
        Provider("SG678", "PostHog key", "roll the key in the settings", new RuleSamples("phx_{w43}", "phx_x"), new TokenPattern(["phx_"], PostHog())) with { MinEntropy = 3.3 },
        Provider("SG679", "Aiven password", "reset the user's password", new RuleSamples("AVNS_{w19}", "AVNS_x"), new TokenPattern(["AVNS_"], Aiven())) with { MinEntropy = 3.0 },
        Provider("SG680", "MongoDB Atlas service account secret", "delete the secret in the project", new RuleSamples("mdb_sa_sk_{w40}", "mdb_sa_sk_x"), new TokenPattern(["mdb_sa_sk_"], MongoAtlas())) with { MinEntropy = 3.3 },
        Provider("SG681", "k3s join token", "k3s token rotate", new RuleSamples("K10{h64}::server:{h32}", "K10x::server:"), new TokenPattern(["::server:", "::node:"], K3s())) with { MinEntropy = 2.8, Lead = 67, Window = 420 },
        Provider("SG682", "Deno Deploy token", "revoke the token", new RuleSamples("ddp_{w36}", "ddp_x"), new TokenPattern(["ddp_", "ddo_"], Deno())) with { MinEntropy = 3.3 },
    ];

    [GeneratedRegex(@"\A[A-Za-z0-9]{76}AZDO[A-Za-z0-9]{4}", RegexOptions.CultureInvariant)]
    private static partial Regex AzureDevOps();

    [GeneratedRegex(@"\AATBB[A-Za-z0-9]{24,28}[A-F0-9a-f]{8}", RegexOptions.CultureInvariant)]
    private static partial Regex Bitbucket();

    [GeneratedRegex(@"\A(?:AKCp[A-Za-z0-9]{69}|cmVmdGtuO[A-Za-z0-9]{55})", RegexOptions.CultureInvariant)]
    private static partial Regex Artifactory();

    [GeneratedRegex(@"\Asq[upa]_[a-f0-9]{40}", RegexOptions.CultureInvariant)]
    private static partial Regex Sonar();

    [GeneratedRegex(@"\Asgp_(?:(?:[a-f0-9]{16}|local)_)?[a-f0-9]{40}", RegexOptions.CultureInvariant)]
    private static partial Regex Sourcegraph();

    [GeneratedRegex(@"\Abkua_[a-f0-9]{40}", RegexOptions.CultureInvariant)]
    private static partial Regex Buildkite();

    [GeneratedRegex(@"\ACLOJARS_[a-z0-9]{60}", RegexOptions.CultureInvariant)]
    private static partial Regex Clojars();

    [GeneratedRegex(@"\Aoy2[a-z0-9]{43}", RegexOptions.CultureInvariant)]
    private static partial Regex NuGet();

    [GeneratedRegex(@"\Anfp_[A-Za-z0-9]{36,40}", RegexOptions.CultureInvariant)]
    private static partial Regex Netlify();

    [GeneratedRegex(@"\Asha256~[A-Za-z0-9_\-]{43}", RegexOptions.CultureInvariant)]
    private static partial Regex OpenShift();

    [GeneratedRegex(@"\AAPI-[A-Z0-9]{26}", RegexOptions.CultureInvariant)]
    private static partial Regex Octopus();

    [GeneratedRegex(@"\A[ps]at\.[A-Za-z0-9_\-]{22}\.[a-zA-Z0-9]{24}\.[A-Za-z0-9]{20}", RegexOptions.CultureInvariant)]
    private static partial Regex Harness();

    [GeneratedRegex(@"\Aico-[A-Za-z0-9]{32}", RegexOptions.CultureInvariant)]
    private static partial Regex Infracost();

    [GeneratedRegex(@"\Apn[ub]_[A-Za-z0-9]{36}", RegexOptions.CultureInvariant)]
    private static partial Regex Prefect();

    [GeneratedRegex(@"\Atk-us-[A-Za-z0-9_\-]{48}", RegexOptions.CultureInvariant)]
    private static partial Regex Scalingo();

    [GeneratedRegex(@"\Aphx_[A-Za-z0-9]{40,52}", RegexOptions.CultureInvariant)]
    private static partial Regex PostHog();

    [GeneratedRegex(@"\AAVNS_[A-Za-z0-9_\-]{19}", RegexOptions.CultureInvariant)]
    private static partial Regex Aiven();

    [GeneratedRegex(@"\Amdb_sa_sk_[A-Za-z0-9_\-]{40}", RegexOptions.CultureInvariant)]
    private static partial Regex MongoAtlas();

    [GeneratedRegex(@"\AK10[a-f0-9]{64}::(?:server|node):[A-Za-z0-9]{16,64}", RegexOptions.CultureInvariant)]
    private static partial Regex K3s();

    [GeneratedRegex(@"\Add[po]_[A-Za-z0-9]{36}", RegexOptions.CultureInvariant)]
    private static partial Regex Deno();
}
