using System.Text.RegularExpressions;
using Amazon.KeyManagementService;
using Amazon.SecurityToken.Model;
using Sealing.Sops;

namespace Sealing.Aws;

/// <summary>Clients of AWS KMS: one for each region, profile and role, which a key names. Source: SOPS' documented behaviour.</summary>
internal sealed partial class KmsClients : IDisposable
{
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
        var credentials = AwsProfiles.Find(profile, region);
        credentials = role.Length > 0 ? new AssumedRole(credentials, region, new AssumeRoleRequest { RoleArn = role }) : credentials;
        var config = AwsConfiguration.Of(new AmazonKeyManagementServiceConfig(), region, "AWS_ENDPOINT_URL_KMS");
        return credentials is null ? new AmazonKeyManagementServiceClient(config) : new AmazonKeyManagementServiceClient(credentials, config);
    }

    [GeneratedRegex(@"^arn:aws[\w-]*:kms:(?<region>[a-z0-9-]+):[0-9]+:(key|alias)/.+$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Arn();
}
