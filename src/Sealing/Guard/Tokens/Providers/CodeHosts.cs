using Sealing.Guard.Tokens.Forms;

namespace Sealing.Guard.Tokens.Providers;

/// <summary>Tokens of those who keep source code.</summary>
internal static class CodeHosts
{
    public static readonly TokenProvider[] All =
    [
        new("SG603", "GitHub token", "revoke it under Settings, Developer settings",
            "ghp_{w36-255}", "gho_{w36-255}", "ghu_{w36-255}", "ghs_{w36-255}", "ghr_{w36-255}") { MinEntropy = 3.0, HasRightSum = TokenSums.IsOfGitHub },
        new("SG711", "GitHub fine-grained token", "revoke it under Settings, Developer settings", "github_pat_{w22}_{w59}", "github_pat_{u82}") { MinEntropy = 3.3 },
        new("SG604", "GitLab token", "revoke it under Access tokens",
            "glpat-{z20-300}", "gldt-{u20-200}", "glrt-{z20-300}", "glptt-{h40}", "glft-{u20-200}", "glsoat-{u20-200}",
            "glagent-{u50-200}", "gloas-{u64-200}", "glimt-{u25-200}", "glffct-{u20-200}", "glwt-{u20-200}", "GR1348941{u20}") { MinEntropy = 3.0 },
        new("SG712", "GitLab job token", "let the job end, which ends it", "glcbt-{w1-5}_{u20-200}"),
        new("SG713", "GitLab session", "log out", "_gitlab_session={h32}"),
        new("SG662", "Bitbucket token", "revoke it in the repository's or the account's settings", "ATBB{w32-36}"),
        new("SG645", "Atlassian token", "revoke it in the account's security settings", "ATATT3{e60-300}", "ATCTT3{e60-300}"),
        new("SG714", "Trello token", "revoke the token in the account's settings", "ATTA{h64}{H8}"),
        new("SG661", "Azure DevOps token", "revoke it in the user's settings", "{w76}AZDO{w4}"),
        new("SG665", "Sourcegraph token", "delete the token in the user's settings", "sgp_{H16}_{H40}", "sgp_local_{H40}", "sgp_{H40}"),
        new("SG715", "Gitpod token", "delete the token in the user's settings", "gitpod_pat_{u40-120}") { MinEntropy = 3.5 },
    ];
}
