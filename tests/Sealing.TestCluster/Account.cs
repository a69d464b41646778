using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Sealing.TestCluster;

/// <summary>Who asks, found from what they show. The admin may do everything, the CI account what samples/rbac.yaml says, half may only get, through only use the proxy, the guest nothing.</summary>
internal static class Account
{
    public const string Admin = "admin";
    public const string Ci = "system:serviceaccount:kube-system:sealing-ci";
    public const string Half = "half";
    public const string Through = "through";
    public const string Guest = "guest";

    private static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal)
    {
        ["Bearer admin-token"] = Admin,
        ["Bearer ci-token"] = Ci,
        ["Bearer half-token"] = Half,
        ["Bearer through-token"] = Through,
        ["Bearer guest-token"] = Guest,
        ["Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("admin:pass:word"))] = Admin,
    };

    /// <summary>Null where nothing that is shown is known.</summary>
    public static string? Of(HttpContext context, X509Certificate2 authority)
    {
        if (context.Request.Headers.TryGetValue(HeaderNames.Authorization, out var shown))
        {
            return Known.GetValueOrDefault(shown.ToString());
        }

        return context.Connection.ClientCertificate is { } certificate && IsSigned(certificate, authority)
            ? certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false)
            : null;
    }

    private static bool IsSigned(X509Certificate2 certificate, X509Certificate2 authority)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.CustomTrustStore.Add(authority);
        return chain.Build(certificate);
    }
}
