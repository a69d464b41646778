using Amazon.Runtime;
using Amazon.RuntimeDependencies;
using Amazon.SecurityToken;
using Amazon.SSO;
using Amazon.SSOOIDC;

namespace Sealing.Aws;

/// <summary>Tells the SDK of the clients that its credentials need. It would look for their assemblies by name, and a native program has none.</summary>
internal static class AwsDependencies
{
    private static readonly Lazy<bool> Registered = new(Register);

    public static void EnsureRegistered() => _ = Registered.Value;

    // Who asks for a token, or brings one, signs nothing. Roles of profiles are assumed by AssumedRole, which has credentials to sign with.
    private static bool Register()
    {
        var registry = GlobalRuntimeDependencyRegistry.Instance;
        registry.RegisterSSOClient(context =>
            new AmazonSSOClient(new AnonymousAWSCredentials(), AwsConfiguration.Of(new AmazonSSOConfig(), context.SSOClientContextData.Region.SystemName, "AWS_ENDPOINT_URL_SSO")));
        registry.RegisterSSOOIDCClient(context =>
            new AmazonSSOOIDCClient(new AnonymousAWSCredentials(), AwsConfiguration.Of(new AmazonSSOOIDCConfig(), context.SSOOIDCClientContextData.Region.SystemName, "AWS_ENDPOINT_URL_SSO_OIDC")));
        registry.RegisterSecurityTokenServiceClient(context =>
            new AmazonSecurityTokenServiceClient(new AnonymousAWSCredentials(), AwsConfiguration.Of(new AmazonSecurityTokenServiceConfig(), context.SecurityTokenServiceClientContextData.Region.SystemName, "AWS_ENDPOINT_URL_STS")));
        return true;
    }
}
