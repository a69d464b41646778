using System.Text.RegularExpressions;
using Amazon;
using Amazon.KeyManagementService;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using Sealing.Sops;

namespace Sealing.Aws;

/// <summary>Clients of AWS KMS: one for each region, profile and role, which a key names. Source: SOPS' documented behaviour.</summary>
internal sealed partial class KmsClients : IDisposable
{
    private const int Retries = 3;
    private const int LongestSessionName = 64;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Lock _lock = new();
    private readonly Dictionary<(string Region, string Profile, string Role), AmazonKeyManagementServiceClient> _clients = [];

    /// <exception cref="SealingException">The id of the key is no ARN of a key or an alias, or there is no such profile.</exception>
    public IAmazonKeyManagementService For(SopsMasterKey key)
    {
        var region = Arn().Match(key.Id) is { Success: true } match
            ? match.Groups["region"].Value
            : throw new SealingException($"not the ARN of a key or an alias of AWS KMS: {key.Id}") { Hint = "such as arn:aws:kms:eu-central-1:111122223333:key/..." };
        var place = (region, key["aws_profile"], key["role"]);
        lock (_lock)
        {
            if (!_clients.TryGetValue(place, out var client))
            {
                _clients[place] = client = Create(region, key["aws_profile"], key["role"]);
            }

            return client;
        }
    }

    public void Dispose()
    {
        foreach (var client in _clients.Values)
        {
            client.Dispose();
        }
    }

    private static AmazonKeyManagementServiceClient Create(string region, string profile, string role)
    {
        var credentials = profile.Length > 0 ? OfProfile(profile) : null;
        credentials = role.Length > 0 ? OfRole(credentials, region, role) : credentials;
        var config = Configured(new AmazonKeyManagementServiceConfig(), region, "AWS_ENDPOINT_URL_KMS");
        return credentials is null ? new AmazonKeyManagementServiceClient(config) : new AmazonKeyManagementServiceClient(credentials, config);
    }

    private static AWSCredentials OfProfile(string profile) =>
        new CredentialProfileStoreChain().TryGetAWSCredentials(profile, out var credentials)
            ? credentials
            : throw new SealingException($"there is no profile '{profile}' in the AWS configuration") { Hint = "aws configure --profile " + profile };

    private static SessionAWSCredentials OfRole(AWSCredentials? source, string region, string role)
    {
        var config = Configured(new AmazonSecurityTokenServiceConfig(), region, "AWS_ENDPOINT_URL_STS");
        using var client = source is null ? new AmazonSecurityTokenServiceClient(config) : new AmazonSecurityTokenServiceClient(source, config);
        var session = client.AssumeRoleAsync(new AssumeRoleRequest { RoleArn = role, RoleSessionName = SessionName() }).GetAwaiter().GetResult().Credentials;
        return new SessionAWSCredentials(session.AccessKeyId, session.SecretAccessKey, session.SessionToken);
    }

    // A client that is told of an endpoint does not work out the region that requests are signed for.
    private static T Configured<T>(T config, string region, string endpointVariable)
        where T : ClientConfig
    {
        var endpoint = Environment.GetEnvironmentVariable(endpointVariable) is { Length: > 0 } own ? own : Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL");
        if (string.IsNullOrEmpty(endpoint))
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        }
        else
        {
            config.ServiceURL = endpoint;
            config.AuthenticationRegion = region;
        }

        config.MaxErrorRetry = Retries;
        config.RetryMode = RequestRetryMode.Standard;
        config.Timeout = Patience;
        return config;
    }

    private static string SessionName()
    {
        var name = "sops@" + NotInSessionNames().Replace(Environment.MachineName, "");
        return name[..Math.Min(name.Length, LongestSessionName)];
    }

    [GeneratedRegex(@"^arn:aws[\w-]*:kms:(?<region>[a-z0-9-]+):[0-9]+:(key|alias)/.+$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Arn();

    [GeneratedRegex("[^A-Za-z0-9_+=,.@-]", RegexOptions.NonBacktracking)]
    private static partial Regex NotInSessionNames();
}
