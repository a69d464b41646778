using Sealing.Aws;
using Sealing.Sops;

namespace Sealing.Cli.Sops.Publishing;

/// <summary>A bucket of AWS S3.</summary>
internal sealed class S3Destination(SopsDestinationRule rule) : IDestination
{
    private static readonly Lazy<S3Uploads> Uploads = new(() => new S3Uploads()); // one connection for all files

    public bool TakesPlaintext => false;

    public string AddressOf(string name) => $"s3://{rule.S3Bucket}/{rule.S3Prefix}{name}";

    public async Task<bool> PutAsync(string name, byte[] content, CancellationToken cancel)
    {
        await Uploads.Value.PutAsync(rule.S3Bucket!, rule.S3Prefix + name, content, cancel);
        return true;
    }
}
