using System.Text;
using Sealing.Age;

namespace Sealing.Sops;

/// <summary>Master keys of the kind <c>age</c>: each recipient has an age file of its own, in armor.</summary>
public sealed class AgeKeyService : ISopsKeyService
{
    private readonly AgeKeyReader _reader;
    private readonly IAgeIdentity[] _identities;

    /// <summary>A service that reads recipients with <paramref name="reader"/> and decrypts with <paramref name="identities"/>, which stay the caller's.</summary>
    public AgeKeyService(AgeKeyReader reader, params ReadOnlySpan<IAgeIdentity> identities)
    {
        (_reader, _identities) = (reader, identities.ToArray());
    }

    /// <inheritdoc/>
    public bool Supports(SopsKeyKind kind) => SopsKeyKind.Age.Equals(kind);

    /// <inheritdoc/>
    public ValueTask<string> EncryptAsync(SopsMasterKey key, ReadOnlyMemory<byte> dataKey, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        return ValueTask.FromResult(AgeFile.EncryptArmored(dataKey.Span, _reader.ReadRecipient(key.Id)));
    }

    /// <inheritdoc/>
    public ValueTask<byte[]> DecryptAsync(SopsMasterKey key, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        return ValueTask.FromResult(AgeFile.Decrypt(Encoding.UTF8.GetBytes(key.EncryptedDataKey), _identities));
    }
}
