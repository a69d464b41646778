using System.Net;
using System.Text.RegularExpressions;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;

namespace Sealing.Aws;

/// <summary>Credentials of a role that others may assume, renewed before they end. Source: AWS STS API reference, AssumeRole.</summary>
internal sealed partial class AssumedRole : RefreshingAWSCredentials
{
    private const int LongestSessionName = 64;

    private readonly AWSCredentials? _source;
    private readonly string _region;
    private readonly AssumeRoleRequest _request;

    /// <param name="source">Whose credentials ask for the role; null for those that AWS programs find.</param>
    /// <param name="region">The region whose STS is asked.</param>
    /// <param name="request">The role; its session gets a name where it has none.</param>
    public AssumedRole(AWSCredentials? source, string region, AssumeRoleRequest request)
    {
        (_source, _region, _request) = (source, region, request);
        _request.RoleSessionName ??= SessionName();
        PreemptExpiryTime = TimeSpan.FromMinutes(5);
    }

    protected override CredentialsRefreshState GenerateNewCredentials() => GenerateNewCredentialsAsync().GetAwaiter().GetResult();

    protected override async Task<CredentialsRefreshState> GenerateNewCredentialsAsync()
    {
        var config = AwsConfiguration.Of(new AmazonSecurityTokenServiceConfig(), _region, "AWS_ENDPOINT_URL_STS");
        using var client = _source is null ? new AmazonSecurityTokenServiceClient(config) : new AmazonSecurityTokenServiceClient(_source, config);
        var session = (await client.AssumeRoleAsync(_request).ConfigureAwait(false)).Credentials;
        return new CredentialsRefreshState(new ImmutableCredentials(session.AccessKeyId, session.SecretAccessKey, session.SessionToken), session.Expiration!.Value.ToUniversalTime());
    }

    // The reference's documented rule: who it was, as far as names of sessions can tell.
    private static string SessionName()
    {
        var name = "sops@" + NotInSessionNames().Replace(Dns.GetHostName(), "");
        return name[..Math.Min(name.Length, LongestSessionName)];
    }

    [GeneratedRegex("[^A-Za-z0-9_+=,.@-]", RegexOptions.NonBacktracking)]
    private static partial Regex NotInSessionNames();
}
