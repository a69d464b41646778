using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace Sealing.Aws;

/// <summary>Writes objects to buckets of AWS S3. Thread safe.</summary>
/// <remarks>Source: AWS S3 API reference, PutObject.</remarks>
public sealed class S3Uploads : IDisposable
{
    private const string EndpointVariable = "AWS_ENDPOINT_URL_S3";

    private readonly Lazy<IAmazonS3> _client;
    private readonly bool _isOwn;

    /// <summary>Uploads with the credentials and the region that AWS programs find; without a region it is us-east-1.</summary>
    public S3Uploads()
    {
        (_client, _isOwn) = (new Lazy<IAmazonS3>(Create), true);
    }

    /// <summary>Uploads with a client, which stays the caller's.</summary>
    public S3Uploads(IAmazonS3 client)
    {
        ArgumentNullException.ThrowIfNull(client);
        _client = new Lazy<IAmazonS3>(client);
    }

    /// <summary>Writes an object, over the one of that name.</summary>
    /// <exception cref="SealingException">It could not be written: the message names bucket and way out.</exception>
    public async ValueTask PutAsync(string bucket, string key, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default)
    {
        using var stream = new MemoryStream(content.ToArray());
        var request = new PutObjectRequest { BucketName = bucket, Key = key, InputStream = stream, UseChunkEncoding = false };
        try
        {
            await _client.Value.PutObjectAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (AwsErrors.IsKnown(e) && !cancellationToken.IsCancellationRequested)
        {
            throw AwsErrors.Describe("s3://" + bucket, e, profile: "", WayOut);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_isOwn && _client.IsValueCreated)
        {
            _client.Value.Dispose();
        }
    }

    private static AmazonS3Client Create()
    {
        var region = FallbackRegionFactory.GetRegionEndpoint(includeInstanceMetadata: false)?.SystemName ?? "us-east-1";
        var config = AwsConfiguration.Of(new AmazonS3Config(), region, EndpointVariable);
        config.ForcePathStyle = !string.IsNullOrEmpty(config.ServiceURL); // such a server seldom has a name for each bucket
        config.RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED; // servers that are not of AWS may not know it
        return AwsProfiles.Find("", region) is { } credentials ? new AmazonS3Client(credentials, config) : new AmazonS3Client(config);
    }

    private static string? WayOut(string code) => code switch
    {
        "AccessDenied" => "check that you may write to the bucket: s3:PutObject",
        "NoSuchBucket" => "check the name of the bucket in the destination rule",
        "PermanentRedirect" or "AuthorizationHeaderMalformed" or "301" => "the bucket is in another region: set AWS_REGION",
        "SlowDown" => "AWS has too many requests; try again later",
        _ => null,
    };
}
