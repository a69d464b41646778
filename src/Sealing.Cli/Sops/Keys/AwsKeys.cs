using Sealing.Aws;
using Sealing.Sops;

namespace Sealing.Cli.Sops.Keys;

/// <summary>Master keys of AWS KMS. The AWS SDK is loaded when the first of them is used.</summary>
internal sealed class AwsKeys : ISopsKeyService
{
    private readonly Lazy<KmsKeyService> _service = new(() => new KmsKeyService());

    public bool Supports(SopsKeyKind kind) => SopsKeyKind.AwsKms.Equals(kind);

    public ValueTask<string> EncryptAsync(SopsMasterKey key, ReadOnlyMemory<byte> dataKey, CancellationToken cancellationToken = default) =>
        _service.Value.EncryptAsync(key, dataKey, cancellationToken);

    public ValueTask<byte[]> DecryptAsync(SopsMasterKey key, CancellationToken cancellationToken = default) => _service.Value.DecryptAsync(key, cancellationToken);
}
