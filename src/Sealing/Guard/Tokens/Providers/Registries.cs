using Sealing.Guard.Tokens.Forms;

namespace Sealing.Guard.Tokens.Providers;

/// <summary>Tokens of those who keep packages and images.</summary>
internal static class Registries
{
    public static readonly TokenProvider[] All =
    [
        new("SG611", "npm token", "npm token revoke", "npm_{w36}") { MinEntropy = 3.0, HasRightSum = TokenSums.IsOfGitHub },
        new("SG616", "PyPI token", "remove the token in the account's settings",
            "pypi-AgEIcHlwaS5vcmc{u50-1000}", "pypi-AgENdGVzdC5weXBpLm9yZw{u50-1000}") { MinEntropy = 3.0 },
        new("SG644", "RubyGems key", "delete the key in the settings", "rubygems_{h48}"),
        new("SG668", "NuGet key", "delete the key in the account", "oy2{l43}"),
        new("SG726", "crates.io token", "revoke the token in the account's settings", "cio{w32}") { MinEntropy = 3.6 },
        new("SG667", "Clojars token", "disable the token", "CLOJARS_{w60}"),
        new("SG618", "Docker Hub token", "delete the token in the account's settings", "dckr_pat_{u27-40}", "dckr_oat_{u27-40}") { MinEntropy = 3.0 },
        new("SG663", "Artifactory key", "revoke the key in the user's profile", "AKCp{w69}", "cmVmdGtuO{w55}"),
        new("SG727", "Packagist token", "revoke the token in the settings",
            "packagist_uut_{h68}", "packagist_out_{h68}", "packagist_ort_{h68}", "packagist_ack_{h68}"),
        new("SG728", "Thunderstore token", "delete the service account", "tss_{w32}"),
    ];
}
