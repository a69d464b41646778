using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.SecurityToken.Model;

namespace Sealing.Aws;

/// <summary>
/// Credentials of profiles in the AWS configuration. Roles that a profile assumes are assumed here: the SDK would load a client for that by name, which a
/// native program cannot.
/// </summary>
internal static class AwsProfiles
{
    private const int MaxSources = 10;

    /// <summary>The credentials of a profile or, without its name, of what AWS programs find.</summary>
    /// <param name="profile">The name, or empty.</param>
    /// <param name="region">The region whose STS is asked for roles.</param>
    /// <returns>Null where the SDK finds them by itself.</returns>
    /// <exception cref="SealingException">There is no such profile, or it cannot be used.</exception>
    public static AWSCredentials? Find(string profile, string region)
    {
        AwsDependencies.EnsureRegistered();
        if (profile.Length > 0)
        {
            return Read(profile, region, MaxSources);
        }

        // Keys and tokens in the environment come before profiles.
        var isSet = IsSet("AWS_ACCESS_KEY_ID") || IsSet("AWS_WEB_IDENTITY_TOKEN_FILE");
        return !isSet && Named(Environment.GetEnvironmentVariable("AWS_PROFILE") is { Length: > 0 } name ? name : "default") is { } found ? Own(found, region, MaxSources) : null;
    }

    /// <summary>Whether a profile, or the one that its role is assumed from, has single sign-on.</summary>
    /// <param name="profile">The name, or empty.</param>
    /// <exception cref="AmazonClientException">Its session is not in the configuration.</exception>
    public static bool HasSignOn(string profile)
    {
        var name = profile.Length > 0 ? profile : Environment.GetEnvironmentVariable("AWS_PROFILE") is { Length: > 0 } set ? set : "default";
        for (var sources = 0; sources < MaxSources && name.Length > 0 && Named(name) is { Options: var options }; sources++)
        {
            if (options is { SsoSession: { Length: > 0 } } or { SsoStartUrl: { Length: > 0 } })
            {
                return true;
            }

            name = options.SourceProfile ?? "";
        }

        return false;
    }

    private static AWSCredentials Read(string profile, string region, int sources)
    {
        var found = Named(profile) ?? throw new SealingException($"there is no profile '{profile}' in the AWS configuration") { Hint = "aws configure --profile " + profile };
        if (Own(found, region, sources) is { } own)
        {
            return own;
        }

        return AWSCredentialsFactory.TryGetAWSCredentials(found, new CredentialProfileStoreChain(), out var credentials)
            ? credentials
            : throw new SealingException($"the profile '{profile}' of the AWS configuration holds no credentials") { Hint = "aws configure --profile " + profile };
    }

    // Those that are not left to the SDK. A profile's own keys come before a program.
    private static AWSCredentials? Own(CredentialProfile profile, string region, int sources) =>
        AssumesRole(profile) ? Assume(profile, region, sources)
        : profile.Options is { CredentialProcess: { Length: > 0 } command } && string.IsNullOrEmpty(profile.Options.AccessKey) ? new ProcessCredentials(command)
        : null;

    private static AssumedRole Assume(CredentialProfile profile, string region, int sources)
    {
        if (profile.Options.MfaSerial is { Length: > 0 })
        {
            throw new SealingException($"the profile '{profile.Name}' asks for a code of a device (mfa_serial), which is not asked for here")
            {
                Hint = "use credentials of a session: aws sso login, or aws sts get-session-token",
            };
        }

        var source = sources == 0
            ? throw new SealingException($"the profile '{profile.Name}' of the AWS configuration has a source_profile that leads back to it")
            : Source(profile, region, sources - 1);
        return new AssumedRole(source, profile.Region?.SystemName ?? region, new AssumeRoleRequest
        {
            RoleArn = profile.Options.RoleArn,
            RoleSessionName = profile.Options.RoleSessionName,
            ExternalId = profile.Options.ExternalID,
        });
    }

    private static AWSCredentials Source(CredentialProfile profile, string region, int sources) => profile.Options switch
    {
        // A profile that is its own source has the keys that ask for its role.
        { SourceProfile: { Length: > 0 } source } when source == profile.Name && profile.Options.AccessKey is { Length: > 0 } key => new BasicAWSCredentials(key, profile.Options.SecretKey),
        { SourceProfile: { Length: > 0 } source } => Read(source, region, sources),
        { CredentialSource: "Environment" } => new EnvironmentVariablesAWSCredentials(),
        { CredentialSource: "EcsContainer" } => new GenericContainerCredentials(),
        _ => new InstanceProfileAWSCredentials(),
    };

    private static CredentialProfile? Named(string name) => new CredentialProfileStoreChain().TryGetProfile(name, out var profile) ? profile : null;

    private static bool AssumesRole(CredentialProfile profile) =>
        profile.Options.RoleArn is { Length: > 0 } && string.IsNullOrEmpty(profile.Options.WebIdentityTokenFile)
        && (profile.Options.SourceProfile is { Length: > 0 } || profile.Options.CredentialSource is { Length: > 0 });

    private static bool IsSet(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 };
}
