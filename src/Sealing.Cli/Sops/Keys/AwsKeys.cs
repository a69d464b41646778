using Sealing.Aws;
using Sealing.Sops;
using Sealing.Sops.Kinds;

namespace Sealing.Cli.Sops.Keys;

/// <summary>Master keys of AWS KMS. The AWS SDK is loaded when the first of them is used.</summary>
internal sealed class AwsKeys : ISopsKeyService
{
    private readonly Lazy<KmsKeyService> _service = new(() => new KmsKeyService());

    public bool Supports(SopsKeyKind kind) => kind == SopsKeyKind.AwsKms;

    public string Encrypt(SopsMasterKey key, ReadOnlySpan<byte> dataKey) => _service.Value.Encrypt(key, dataKey);

    public byte[] Decrypt(SopsMasterKey key) => _service.Value.Decrypt(key);
}
