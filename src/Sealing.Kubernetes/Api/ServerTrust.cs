using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using k8s;

namespace Sealing.Kubernetes.Api;

/// <summary>
/// Decides whether the API server is the right one: its certificate must lead to one of the configuration's, or, where there are none, to one of
/// the system's. Keeps why it was refused, which the exception of the platform does not say.
/// </summary>
internal sealed class ServerTrust(KubernetesClientConfiguration configuration)
{
    /// <summary>Why the last certificate was refused, in the words that Go has for it, or null.</summary>
    public string? Refusal { get; private set; }

    public void Apply(SslClientAuthenticationOptions options)
    {
        options.RemoteCertificateValidationCallback = Validate;
        if (configuration.SslCaCerts is { Count: > 0 } authorities)
        {
            options.CertificateChainPolicy = Policy(authorities);
        }
    }

    private static X509ChainPolicy Policy(X509Certificate2Collection authorities)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
            ApplicationPolicy = { new Oid("1.3.6.1.5.5.7.3.1") }, // serverAuth, RFC 5280 s4.2.1.12
        };
        policy.CustomTrustStore.AddRange(authorities);
        return policy;
    }

    private bool Validate(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        var shown = certificate as X509Certificate2;
        var left = errors.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors) && LeadsToOne(shown!, chain!)
            ? errors & ~SslPolicyErrors.RemoteCertificateChainErrors
            : errors;
        Refusal = configuration.SkipTlsVerify ? null : Describe(shown, chain, left);
        return Refusal is null;
    }

    // While a cluster changes its authority the bundle holds two of one name, and OpenSSL looks at the first only.
    private bool LeadsToOne(X509Certificate2 certificate, X509Chain chain)
    {
        return configuration.SslCaCerts is { Count: > 1 } authorities && authorities.Any(authority =>
        {
            using var single = new X509Chain { ChainPolicy = Policy([authority]) };
            single.ChainPolicy.ExtraStore.AddRange(chain.ChainPolicy.ExtraStore);
            return single.Build(certificate);
        });
    }

    private static string? Describe(X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        const string Failed = "tls: failed to verify certificate: x509: ";
        if (errors == SslPolicyErrors.None)
        {
            return null;
        }

        if (certificate is null)
        {
            return "tls: the server shows no certificate";
        }

        var flags = (chain?.ChainStatus ?? []).Aggregate(X509ChainStatusFlags.NoError, (all, status) => all | status.Status);
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors) && flags.HasFlag(X509ChainStatusFlags.NotTimeValid))
        {
            return Failed + "certificate has expired or is not yet valid";
        }

        return errors.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors)
            ? Failed + "certificate signed by unknown authority"
            : Failed + "certificate is valid for other names than the server's: " + Names(certificate);
    }

    private static string Names(X509Certificate2 certificate)
    {
        var names = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>()
            .SelectMany(extension => extension.EnumerateDnsNames().Concat(extension.EnumerateIPAddresses().Select(address => address.ToString())));
        return ApiAnswer.Clean(string.Join(", ", names.Take(10)));
    }
}
