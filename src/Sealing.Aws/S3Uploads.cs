using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace Sealing.Aws;

/// <summary>
/// Writes objects to buckets of AWS S3, with the credentials and the region that AWS programs find; without a region it is us-east-1. Thread safe.
/// </summary>
/// <remarks>Source: AWS S3 API reference, PutObject.</remarks>
public sealed class S3Uploads : IDisposable
{
    private const string EndpointVariable = "AWS_ENDPOINT_URL_S3";

    private readonly Lazy<AmazonS3Client> _client = new(Create);

    /// <summary>Writes an object, over the one of that name.</summary>
    /// <exception cref="SealingException">It could not be written: the message names bucket and way out.</exception>
    public void Put(string bucket, string key, ReadOnlySpan<byte> content)
    {
        using var stream = new MemoryStream(content.ToArray());
        var request = new PutObjectRequest { BucketName = bucket, Key = key, InputStream = stream, UseChunkEncoding = false };
        try
        {
            _client.Value.PutObjectAsync(request).GetAwaiter().GetResult();
        }
        catch (Exception e) when (AwsErrors.IsKnown(e))
        {
            throw AwsErrors.Describe("s3://" + bucket, e, profile: "", WayOut);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_client.IsValueCreated)
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
